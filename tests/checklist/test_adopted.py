"""What was on the website before counts as evidence, as far as the public sees it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from oit_pages.actions.adopt import AdoptionRefused, Said, adopt, withdraw
from oit_pages.catalogue import editions_available, load_edition
from oit_pages.checklist.assess import assess_draft, record
from oit_pages.checklist.evidence import gather
from oit_pages.checklist.sheet import sheet
from oit_pages.evidence import Evidence, File, Item, Link, PageFacts
from oit_pages.judgement.verdict import judge
from oit_pages.models import Adoption, ContentStamp, IndicatorPage, IndicatorResult
from tests.factories import DocumentFactory, UserFactory, fill, text
from tests.old_site.models import ArticlePage, Attachment

SUBJECT = "powers-and-duties"
WORDS = "เทศบาลมีหน้าที่ดูแลทางน้ำและทางบก"


@pytest.fixture
def page(home):
    page = ArticlePage(title="อำนาจหน้าที่", slug="duties", intro=f"<p>{WORDS}</p>")
    return home.add_child(instance=page)


def say(thing, subject=SUBJECT, accepted=True) -> Said:
    kind = "page" if isinstance(thing, ArticlePage) else "document"
    if isinstance(thing, str):
        return Said(subject=subject, kind="address", which=thing, accepted=accepted)
    return Said(subject=subject, kind=kind, which=str(thing.pk), accepted=accepted)


def outcome(year_page, subject=SUBJECT) -> str:
    return IndicatorResult.objects.get(year_page=year_page, subject=subject).outcome


def words(year_page, subject=SUBJECT) -> str:
    found = gather(year_page, [subject]).get(subject)
    texts = [str(one.parts.get("text", "")) for one in found.items] if found else []
    return "\n".join(texts)


@pytest.fixture
def judged(year_page):
    record(year_page)
    return year_page


def test_an_adopted_page_is_what_a_person_judges(judged, page):
    assert outcome(judged) == "missing"
    assert adopt(judged, [say(page)], UserFactory()) == 1
    assert outcome(judged) == "needs_person"
    assert adopt(judged, [say(page)]) == 0  # again is nothing


def test_it_is_judged_again_when_it_is_edited_closed_or_gone(judged, page):
    adopt(judged, [say(page)])
    before = IndicatorResult.objects.get(year_page=judged, subject=SUBJECT).fingerprint
    page.intro = "<p>ข้อความใหม่ของหน้านี้</p>"
    page.save_revision().publish()
    after = IndicatorResult.objects.get(year_page=judged, subject=SUBJECT).fingerprint
    assert before != after
    page.unpublish()
    assert outcome(judged) == "missing"
    page.save_revision().publish()
    assert outcome(judged) == "needs_person"
    closed = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert outcome(judged) == "missing"
    closed.delete()
    assert outcome(judged) == "needs_person"
    page.delete()
    assert outcome(judged) == "missing"
    assert not Adoption.objects.exists()


def test_a_page_above_it_closes_it_too(judged, home):
    above = home.add_child(instance=ArticlePage(title="เมนู", slug="menu"))
    page = ArticlePage(title="อำนาจหน้าที่", slug="duties", intro=f"<p>{WORDS}</p>")
    above.add_child(instance=page)
    adopt(judged, [say(page)])
    above.refresh_from_db()
    above.unpublish()
    assert outcome(judged) == "missing"


def test_a_draft_of_it_is_not_seen(judged, page):
    adopt(judged, [say(page)])
    page.intro = "<p>ร่างที่ยังไม่เผยแพร่</p>"
    page.save_revision()
    assert words(judged) == WORDS


def test_a_document_counts_while_anybody_may_have_it(judged):
    collection = Collection.get_first_root_node().add_child(name="ภายใน")
    file = DocumentFactory(title="อำนาจหน้าที่", collection=collection)
    adopt(judged, [say(file)])
    assert outcome(judged) == "needs_person"
    closed = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="login"
    )
    assert outcome(judged) == "missing"
    assert not sheet(judged).line("O3").has
    closed.delete()
    assert outcome(judged) == "needs_person"
    assert sheet(judged).line("O3").addresses[0].url.startswith("http://localhost/documents/")
    file.delete()
    assert outcome(judged) == "missing"
    assert not Adoption.objects.exists()


def test_an_address_elsewhere_is_not_checked_and_never_missing_or_met(judged):
    adopt(judged, [say("https://elsewhere.example.go.th/duties")])
    result = IndicatorResult.objects.get(year_page=judged, subject=SUBJECT)
    assert result.outcome == "not_checked"
    rules = {
        one["rule"] for asked in result.findings["requirements"] for one in asked["findings"][:1]
    }
    assert rules == {"shown_here"}
    (one,) = sheet(judged).line("O3").addresses
    assert (one.url, one.page) == ("https://elsewhere.example.go.th/duties", None)


def test_what_no_machine_finds_in_a_document_is_asked_of_a_person(judged):
    """The plan's years stand in the document, and nowhere else."""
    adopt(judged, [say(DocumentFactory(title="แผนพัฒนาท้องถิ่น"), subject="strategic-plan")])
    result = IndicatorResult.objects.get(year_page=judged, subject="strategic-plan")
    assert result.outcome == "needs_person"
    asked = result.findings["requirements"]
    assert "covers_period" in {one["rule"] for each in asked for one in each["findings"]}
    # Once there is a page of its own, what that lacks is lacking.
    fill(judged, "O4", text("<p>แผนพัฒนา</p>"))
    assert outcome(judged, "strategic-plan") == "partial"


def test_a_menu_that_shows_nothing_is_nothing(judged, home):
    menu = home.add_child(instance=ArticlePage(title="อำนาจหน้าที่", slug="menu"))
    adopt(judged, [say(menu)])
    assert outcome(judged) == "fail"


def test_its_own_page_and_what_was_adopted_are_judged_together(judged, page):
    own = fill(judged, "O3", text("<p>หน้าที่ของตนเอง</p>"))
    adopt(judged, [say(page)])
    result = IndicatorResult.objects.get(year_page=judged, subject=SUBJECT)
    assert result.page_id == own.pk
    assert [one.pk for one in gather(judged, [SUBJECT])[SUBJECT].pages] == [own.pk, page.pk]
    draft = assess_draft(IndicatorPage.objects.get(pk=own.pk).specific)
    assert draft.verdict.outcome == result.outcome


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "//x",
        "ftp://a.b/c",
        "https://",
        "https://a:b@c.go.th/",
        "https://c.go.th/\n<b>",
    ],
)
def test_what_is_no_address_is_refused(judged, address):
    with pytest.raises(AdoptionRefused):
        adopt(judged, [say(address)])


def test_what_the_public_can_not_open_is_refused_and_nothing_is_kept(judged, page, home):
    hidden = home.add_child(instance=ArticlePage(title="ร่าง", slug="draft", live=False))
    with pytest.raises(AdoptionRefused):
        adopt(judged, [say(page), say(hidden)])
    own = fill(judged, "O4", text("<p>แผน</p>"))
    with pytest.raises(AdoptionRefused):
        adopt(judged, [Said(subject=SUBJECT, kind="page", which=str(own.pk))])
    with pytest.raises(AdoptionRefused):
        adopt(judged, [say(page, subject="no-such-thing")])
    assert not Adoption.objects.exists()


def test_a_refusal_is_remembered_and_can_be_taken_back(judged, page):
    adopt(judged, [say(page, accepted=False)])
    assert outcome(judged) == "missing"
    adopt(judged, [say(page)])
    row = Adoption.objects.get()
    assert row.accepted
    stamp = list(ContentStamp.objects.values_list("value", flat=True))
    assert withdraw(judged, [row.pk]) == 1
    assert stamp != list(ContentStamp.objects.values_list("value", flat=True))
    assert outcome(judged) == "missing"


def test_everything_that_a_page_shows_is_read_and_nothing_else(judged, home):
    inside, beside, hung = (DocumentFactory() for _one in range(3))
    body = [
        {
            "type": "section",
            "value": {
                "heading": "หัวข้อในส่วน",
                "colour": "red",
                "parts": [
                    {
                        "type": "text",
                        "value": f'<p>ในส่วน <a linktype="document" id="{beside.pk}">ไฟล์</a></p>',
                    },
                    {"type": "file", "value": inside.pk},
                ],
            },
        },
        {"type": "table", "value": {"data": [["ช่องหนึ่ง", None], ["ช่องสอง", "ช่องสาม"]]}},
        {
            "type": "typed",
            "value": {
                "columns": [{"type": "cell", "heading": "หัวตาราง"}],
                "rows": [{"values": ["ช่องสี่"]}],
            },
        },
        {"type": "html", "value": "<script>RAW</script>"},
        {"type": "unit", "value": 1},
        {"type": "gone", "value": "x"},
    ]
    page = ArticlePage(
        title="หน้าเดิม", slug="all", body=body, teaser="คำโปรย", note_to_self="ภายในเท่านั้น"
    )
    home.add_child(instance=page)
    Attachment.objects.create(page=page, document=hung)
    adopt(judged, [say(page)])
    (item,) = gather(judged, [SUBJECT])[SUBJECT].items
    shown = str(item.parts["text"])
    for seen in ("หัวข้อในส่วน", "ในส่วน", "ช่องหนึ่ง", "ช่องสาม", "หัวตาราง", "ช่องสี่", "คำโปรย"):
        assert seen in shown
    for unseen in ("RED", "RAW", "ภายใน"):
        assert unseen not in shown
    assert {file.pk for file in item.files} == {inside.pk, beside.pk, hung.pk}


def test_as_many_queries_for_many_pages(judged, home):
    pages = [
        home.add_child(instance=ArticlePage(title=f"หน้า {at}", slug=f"p{at}", intro="<p>ก</p>"))
        for at in range(8)
    ]
    adopt(judged, [say(pages[0])])
    with CaptureQueriesContext(connection) as one:
        gather(judged)
    adopt(judged, list(map(say, pages)))
    with CaptureQueriesContext(connection) as many:
        gather(judged)
    assert len(many) == len(one) <= 8
    with CaptureQueriesContext(connection) as of_sheet:
        sheet(judged)
    assert len(of_sheet) <= 10


YEARS = sorted(editions_available())


@pytest.mark.parametrize("year", YEARS)
def test_nothing_adopted_meets_an_indicator_by_itself(year):
    """Whatever it says and has: a person judges it."""
    edition = load_edition(year)
    file = File(title="ไฟล์", extension="pdf", size=9, readable=True, pk=1)
    facts = PageFacts(pk=1, title="หน้าเดิม", live=True, public=True, reachable=True, adopted=True)
    day = date(year - 543, 1, 15)
    for indicator in edition.indicators:
        said = "\n".join([indicator.title_th, *(one.th for one in indicator.requirements)])
        row = {"title": said[:200], "kind": "", "date": None, "period": None, "note": ""}
        evidence = Evidence(
            subject=indicator.subject,
            year=year,
            as_of=day,
            pages=(facts,),
            items=(
                Item(
                    kind="rich_text",
                    page=1,
                    parts={"text": f"{said} 15 มกราคม {year}", "date": day},
                    files=(file,),
                    links=(Link(url="https://a.go.th"), Link(page=2, works=True)),
                ),
                Item(
                    kind="documents",
                    parts={"heading": ""},
                    rows=({**row, "has_file": True, "has_photo": False},),
                    files=(file,),
                ),
            ),
        )
        assert judge(indicator, evidence).outcome not in {"pass", "nothing_to_report"}, (
            indicator.code
        )
        bare = Evidence(
            subject=indicator.subject, year=year, as_of=day, pages=(facts,),
            elsewhere=("https://a.go.th",),
        )  # fmt: skip
        assert judge(indicator, bare).outcome == "not_checked", indicator.code
