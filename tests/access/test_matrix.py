"""The access matrix: every address there is × who asks × what state the page is in.

The addresses are found, not listed: a new route of the package is asked without another line
here, and one with a part that nobody has named yet fails until it says what stands for it.
"""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.test import Client, RequestFactory
from django.urls import get_resolver, path
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.sitemaps import Sitemap
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupPagePermission,
    Page,
)

from oit_pages.actions.receive_papers import receive_papers
from oit_pages.actions.upload_link import make_link, token_of
from oit_pages.models import IndicatorPage, Person, ResponsibleUnit, UploadLink
from sample_site import urls as sample_urls
from tests.access.test_hidden_years import link_from
from tests.actions.test_upload_link import kept, pdf, sent
from tests.api.test_privacy import ADDRESSES, SECRET, SLUG, STATES, other, publish, write
from tests.api.world import announcement
from tests.factories import DocumentFactory, UserFactory

try:
    from wagtail.api.v3.api import api as v3
except ImportError:  # On Wagtail 7.4 there is no API v3
    v3 = None

urlpatterns = [
    *([path("api/v3/", v3.urls)] if v3 else []),
    *sample_urls.urlpatterns,
]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.every_case]

__all__ = ["kept", "other"]


def _live(page, world):
    publish(page)


def _below_hidden(which):
    def hide(page, world):
        publish(page)
        above = page.get_parent() if which == "section" else world.year_page
        above.specific.unpublish()

    return hide


def _below_expired(page, world):
    publish(page)
    over = timezone.now() - timedelta(minutes=1)
    Page.objects.filter(pk=world.year_page.pk).update(expire_at=over)


HIDDEN = {
    **STATES,
    "section hidden": _below_hidden("section"),
    "year hidden": _below_hidden("year"),
    "year expired": _below_expired,
}
#: Whoever is signed in may read these by Wagtail's own rules, by way of a plain page.
BY_LOGIN = {"private by login", "private by password", "private by group", "private ancestor"}


# Who asks


def _member(*pages, rights=()):
    user = UserFactory()
    group = Group.objects.create(name=user.username)
    group.permissions.add(
        *Permission.objects.filter(
            codename__in=[
                "access_admin",
                "correct_edition",
                "view_responsibleunit",
                "change_responsibleunit",
                "view_person",
                "change_person",
            ]
        )
    )
    for page in pages:
        for right in rights:
            GroupPagePermission.objects.create(
                group=group, page=page, permission=Permission.objects.get(codename=right)
            )
    user.groups.add(group)
    return _client(user)


def _host():
    """Sees how ready every municipality is, and works on none."""
    user = UserFactory()
    group = Group.objects.create(name=user.username)
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "view_all_municipalities"])
    )
    user.groups.add(group)
    return _client(user)


def _client(user):
    client = Client()
    client.force_login(user)
    return client


READERS = {
    "anonymous": lambda world, other: Client(),
    "editor": lambda world, other: _member(world.municipality, rights=["change_page"]),
    "officer": lambda world, other: _member(
        world.municipality, rights=["add_page", "change_page", "publish_page"]
    ),
    "other municipality": lambda world, other: _member(
        other.get_parent(), rights=["add_page", "change_page", "publish_page"]
    ),
    "host": lambda world, other: _host(),
    "superuser": lambda world, other: _client(UserFactory(is_superuser=True, is_staff=True)),
}
WORK_HERE = {"editor", "officer", "superuser"}
#: Outside the admin everybody is answered alike; asked there are one of each kind: nobody, somebody
#: who works elsewhere, and who may do anything.
ASK_OUTSIDE = {"anonymous", "other municipality", "superuser"}


# What is asked


def routes(patterns=None, prefix=""):
    """(address with its parts, their names) of every route whose view is ours."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        text = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from routes(pattern.url_patterns, text)
            continue
        view = getattr(pattern.callback, "view_class", pattern.callback)
        view = getattr(view, "cls", view)
        if view.__module__.startswith("oit_pages.") or text.startswith("admin/oit/"):
            yield text


def asked(page, unit):
    """Address → whether it is of the admin, for every route, with this page in its parts."""
    parts = {
        "int:page_id": page.pk,
        "oit_id:page_id": page.pk,
        "int:year_page_id": page.path and _year_of(page).pk,
        "str:code": "O2",
        "int:pk": unit.pk,
        "oit_year:year": "2564",
        "oit_word:key": "O2",
        "oit_block:block": "secret-table",
        "oit_anything:rest": "nowhere",
        "str:token": _link_of_another_task(page, unit),
    }
    found = {}
    for route in routes():
        address = route
        for name, value in parts.items():
            address = address.replace(f"<{name}>", str(value))
        assert "<" not in address, f"{route}: say above what stands for its parts"
        found[f"/{address}"] = route.startswith("admin/")
    for address in list(found):
        if address.endswith("/municipalities/"):
            found |= {f"{address}?export={kind}": True for kind in ("json", "csv", "xlsx")}
        if "/reports/oit/" in address:
            found[f"{address}?year_page={_year_of(page).pk}"] = True
        if address.endswith("/reports/oit/written/"):
            word = "docx=monthly-monitoring&month=2021-03"
            found[f"{address}?year_page={_year_of(page).pk}&{word}"] = True
    return found


def _link_of_another_task(page, unit):
    """The address of an upload link: what it opens is open to whoever holds it, of its own page."""
    other = IndicatorPage.objects.descendant_of(_year_of(page)).exclude(pk=page.pk).first()
    link = make_link(other, unit, days=1)
    UploadLink.objects.filter(pk=link.pk).update(unit_name="หน่วยงานอื่น")
    return token_of(link)


def _year_of(page):
    return page.specific.year_page


def own_api(page):
    """The API's addresses with what one asks them for."""
    yield from (f"/api/oit/v1/{address}" for address in ADDRESSES)
    yield f"/api/oit/v1/find-page/?path={page.url_path}"
    if v3:
        yield from ("/api/v3/pages/", f"/api/v3/pages/{page.pk}/")


def wagtail_v2(page, document):
    yield "/api/v2/pages/?type=oit_pages.IndicatorPage&fields=*"
    yield f"/api/v2/pages/{page.pk}/"
    yield f"/api/v2/pages/?search={SECRET}"
    yield f"/api/v2/pages/find/?html_path={page.url}"
    yield from ("/api/v2/documents/", "/api/v2/images/", f"/api/v2/documents/{document.pk}/")


def says(response) -> bool:
    content = response.getvalue()
    return SECRET.encode() in content or SLUG.encode() in content


def settle(world, state):
    """The secret page in a state, with a link to it, a redirect, a unit of its own, and
    somebody of the same number in the register."""
    cache.clear()
    page = write(world)
    Redirect.objects.create(old_path="/old/secret", site=world.site, redirect_page=page)
    unit = ResponsibleUnit.objects.create(municipality=world.municipality, name_th=SECRET)
    Person.objects.create(pk=unit.pk, municipality=world.municipality, name_th=SECRET)
    state(page, world)
    page.refresh_from_db()
    return page, unit


@pytest.mark.parametrize("state", HIDDEN)
def test_what_is_hidden_is_shown_only_to_who_works_on_it(world, other, state):
    page, unit = settle(world, HIDDEN[state])
    linking = link_from(other, page)
    document = get_document_model().objects.get(title=f"{SECRET}.pdf")
    # Wagtail's API v3 knows nothing of what is above a page, as the docs say.
    is_below_hidden = state in ("section hidden", "year hidden", "year expired", "expired")
    for reader, sign_in in READERS.items():
        client = sign_in(world, other)
        for address, in_admin in asked(page, unit).items():
            may_say = in_admin and reader in WORK_HERE
            if may_say and reader != "superuser":
                continue  # nothing is hidden from them there; the superuser comes to every screen
            if not in_admin and reader not in ASK_OUTSIDE:
                continue
            response = client.get(address)
            assert response.status_code < 500, address
            assert may_say or not says(response), (reader, address)
        ours = own_api(page) if reader in ASK_OUTSIDE else ()
        for address in (*ours, *wagtail_v2(page, document)):
            if not (is_below_hidden and address.startswith("/api/v3/")):
                assert not says(client.get(address)), (reader, address)
        assert not says(client.get(linking.url, headers={"host": "other.example"})), reader
        if reader == "anonymous" or state not in BY_LOGIN:
            shown = client.get(page.url)
            if state == "private by password":  # the form repeats the address it was asked at
                assert SECRET not in shown.content.decode(), reader
            else:
                assert not says(shown), reader
            assert not says(client.get(page.get_parent().specific.url)), reader
    request = RequestFactory().get("/")
    places = [one.get_sitemap_urls(request) for one in Sitemap(request).items()]
    assert SLUG not in str(places)


def test_what_is_public_is_shown_to_all_and_worked_on_by_its_own(world, other):
    """Else the table above would say nothing."""
    page, unit = settle(world, _live)
    linking = link_from(other, page)
    document = get_document_model().objects.get(title=f"{SECRET}.pdf")
    for reader, sign_in in READERS.items():
        client = sign_in(world, other)
        showing, admin = set(), set()
        for address, in_admin in asked(page, unit).items():
            if says(client.get(address)):
                (admin if in_admin else showing).add(address)
        for part in ("years/2564/", "disclosures/", "documents/", "tables/", "catalogue/"):
            assert f"/api/oit/v1/{part}" in showing, reader
        assert bool(admin) == (reader in WORK_HERE), (reader, admin)
        assert all(says(client.get(address)) for address in list(wagtail_v2(page, document))[:2])
        assert says(client.get(page.url))
        assert says(client.get(linking.url, headers={"host": "other.example"}))


def test_a_paper_that_waits_is_shown_to_who_works_on_its_page_alone(world, other):
    page = world.fill("O2", publish=False)
    unit = ResponsibleUnit.objects.create(municipality=world.municipality, name_th="สำนัก")
    link = make_link(page, unit, days=1)
    receive_papers(link, [sent(f"{SECRET}.pdf", pdf())])
    paper = link.papers.get()
    for reader, sign_in in READERS.items():
        client = sign_in(world, other)
        found = asked(page, unit)
        found |= {f"/admin/oit/upload/{page.pk}/?download={paper.pk}": True}
        found |= {f"/upload/{token_of(link)}/": False, f"/media/{paper.file.name}": False}
        showing = set()
        for address, in_admin in found.items():
            response = client.get(address)
            if says(response) or SECRET in response.get("Content-Disposition", ""):
                assert in_admin, (reader, address)
                showing.add(address)
            if reader not in WORK_HERE:
                assert token_of(link).encode() not in response.getvalue(), (reader, address)
        assert bool(showing) == (reader in WORK_HERE), (reader, showing)


def test_a_private_document_is_named_to_nobody_in_public(world, other):
    closed = Collection.get_first_root_node().add_child(name="closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="groups")
    private = DocumentFactory(title=SECRET, collection=closed)
    page = world.fill("O2", announcement(private.pk))
    unit = ResponsibleUnit.objects.create(municipality=world.municipality, name_th="สำนัก")
    for reader, sign_in in READERS.items():
        client = sign_in(world, other)
        for address, in_admin in asked(page, unit).items():
            if not in_admin or reader not in WORK_HERE:
                assert not says(client.get(address)), (reader, address)
        for address in (*own_api(page), page.url):
            assert not says(client.get(address)), (reader, address)
        if reader != "superuser":  # whom Wagtail lets pass every restriction
            assert client.get(private.url).status_code in (302, 403, 404)
            for address in wagtail_v2(page, private):
                assert not says(client.get(address)), (reader, address)
