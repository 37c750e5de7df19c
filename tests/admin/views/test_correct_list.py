"""A year's list is held against the manual in the admin."""

import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from PIL import Image

from oit_pages.actions.correct_edition import correct_edition, version_of
from oit_pages.models import AssessmentYearPage, EditionCorrection
from tests.actions.corrections import list_of, private_photos, said
from tests.actions.test_correct_edition import fresh

__all__ = ["fresh", "private_photos"]
pytestmark = pytest.mark.django_db
LIST, ITEM = "/admin/reports/oit/list/correct/", "/admin/reports/oit/list/correct/item/"
O43 = "/admin/reports/oit/list/"


@pytest.fixture
def corrector(django_user_model, clerk):
    """Somebody of the same municipality, to whom the webmaster gave the permission."""
    user = django_user_model.objects.create_user("corrector", password="x", first_name="สมใจ")
    user.groups.set(clerk.groups.all())
    user.user_permissions.add(Permission.objects.get(codename="correct_edition"))
    return user


def picture(name="หน้า.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue())


def page_of(year_page, address=ITEM, subject="executives"):
    found = f"{address}?year_page={year_page.pk}"
    return f"{found}&subject={subject}" if address == ITEM else found


def filled_in(client, address, **more):
    """What the form sends as it was opened."""
    context = client.get(address).context
    sent = dict(context["about"])
    for one in context["rows"]:
        name = one["row"].name
        sent |= {f"{name}-{key}": text for key, text, *_rest in one["texts"]}
        sent[f"was-{name}"] = one["was"]
        if not one["row"].is_title:
            sent[f"{name}-level"] = one["level"]
    return sent | {"source": "คู่มือ ITA 2564", "page": "๑๒"} | more


def test_an_item_is_confirmed_corrected_and_taken_back(
    year_page, client, corrector, private_photos
):
    client.force_login(corrector)
    address = page_of(year_page)
    sent = filled_in(client, address, photo=picture(), next="1")
    sent["executives:-title_th"] = "ชื่อตามคู่มือ"
    sent |= {"new-th": "อีกอย่างหนึ่ง", "new-en": "One more", "new-level": "recommended"}
    answer = client.post(address, sent)
    assert answer.status_code == 302
    edition = AssessmentYearPage.objects.get(pk=year_page.pk).edition
    item = edition.find("executives")
    assert item.title_th == "ชื่อตามคู่มือ"
    assert item.requirements[-1].th == "อีกอย่างหนึ่ง"
    rows = EditionCorrection.objects.all()
    assert {row.changed_by_name for row in rows} == {"สมใจ"}
    assert len({row.photo.name for row in rows}) == len(list(private_photos.rglob("*.jpg"))) == 1
    # Shown on the list with who, where and a photo, which nobody else is served.
    told = client.get(page_of(year_page, LIST)).content.decode()
    assert "คู่มือ ITA 2564" in told
    assert 'data-oit-sure="seen-here"' in told
    shown = client.get(f"{page_of(year_page, LIST)}&photo={rows[0].pk}")
    assert shown["Content-Type"] == "image/jpeg"
    assert "no-store" in shown["Cache-Control"]
    assert Image.open(io.BytesIO(shown.getvalue())).size == (60, 80)
    shown.close()
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/media/{rows[0].photo.name}").status_code == 404
    # The next form knows which manual it is.
    assert client.get(page_of(year_page, ITEM, "qa")).context["about"]["source"] == "คู่มือ ITA 2564"
    for row in rows:
        client.post(page_of(year_page, LIST), {"do": "take-back", "fact": ":".join(row.key)})
    assert list_of(2564) is AssessmentYearPage.objects.get(pk=year_page.pk).edition
    assert not EditionCorrection.objects.exists()


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    year_page, client, corrector, private_photos, settings
):
    settings.LANGUAGE_CODE = "th"
    client.force_login(corrector)
    address = page_of(year_page)
    name = next(
        one["row"].name for one in client.get(address).context["rows"] if not one["row"].is_title
    )
    sent = filled_in(client, address, photo=picture(), source=" ")
    sent |= {f"{name}-th": "", f"{name}-en": "Typed words", f"{name}-level": "information"}
    answer = client.post(address, sent)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert answer.context["faults"]["source"]
    assert f'aria-describedby="fault-{name}-th"' in told
    assert "Typed words" in told
    assert not EditionCorrection.objects.exists()
    # The photo that came with it need not be chosen again.
    kept = answer.context["kept_photo"]
    sent = {**sent, "source": "คู่มือ", f"{name}-th": "ข้อความ", f"{name}-level": "required"}
    del sent["photo"]
    assert client.post(address, sent | {"kept-photo": kept}).status_code == 302
    assert EditionCorrection.objects.get().photo
    forged = client.post(address, sent | {"kept-photo": "../../etc/passwd", "source": ""})
    assert forged.context["kept_photo"] == ""
    empty = client.post(address, filled_in(client, address))
    assert empty.context["general"]
    bad = client.post(address, filled_in(client, address, photo=SimpleUploadedFile("a.jpg", b"x")))
    assert bad.context["faults"]["photo"]


def test_somebody_was_quicker(year_page, client, corrector):
    client.force_login(corrector)
    address = page_of(year_page)
    sent = filled_in(client, address)
    correct_edition(2564, [said(2564, ("executives", ""), title_th="ของคนอื่น")])
    sent["executives:-title_th"] = "ของฉัน"
    answer = client.post(address, sent)
    assert answer.context["general"]
    assert "ของฉัน" in answer.content.decode()
    row = EditionCorrection.objects.get()
    assert row.words["title_th"] == "ของคนอื่น"
    sent["was-executives:"] = version_of(row)
    assert client.post(address, sent).status_code == 302


def test_a_file_is_read_shown_and_accepted(year_page, client, corrector, private_photos):
    client.force_login(corrector)
    address = page_of(year_page, LIST)
    nothing = client.get(f"{address}&export=zip")
    assert nothing["Content-Type"].startswith("text/html")
    correct_edition(2564, [said(2564, ("executives", ""), title_th="ชื่อใหม่")])
    made = client.get(f"{address}&export=zip")
    assert made["Content-Disposition"] == 'attachment; filename="oit-corrections-2564.zip"'
    assert client.get(f"{address}&export=toml").content.startswith(b"# What")
    client.post(address, {"do": "reset"})
    theirs = made.content
    client.post(address, {"do": "import", "file": SimpleUploadedFile("a.zip", theirs)})
    told = client.get(address)
    assert 'data-oit-proposal="executives:"' in told.content.decode()
    assert told.context["free"] == 1
    correct_edition(2564, [said(2564, ("executives", ""), title_th="ชื่อของเรา")])
    client.post(address, {"do": "accept-all"})
    assert list_of(2564).find("executives").title_th == "ชื่อของเรา"
    one = EditionCorrection.objects.proposed().get()
    client.post(address, {"do": "accept", "proposal": str(one.pk)})
    assert EditionCorrection.objects.get().words["title_th"] == "ชื่อใหม่"
    client.post(address, {"do": "import", "file": SimpleUploadedFile("a.zip", theirs[:80])})
    assert client.post(address, {"do": "import"}).status_code == 302
    assert client.post(address, {"do": "x"}).status_code == 404
    assert client.post(address, {"do": "accept", "proposal": "x"}).status_code == 302
    assert EditionCorrection.objects.count() == 1


def test_only_for_whoever_may_and_works_there(
    year_page, neighbour, client, clerk, corrector, webmaster, private_photos
):
    correct_edition(2564, [said(2564, ("executives", ""), title_th="ชื่อ")])
    pages = [page_of(year_page, LIST), page_of(year_page), f"{page_of(year_page, LIST)}&photo=1"]
    links = (reverse("oit_pages_correct_list"), "data-oit-correct")
    for user, status in ((None, 302), (clerk, 302), (corrector, 200), (webmaster, 200)):
        client.logout()
        if user:
            client.force_login(user)
        for address in pages[:2]:
            assert client.get(address).status_code == status, (user, address)
            if status != 200:
                client.post(address, {"do": "reset"})
        if user:
            assert (links[0] in client.get(O43).content.decode()) == (status == 200)
    assert EditionCorrection.objects.count() == 1
    client.force_login(corrector)
    assert client.get(page_of(neighbour, LIST)).status_code == 404
    assert client.post(page_of(neighbour, LIST), {"do": "reset"}).status_code == 404
    assert client.get(pages[2]).status_code == 404
    assert client.get(page_of(year_page, ITEM, "nothing")).status_code == 404
    assert client.get(page_of(year_page, ITEM, "qa'--")).status_code == 404


def test_the_panel_leads_there(year_page, client, corrector, clerk):
    page = year_page.get_descendants().get(slug__startswith="o2-")
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    for user, there in ((corrector, True), (clerk, False)):
        client.force_login(user)
        with override("th"):
            told = client.get(address).content.decode()
        if "oit-checklist__note" in told:  # on Wagtail 7.4 the tab brings it
            assert ("data-oit-correct" in told) == there


def test_few_queries(year_page, client, corrector, django_assert_max_num_queries):
    client.force_login(corrector)
    subjects = [one.subject for one in year_page.edition.indicators[:10]]
    for subject in subjects:
        correct_edition(2564, [said(2564, (subject, ""), title_th="ชื่อ")])
    for address in (page_of(year_page, LIST), page_of(year_page)):
        client.get(address)
        with django_assert_max_num_queries(13):
            client.get(address)
