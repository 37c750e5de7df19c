"""Privacy: what is not public shows nowhere, whoever asks.

Who asks × what state the page is in × every address. A page that is hidden must answer as
though it had never been written: same status, same count, same bytes.
"""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Site,
)

from oit_pages.api.routes import urlpatterns
from oit_pages.checklist.assess import record
from oit_pages.models import EntryPage, IndicatorPage, IndicatorResult
from tests.api.world import announcement, measures, municipality_below, published_year, stream, text
from tests.factories import DocumentFactory, UserFactory

pytestmark = pytest.mark.every_case

SECRET = "ความลับสุดยอด"
SLUG = "secret-slug"

#: Name of each address → ways to ask it.
BY_NAME = {
    "entrance": [""],
    "profile": ["profile/"],
    "names": ["names/"],
    "years": ["years/"],
    "year": ["years/2564/", "years/2564/?lang=en"],
    "scorecard": ["years/2564/scorecard/"],
    "indicator": [
        "years/2564/indicators/O2/",
        "years/2564/indicators/executives/",
        "years/2564/indicators/O1/",
        "years/2564/indicators/O3/",
    ],
    "year-package": ["years/2564/data.zip"],
    "disclosures": [
        "disclosures/",
        "disclosures/?body=true",
        "disclosures/?code=O2",
        f"disclosures/?search={SECRET}",
        "disclosures/?unit=secret",
        "disclosures/?has_table=true&code=O2",
        "disclosures/?has_file=true&ordering=-updated",
        "disclosures/?document_kind=plan",
        "disclosures/?ordering=title&limit=1",
    ],
    "documents": ["documents/", f"documents/?search={SECRET}", "documents/?ordering=-added"],
    "tables": ["tables/", "tables/?code=O2"],
    "catalogue": ["catalogue/"],
    "changes": ["changes.atom", "changes.atom?lang=en"],
    "closing-dates": ["closing-dates.ics", "closing-dates.ics?lang=en"],
    "find-page": [
        "find-page/?path=/transparency/oit-2564/section-9-1/secret-slug/",
        "find-page/?path=/old/secret/",
        f"find-page/?click_path=หน้าแรก > {SECRET}",
    ],
    "schema": ["schema/"],
    "docs": ["docs/"],
    "elsewhere": ["nowhere/"],
}
ADDRESSES = [address for addresses in BY_NAME.values() for address in addresses]
#: Name of each address that is about one page → the address of the hidden one.
OF_ONE = {
    "disclosure": "disclosures/{pk}/",
    "table": "tables/{pk}/secret-table/",
    "table-csv": "tables/{pk}/secret-table.csv",
    "table-xlsx": "tables/{pk}/secret-table.xlsx",
    "table-schema": "tables/{pk}/secret-table/schema/",
}
#: Asked by token alone; see test_preview.
BY_TOKEN = {"preview"}
#: Is told something and says nothing; see visits/test_visits.
TOLD = {"visits"}


def test_every_address_is_looked_at():
    """A new route must say here how it is asked."""
    assert {one.name for one in urlpatterns if one.name} == {*BY_NAME, *OF_ONE, *BY_TOKEN, *TOLD}


def editor_of(*pages) -> Client:
    """Somebody who may change and publish below these pages."""
    user = UserFactory(password="pass-word-1")
    group = Group.objects.create(name=user.username)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for page in pages:
        for codename in ("change_page", "publish_page"):
            GroupPagePermission.objects.create(
                group=group, page=page, permission=Permission.objects.get(codename=codename)
            )
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def other(world):
    """Another municipality with a site and a year of its own."""
    root = Page.get_first_root_node()
    home, index = municipality_below(root, "third", "ทุ่งอื่น")
    Site.objects.create(hostname="other.example", root_page=home, site_name="other")
    return published_year(index)


@pytest.fixture(params=["anonymous", "editor", "other editor"])
def reader(request, world):
    """Who asks. The other municipality need have no year for its editor to be nobody here."""
    if request.param == "anonymous":
        return Client()
    if request.param == "editor":
        return editor_of(world.municipality)
    home, index = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")
    return editor_of(index)


def write(world):
    """O2 with a secret in every place where a page can keep one; not yet public."""
    secret = DocumentFactory(title=f"{SECRET}.pdf")
    return world.fill(
        "O2",
        text(f"<p>{SECRET}</p>"),
        measures(1) | {"id": "secret-table"},
        announcement(secret.pk, subject=SECRET),
        stream(
            "documents", {"heading": SECRET, "items": [{"title": SECRET, "files": [secret.pk]}]}
        ),
        publish=False,
        title=SECRET,
        slug=SLUG,
        summary=SECRET,
    )


def restrict(page, kind):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=kind, password="open" if kind == "password" else ""
    )
    if kind == "groups":
        restriction.groups.add(*Group.objects.all())


def publish(page):
    page.specific.get_latest_revision().publish()
    page.refresh_from_db()


def _draft(page, world):
    return None


def _scheduled(page, world):
    page = page.specific.get_latest_revision_as_object()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at).publish()


def _expired(page, world):
    publish(page)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))


def _unpublished(page, world):
    publish(page)
    page.specific.unpublish()


def _restricted(kind):
    def close(page, world):
        publish(page)
        restrict(page, kind)

    return close


def _ancestor(page, world):
    publish(page)
    restrict(page.get_parent(), "login")


STATES = {
    "draft": _draft,
    "scheduled": _scheduled,
    "expired": _expired,
    "unpublished": _unpublished,
    "private by login": _restricted("login"),
    "private by password": _restricted("password"),
    "private by group": _restricted("groups"),
    "private ancestor": _ancestor,
}


#: Which redirect was followed shows in no answer; scorecards are for those who work here.
MAY_ASK_MORE = {"find-page/?path=/old/secret/", *BY_NAME["scorecard"]}


def answers(client):
    """Of every address: status, content and number of queries. Without outcomes, and what the
    assessors' rules make of them: who works here may know that a page fails."""
    cache.clear()
    found = {}
    for address in ADDRESSES:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/api/oit/v1/{address}")
            content = response.getvalue()
        if response.status_code == 200 and address in BY_NAME["scorecard"]:
            # Its text is looked through for secrets all the same.
            content = b"a scorecard" if SECRET.encode() not in content else content
        content = re.sub(rb'"outcome":("\w+"|null)', b"", content)
        found[address] = (response.status_code, content, len(queries))
    return found


def warm(client):
    """Where the site's pages begin is remembered from the third request on."""
    for _ in range(3):
        client.get("/api/oit/v1/years/")
    # What a process looks up but once, such as types of content.
    client.get("/api/oit/v1/disclosures/", {"search": "คำใด"})


@pytest.mark.parametrize("state", STATES)
def test_what_is_hidden_shows_nowhere(world, reader, state):
    # An ancestor that is closed hides its other pages too: they must be hidden already.
    page = IndicatorPage.objects.get(subject="executives", path__startswith=world.year_page.path)
    if state == "private ancestor":
        restrict(page.get_parent(), "login")
    warm(reader)
    before = answers(reader)
    PageViewRestriction.objects.all().delete()
    page = write(world)
    Redirect.objects.create(old_path="/old/secret", site=world.site, redirect_page=page)
    STATES[state](page, world)
    warm(reader)
    after = answers(reader)
    for address in ADDRESSES:
        assert after[address][:2] == before[address][:2], address
        if address not in MAY_ASK_MORE:
            assert after[address][2] == before[address][2], address
        assert SECRET.encode() not in after[address][1]
        assert SLUG.encode() not in after[address][1]
    for address in OF_ONE.values():
        hidden = reader.get(f"/api/oit/v1/{address.format(pk=page.pk)}")
        never = reader.get(f"/api/oit/v1/{address.format(pk=999999)}")
        assert hidden.status_code == never.status_code == 404
        assert hidden.json() | {"instance": ""} == never.json() | {"instance": ""}


def test_the_secret_is_there_once_it_is_public(world):
    """Else the table above would say nothing."""
    page = write(world)
    publish(page)
    seen = [
        address for address, (_s, body, _q) in answers(Client()).items() if SECRET.encode() in body
    ]
    for address in (
        "years/2564/",
        "years/2564/indicators/O2/",
        "disclosures/",
        f"disclosures/?search={SECRET}",
        "documents/",
        "tables/",
        "catalogue/",
        "changes.atom",
        "closing-dates.ics",
    ):
        assert address in seen


@pytest.mark.parametrize("state", ["draft", "private by login"])
def test_hidden_pages_cost_no_query_more(world, state):
    """Timing: a search for a hidden word does the same work as for any other."""

    def queries(word):
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as found:
            Client().get("/api/oit/v1/disclosures/", {"search": word})
        return len(found)

    page = write(world)
    STATES[state](page, world)
    warm(Client())
    assert queries(SECRET) == queries("ไม่มีคำนี้เลย")


def test_a_live_page_does_not_show_its_draft(world, reader):
    page = world.o43.specific
    page.title = page.summary = SECRET
    page.body = [text(f"<p>{SECRET}</p>")]
    page.save_revision()
    for address, (_status, body, _queries) in answers(reader).items():
        assert SECRET.encode() not in body, address


@pytest.mark.parametrize("where", ["collection", "parent collection"])
def test_private_documents_are_not_named(world, reader, where):
    closed = Collection.get_first_root_node().add_child(name="closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    inside = closed.add_child(name="inside") if where == "parent collection" else closed
    private = DocumentFactory(title=SECRET, collection=inside)
    world.fill(
        "O2", announcement(private.pk), text(f'<a linktype="document" id="{private.pk}">x</a>')
    )
    for address, (_status, body, _queries) in answers(reader).items():
        assert SECRET.encode() not in body, address
    body = Client().get("/api/oit/v1/years/2564/indicators/O2/").json()["body"]
    assert body[0]["value"]["documents"] == []


def test_links_to_hidden_pages_do_not_name_them(world, reader):
    hidden = write(world)
    world.fill("O3", stream("link", {"text": "ดู", "page": hidden.pk}))
    for address, (_status, body, _queries) in answers(reader).items():
        assert SECRET.encode() not in body, address


def test_entries_below_a_hidden_year_are_hidden(world, reader):
    world.o43.add_child(instance=EntryPage(title=SECRET, slug=SLUG, subject=world.o43.subject))
    world.year_page.specific.unpublish()
    for address, (_status, body, _queries) in answers(reader).items():
        assert SECRET.encode() not in body, address


def test_one_site_does_not_show_the_other(world, other, reader):
    cache.clear()
    theirs = reader.get("/api/oit/v1/years/2564/", headers={"host": "other.example"}).json()
    ours = reader.get("/api/oit/v1/years/2564/").json()
    assert theirs["page"]["id"] != ours["page"]["id"]
    assert world.o43.title not in str(theirs)
    page = f"/api/oit/v1/disclosures/{world.o43.pk}/"
    assert reader.get(page).status_code == 200
    assert reader.get(page, headers={"host": "other.example"}).status_code == 404


SHOWING = ["years/2564/", "years/2564/indicators/O43/", "disclosures/", "years/2564/scorecard/"]


@pytest.mark.parametrize("address", SHOWING)
def test_outcomes_are_for_those_who_work_on_them(world, settings, address):
    def outcome(client):
        response = client.get(f"/api/oit/v1/{address}")
        shown = b'"outcome":"' in response.content
        assert shown == (response.status_code == 200 and shown)
        if client.cookies:
            assert "private" in response["Cache-Control"] or response.status_code == 403
        return shown

    theirs = municipality_below(Page.get_first_root_node(), "other", "ทุ่งอื่น")[1]
    assert not outcome(Client())
    assert outcome(editor_of(world.municipality))
    assert outcome(editor_of(world.o43))
    assert not outcome(editor_of(theirs))
    assert not outcome(editor_of())
    # What was made for an editor must not be kept for the next visitor.
    assert not outcome(Client())
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": True}
    assert outcome(Client())


def test_rights_that_were_given_since_show_at_once(world):
    client = editor_of()
    first = client.get("/api/oit/v1/years/2564/")
    assert b'"outcome":"' not in first.content
    GroupPagePermission.objects.create(
        group=Group.objects.latest("pk"),
        page=world.municipality,
        permission=Permission.objects.get(codename="change_page"),
    )
    again = client.get("/api/oit/v1/years/2564/", headers={"If-None-Match": first["ETag"]})
    assert b'"outcome":"' in again.content


def test_filtering_by_outcome_is_for_the_same_people(world):
    address = "/api/oit/v1/disclosures/?outcome=pass"
    assert Client().get(address).status_code == 403
    assert editor_of().get(address).status_code == 403
    assert editor_of(world.municipality).get(address).status_code == 200


@pytest.mark.parametrize("state", STATES)
def test_a_public_scorecard_names_nothing_hidden(world, settings, state, reader):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": True}
    STATES[state](write(world), world)
    for address in ("years/2564/scorecard/", "years/2564/", "disclosures/"):
        response = reader.get(f"/api/oit/v1/{address}")
        assert response.status_code == 200
        assert SECRET.encode() not in response.content
        assert SLUG.encode() not in response.content


def test_the_public_is_not_told_the_names_of_private_files(world, settings):
    """A rule says which files can't be opened: to those who can do something about it."""
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": True}
    record(world.year_page)
    result = IndicatorResult.objects.get(code="O43")
    requirement = result.findings["requirements"][0]
    facts = {"files": [SECRET], "found": 1}
    requirement["findings"][0] |= {"rule": "documents_are_usable", "facts": facts}
    result.save()

    def told(client):
        return SECRET.encode() in client.get("/api/oit/v1/years/2564/scorecard/").content

    assert told(editor_of(world.municipality))
    assert not told(Client())
    assert not told(editor_of())
    card = Client().get("/api/oit/v1/years/2564/scorecard/").json()
    shown = card["indicators"][-1]["requirements"][0]["findings"][0]
    assert shown["rule"] == "documents_are_usable"
    assert shown["facts"] == {"found": 1}


def test_each_municipality_opts_in_for_itself(world, other, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": ["other.example"]}
    address = "/api/oit/v1/years/2564/scorecard/"
    assert Client().get(address).status_code == 403
    assert Client().get(address, headers={"host": "other.example"}).status_code == 200
    assert Client().get(address, {"site": "other.example"}).status_code == 200
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": "other.example"}
    assert Client().get(address, headers={"host": "other.example"}).status_code == 403


def test_what_was_never_public_changes_no_tag(world):
    """A tag that changes says that somebody is writing something."""
    warm(Client())
    address = "/api/oit/v1/years/2564/"
    before = Client().get(address)
    page = world.fill("O2", text(f"<p>{SECRET}</p>"), publish=False)
    page.title = "ร่างใหม่"
    page.save()
    page.delete()
    after = Client().get(address)
    assert after["ETag"] == before["ETag"]
    assert after["Last-Modified"] == before["Last-Modified"]


def test_the_scorecard_says_how_far_the_english_page_has_come(world, settings):
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": True}
    indicators = Client().get("/api/oit/v1/years/2564/scorecard/").json()["indicators"]
    states = {one["code"]: one["english"] for one in indicators}
    assert set(states.values()) <= {"none", "untranslated", "partial", "outdated", "done"}
    assert states["O1"] == "none"


def test_very_many_closed_pages(api, world):
    """Architecture, visibility: with more than a hundred closed trees nothing changes."""
    entries = []
    for number in range(105):
        entry = EntryPage(title=f"ลับ {number}", slug=f"e{number}")
        world.o43.add_child(instance=entry)
        entries.append(entry)
    PageViewRestriction.objects.bulk_create(
        PageViewRestriction(page=one, restriction_type="login") for one in entries
    )
    cache.clear()
    for address in ("disclosures/?body=true", "documents/", "changes.atom", "years/2564/"):
        answer = api.response(address)
        assert answer.status_code == 200
        assert "ลับ " not in answer.content.decode()
    assert api("disclosures/")["count"] == 1


@pytest.mark.parametrize("method", ["head", "options"])
def test_other_methods_tell_no_more(world, method):
    """api.md: whatever is not public answers as though it did not exist, by HEAD and OPTIONS
    too, also for whoever has the tag of when it was public."""
    tag = Client().get(f"/api/oit/v1/disclosures/{world.o43.pk}/")["ETag"]
    Page.objects.filter(pk=world.o43.pk).update(live=False)
    ask = getattr(Client(), method)
    for headers in ({}, {"if-none-match": tag}, {"if-none-match": "*"}):
        hidden = ask(f"/api/oit/v1/disclosures/{world.o43.pk}/", headers=headers)
        never = ask("/api/oit/v1/disclosures/999999/", headers=headers)
        assert hidden.status_code == never.status_code
        assert hidden.content == never.content
        passing = {"Last-Modified", "ETag"} if method == "options" else {"Last-Modified"}
        told, of_none = (
            {name: value for name, value in one.items() if name not in passing}
            for one in (hidden, never)
        )
        # The refusal names the address that was asked: its length is that of the id.
        told.pop("Content-Length", None), of_none.pop("Content-Length", None)
        assert told == of_none
