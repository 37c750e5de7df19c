"""What was adopted for a year is in its archive, as far as the public has it."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, Site

from oit_pages.actions import freeze_year as freezing
from oit_pages.actions.adopt import Said, adopt, withdraw
from oit_pages.actions.ask_site import Visitor
from oit_pages.actions.compare_freeze import compare_freeze
from oit_pages.actions.freeze_year import FreezeFailed, freeze_year
from oit_pages.models import Adoption, YearFreeze
from tests.actions.test_freeze_year import (
    SECRET,
    differences,
    documents,
    files_in,
    folder,
    frozen_at_most,
    large_documents,
    plan,
    private,
    unpacked,
)
from tests.checklist.test_adopted import SUBJECT, WORDS, page, say
from tests.checklist.test_sheet import PLAN, year
from tests.factories import DocumentFactory, fill, text
from tests.old_site.models import ArticlePage, Attachment

__all__ = ["folder", "page", "plan", "private", "year"]
ELSEWHERE = "https://elsewhere.example.go.th/duties"


def told(freeze) -> dict:
    """Of the one adopted page."""
    (one,) = freeze.contents["adopted"]["pages"].values()
    return one


def article(home, slug, **fields) -> ArticlePage:
    return home.add_child(instance=ArticlePage(title=f"หน้า {slug}", slug=slug, **fields))


def test_a_public_page_as_a_visitor_gets_it_and_what_of_it_counts(year, page, tmp_path, client):
    hung = DocumentFactory(title="แนบ", file__data=b"%PDF-1.4 hung")
    Attachment.objects.create(page=page, document=hung)
    adopt(year, [say(page)])
    made = freeze_year(year)
    place, one = unpacked(made, tmp_path / "archive"), told(made)
    assert one["path"] == f"adopted/th/duties-{page.pk}.html"
    shown = client.get(page.get_url_parts()[2], HTTP_HOST="localhost").content
    assert (place / one["path"]).read_bytes() == shown
    assert WORDS in shown.decode()
    assert "AnonymousUser" in shown.decode()
    text_of = json.loads((place / one["text_path"]).read_text())
    assert text_of["parts"] == {"text": WORDS}
    assert text_of["files"] == one["files"] == [f"document:{hung.pk}"]
    assert (one["subjects"], one["status"]) == ([SUBJECT], 200)
    assert one["url"] == "http://localhost/duties/"
    file = made.contents["adopted"]["files"][f"document:{hung.pk}"]
    assert (place / file["path"]).read_bytes() == b"%PDF-1.4 hung"
    assert file["subjects"] == []
    assert json.loads((place / "contents.json").read_text()) == made.contents
    own = len(made.contents["pages"])
    assert made.counts == {"pages": own + 1, "files": 1}
    assert made.contents["files"] == {}


def test_a_public_document_and_an_address_elsewhere(year, plan, tmp_path, monkeypatch):
    monkeypatch.setattr("socket.socket.connect", lambda *args: pytest.fail("asked the network"))
    adopt(year, [say(plan), say(ELSEWHERE)])
    made = freeze_year(year)
    adopted, place = made.contents["adopted"], unpacked(made, tmp_path / "archive")
    (file,) = adopted["files"].values()
    assert (place / file["path"]).read_bytes() == b"%PDF-1.4 plan of 2564"
    assert file["subjects"] == [SUBJECT]
    assert adopted["addresses"] == {
        ELSEWHERE: {"title": ELSEWHERE, "subjects": [SUBJECT], "checked": False}
    }
    assert not (place / "adopted").exists()


def test_a_document_that_the_year_has_itself_is_there_once(year, plan, tmp_path):
    fill(year, "O4", text(PLAN), documents(plan))
    adopt(year, [say(plan)])
    made = freeze_year(year)
    key = f"document:{plan.pk}"
    one = made.contents["files"][key]
    assert made.contents["adopted"]["files"][key] == {**one, "subjects": [SUBJECT]}
    assert len(files_in(unpacked(made, tmp_path / "archive") / "files")) == 1
    assert made.counts["files"] == 1
    assert differences(made) == []


def test_the_sums_are_right_for_everybody(year, page, plan, tmp_path):
    adopt(year, [say(page), say(plan)])
    made = freeze_year(year)
    place = unpacked(made, tmp_path / "archive")
    check = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    done = subprocess.run(check, cwd=place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(files_in(place)) - 1
    sums, one = (place / "SHA256SUMS").read_text(), told(made)
    assert f"{one['sha256']}  {one['path']}\n" in sums
    assert f"{one['text_sha256']}  {one['text_path']}\n" in sums


def test_nothing_that_the_public_can_not_have(year, home, private, tmp_path):
    shown = article(home, "shown", intro=f'<p><a linktype="document" id="{private.pk}">ก</a></p>')
    shown.intro += f"<p>{SECRET}</p>"
    shown.save_revision()  # a draft of a public page
    Attachment.objects.create(page=shown, document=private)
    hidden, closed, below, refused, later = (
        article(home, slug, intro=f"<p>{SECRET}</p>", teaser=SECRET)
        for slug in ("hidden", "closed", "below", "refused", "later")
    )
    below.move(closed, pos="last-child")
    below.refresh_from_db()
    adopt(year, list(map(say, (shown, hidden, closed, below, later))))
    adopt(year, [say(refused, accepted=False)])
    Adoption.objects.create(
        year_page=year, subject=SUBJECT, kind="document", key=str(private.pk), accepted=True
    )
    hidden.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    ArticlePage.objects.filter(pk=later.pk).update(expire_at="2021-01-01T00:00Z")
    made = freeze_year(year)
    place = unpacked(made, tmp_path / "archive")
    assert told(made)["title"] == shown.title
    assert told(made)["files"] == []
    assert not (place / "files").exists()
    # The template of the invented site names what hangs on a page; our own words never do.
    html = place / told(made)["path"]
    for one in files_in(place):
        if one != html:
            assert SECRET not in one.read_text(), one
    assert SECRET not in json.dumps(made.contents, ensure_ascii=False)
    assert f"<p>{SECRET}" not in html.read_text()


def test_a_document_whose_file_is_lost_loses_nothing_else(year, page, plan):
    adopt(year, [say(page), say(plan)])
    os.unlink(plan.file.path)
    made = freeze_year(year)
    (file,) = made.contents["adopted"]["files"].values()
    assert (file["path"], file["sha256"]) == ("", "")
    assert told(made)["path"]
    assert differences(made) == []


def no_template(monkeypatch, page):
    monkeypatch.setattr(ArticlePage, "template", "nowhere.html")
    return 500


def no_address(monkeypatch, page):
    monkeypatch.setattr(ArticlePage, "get_url_parts", lambda *args: (1, None, None))


def no_site(monkeypatch, page):
    monkeypatch.setattr(ArticlePage, "get_url_parts", lambda *args: None)


def an_unknown_site(monkeypatch, page):
    parts = (0, "https://other.go.th", "/duties/")
    monkeypatch.setattr(ArticlePage, "get_url_parts", lambda *args: parts)


def an_address_that_fails(monkeypatch, page):
    monkeypatch.setattr(ArticlePage, "get_url_parts", lambda *args: 1 / 0)


def leads_away(monkeypatch, page):
    away = HttpResponseRedirect(f"https://front.example.go.th{page.get_url_parts()[2]}")
    monkeypatch.setattr(ArticlePage, "serve", lambda *args: away)
    return 302


def breaks_off(monkeypatch, page):
    def half():
        yield b"<html>"
        raise ValueError

    monkeypatch.setattr(ArticlePage, "serve", lambda *args: StreamingHttpResponse(half()))


def handler_fails(monkeypatch, page):
    answer = Visitor.answer

    def fails(self, path, *args):
        return 1 / 0 if path.endswith("/duties/") else answer(self, path, *args)

    monkeypatch.setattr(Visitor, "answer", fails)


@pytest.mark.parametrize(
    "fault",
    [
        no_template,
        no_address,
        no_site,
        an_unknown_site,
        an_address_that_fails,
        leads_away,
        breaks_off,
        handler_fails,
    ],
)
def test_a_page_that_does_not_open_fails_nothing(year, page, tmp_path, monkeypatch, fault):
    adopt(year, [say(page)])
    status = fault(monkeypatch, page)
    made = freeze_year(year)
    place, one = unpacked(made, tmp_path / "archive"), told(made)
    assert (one["path"], one["sha256"], one["status"]) == ("", "", status)
    assert json.loads((place / one["text_path"]).read_text())["parts"] == {"text": WORDS}
    assert [file.suffix for file in files_in(place / "adopted")] == [".json"]
    assert differences(made) == []


@pytest.mark.parametrize(
    "closed",
    [
        HttpResponse(status=401),
        HttpResponse(status=403),
        HttpResponseRedirect("/members/?next=/duties/"),
        HttpResponseRedirect("http://localhost/members/"),
        HttpResponseRedirect("https://accounts.example.go.th/enter"),
        HttpResponseRedirect("https://front.example.go.th/login/"),
    ],
)
def test_whom_the_page_turns_away_has_no_text_of_it(year, page, tmp_path, monkeypatch, closed):
    adopt(year, [say(page)])
    monkeypatch.setattr(ArticlePage, "serve", lambda *args: closed)
    made = freeze_year(year)
    one = told(made)
    assert (one["path"], one["text_path"], one["status"]) == ("", "", closed.status_code)
    assert not (unpacked(made, tmp_path / "archive") / "adopted").exists()


def test_a_page_that_only_visitors_can_read(year, page, tmp_path, monkeypatch):
    """Its own type fails to be read: what it shows is kept all the same."""
    adopt(year, [say(page)])

    def fails(page):
        raise ValueError

    monkeypatch.setattr("oit_pages.checklist.adopted.leaves", fails)
    made = freeze_year(year)
    one = told(made)
    assert (one["text_path"], one["subjects"], one["status"]) == ("", [SUBJECT], 200)
    assert WORDS in (unpacked(made, tmp_path / "archive") / one["path"]).read_text()
    assert differences(made) == []
    page.save_revision().publish()
    assert differences(made) == [("changed", page.title)]


def test_a_page_of_another_site_of_the_same_server(year, home, tmp_path):
    root = home.get_parent().add_child(instance=ArticlePage(title="กองคลัง", slug="finance"))
    Site.objects.create(hostname="finance.example.go.th", root_page=root, port=80)
    page = article(root, "duties", intro=f"<p>{WORDS}</p>")
    adopt(year, [say(page)])
    made = freeze_year(year)
    one = told(made)
    assert one["url"] == "http://finance.example.go.th/duties/"
    assert WORDS in (unpacked(made, tmp_path / "archive") / one["path"]).read_text()


def test_what_changed_since(year, home, page, plan):
    hung = DocumentFactory(title="แนบ", file__data=b"%PDF-1.4 hung")
    Attachment.objects.create(page=page, document=hung)
    adopt(year, [say(page), say(plan), say(ELSEWHERE)])
    made = freeze_year(year)
    assert differences(made) == []
    page.refresh_from_db()
    page.save_revision().publish()  # published again as it is
    page.intro = "<p>ร่าง</p>"
    page.save_revision()
    assert differences(made) == []
    page.save_revision().publish()
    assert differences(made) == [("changed", page.title)]
    Path(plan.file.path).write_bytes(b"%PDF-1.4 plan of 2565")
    assert differences(made) == [("changed", page.title), ("changed", "แผนพัฒนา")]
    new = article(home, "new", intro="<p>ใหม่</p>")
    adopt(year, [say(new)])
    assert ("new", new.title) in differences(made)
    page.unpublish()
    found = differences(made)
    assert ("gone", page.title) in found
    assert ("gone", "แนบ") in found
    rows = Adoption.objects.filter(kind="address").values_list("pk", flat=True)
    withdraw(year, list(rows))
    assert ("gone", ELSEWHERE) in differences(made)


@pytest.mark.parametrize("fields", [{"title": "ชื่อใหม่"}, {"slug": "new"}, {"date": "2021-01-01"}])
def test_whatever_counts_of_a_page(year, page, fields):
    adopt(year, [say(page)])
    made = freeze_year(year)
    page.refresh_from_db()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    assert [one.change for one in compare_freeze(made)] == ["changed"]


def test_another_template_is_no_change(year, page, monkeypatch):
    adopt(year, [say(page)])
    made = freeze_year(year)
    no_template(monkeypatch, page)
    assert differences(made) == []


def test_an_archive_made_before_any_of_it_was_kept(year, home, page, plan):
    fill(year, "O4", text(PLAN), documents(plan))
    adopt(year, [say(page), say(plan), say(ELSEWHERE)])
    made = freeze_year(year)
    made.contents.pop("adopted")
    made.save()
    assert differences(made) == []
    page.unpublish()
    adopt(year, [say(article(home, "new")), say(DocumentFactory(title="ใหม่"))])
    assert differences(made) == []
    fill(year, "O4", text(PLAN), documents())
    assert ("gone", "แผนพัฒนา") in differences(made)  # as evidence of the year's own page


def test_what_changes_meanwhile_is_no_evidence(year, page, monkeypatch):
    adopt(year, [say(page)])
    add = freezing.keep_adopted

    def and_somebody_publishes(*args):
        kept = add(*args)
        page.intro = "<p>แก้ไข</p>"
        page.save_revision().publish()
        return kept

    monkeypatch.setattr(freezing, "keep_adopted", and_somebody_publishes)
    with pytest.raises(FreezeFailed):
        freeze_year(year)
    assert not YearFreeze.objects.exists()


def test_how_far_it_is_is_told(year, page, plan):
    adopt(year, [say(page), say(plan)])
    steps = []
    made = freeze_year(year, step=lambda done, count: steps.append((done, count)))
    count = sum(made.counts.values())
    assert steps == [(done, count) for done in range(1, count + 1)]


def test_one_page_for_several_items(year, page):
    adopt(year, [say(page), say(page, subject="strategic-plan")])
    assert told(freeze_year(year))["subjects"] == [SUBJECT, "strategic-plan"]


def test_memory_does_not_grow_with_the_documents(year, home, page):
    large = large_documents()
    Attachment.objects.create(page=page, document=large[0])
    adopt(year, list(map(say, [page, *large[1:]])))
    made, peak = frozen_at_most(year)
    assert made.size > 30 * 1024 * 1024
    assert peak < 8 * 1024 * 1024


def test_as_many_queries_for_many(year, home, monkeypatch):
    """But for those with which the pages themselves answer."""
    monkeypatch.setattr(Visitor, "answer", lambda *args: HttpResponse(b"<html>"))
    pages = [article(home, f"p{at}", intro="<p>ก</p>") for at in range(8)]
    for one in pages:
        Attachment.objects.create(page=one, document=DocumentFactory())
    adopt(year, [say(pages[0]), say(DocumentFactory())])
    freeze_year(year)
    with CaptureQueriesContext(connection) as few:
        freeze_year(year)
    adopt(year, [*map(say, pages), *(say(DocumentFactory()) for _one in range(8))])
    with CaptureQueriesContext(connection) as many:
        freeze_year(year)
    assert len(many) == len(few)


def test_one_document_for_several_items(year, plan):
    other = Said(subject="strategic-plan", kind="document", which=str(plan.pk))
    adopt(year, [say(plan), other])
    (file,) = freeze_year(year).contents["adopted"]["files"].values()
    assert file["subjects"] == [SUBJECT, "strategic-plan"]


def not_found(*_args):
    raise Http404


@pytest.mark.parametrize(
    "answer",
    [
        not_found,
        lambda *_args: HttpResponse(status=410),
        lambda *_args: HttpResponseRedirect("https://sso.example.go.th/oauth2/auth?client=1"),
        lambda *_args: HttpResponseRedirect("https://www.example.go.th/members/?next=/duties/"),
        lambda *_args: HttpResponseRedirect("https://www.example.go.th/duties/?next=/duties/"),
    ],
)
def test_what_may_lead_to_a_login_has_no_text_either(year, page, tmp_path, monkeypatch, answer):
    adopt(year, [say(page)])
    monkeypatch.setattr(ArticlePage, "serve", answer)
    place = unpacked(freeze_year(year), tmp_path / "archive")
    assert not [one for one in place.rglob("adopted/**/*") if one.is_file()]


def test_on_another_host_at_the_same_path_the_front_end_shows_it(year, page, monkeypatch):
    adopt(year, [say(page)])
    leads = HttpResponseRedirect(f"https://www.example.go.th{page.get_url_parts()[2]}")
    monkeypatch.setattr(ArticlePage, "serve", lambda *_args: leads)
    one = told(freeze_year(year))
    assert (one["status"], one["path"], bool(one["text_path"])) == (302, "", True)


def test_no_longer_shown_for_one_of_its_items(year, page):
    adopt(year, [say(page), say(page, subject="strategic-plan")])
    frozen = freeze_year(year)
    assert not compare_freeze(frozen)
    withdraw(year, list(Adoption.objects.filter(subject=SUBJECT).values_list("pk", flat=True)))
    assert [one.key for one in compare_freeze(frozen)] == [str(page.pk)]
