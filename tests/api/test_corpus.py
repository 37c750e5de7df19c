"""A corpus of hostile requests: any method, address, parameters and headers put together.

Whatever is asked: no fault of ours, every refusal in our own form, and not a word of what is
not public. The same requests in every run; OIT_API_REQUESTS asks for more of them.
"""

import os
import random
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from oit_pages.api.schema import openapi
from oit_pages.models import EntryPage
from tests.api.test_hostile import HOSTILE
from tests.api.test_privacy import SECRET, SLUG, editor_of, write
from tests.api.world import measures, municipality_below, published_year, stream, text
from tests.factories import fill

REQUESTS = int(os.environ.get("OIT_API_REQUESTS", "240"))
#: Requests of one run, so that a failure names a small piece of the corpus.
A_RUN = 240
BASE = "/api/oit/v1/"
METHODS = ["GET"] * 8 + [
    "HEAD",
    "OPTIONS",
    "TRACE",
    "POST",
    "PUT",
    "DELETE",
    "PROPFIND",
    "get",
    "X",
]
ALLOWED = {"GET", "HEAD", "OPTIONS"}
SENSIBLE = [
    "2564", "th", "en", "true", "O43", "O4", "9.1", "pass", "-updated", "1", "200",
    "2021-01-01", "testserver", "other.example", SECRET, SLUG, "ข้อมูล", "key",
    "complaint-statistics",
]  # fmt: skip
HEADERS = {
    "Accept": ["*/*", "text/html", "application/json;q=0", "x", "a/b;c=" + "d" * 300, ",,;q=,"],
    "Accept-Language": ["en", "th;q=0.1", "xx-YY-" + "z" * 90, "*", ";;;q=2", "en;q=NaN"],
    "If-None-Match": ["*", '"x"', "W/", '"' + "a" * 5000 + '"', "\\", '"unterminated'],
    "If-Modified-Since": ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999", "-1"],
    "If-Match": ['"x"', "*"],
    "If-Unmodified-Since": ["Thu, 01 Jan 1970 00:00:00 GMT", "x"],
    "Range": ["bytes=0-", "bytes=9-1", "lines=1-2"],
    "Origin": ["null", "https://evil.example", "https://[::1"],
    "Authorization": ["Basic ====", "Bearer " + "x" * 400, "Digest", "basic \u00e9"],
    "Cookie": ["sessionid=x", "csrftoken=" + "y" * 500, "=;=;;", "messages=\u00e9"],
    "Host": ["other.example", "testserver:99999", "a.b:1:2", "xn--", "TESTSERVER", "[::1]:80"],
    "X-Forwarded-For": ["1.2.3.4, " * 50, "' OR 1=1"],
    "X-Forwarded-Host": ["other.example"],
    "X-HTTP-Method-Override": ["DELETE"],
    "Content-Type": ["application/json", "multipart/form-data", "\u00e9"],
    "Content-Length": ["-1", "99999999999", "x"],
}


PLAIN = [
    *(f"years/2564/indicators/{code}/" for code in ("O2", "O3", "O4", "O43")),
    "disclosures/", "documents/", "tables/", "catalogue/", "changes.atom", "closing-dates.ics",
    "years/", "years/2564/", "years/2564/scorecard/", "years/2564/data.zip", "profile/",
]  # fmt: skip


@pytest.fixture
def hidden(world):
    """Secrets in every state of a page, below this municipality and another: their ids."""
    draft = write(world)
    world.fill("O3", text("<p>ก</p>"), stream("link", {"text": "ดู", "page": draft.pk}))
    pages = [draft]
    for number in range(5):
        page = EntryPage(title=f"{SECRET} {number}", slug=f"{SLUG}-{number}", body=[measures(1)])
        world.o43.add_child(instance=page)
        pages.append(page)
    expired, gone, closed, scheduled, deleted = pages[1:]
    Page.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    gone.unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    Page.objects.filter(pk=scheduled.pk).update(live=False)
    deleted.delete()
    english = world.translate(world.o43)
    english.title = SECRET
    english.save_revision()
    world.o43.title = SECRET
    world.o43.save_revision()
    index = municipality_below(Page.get_first_root_node(), "elsewhere", "ทุ่งอื่น")[1]
    year = published_year(index, 2563)
    inside = fill(year, "O1", text("<p>ก</p>"), title=SECRET)
    world.fill("O4", stream("link", {"text": "ดู", "page": inside.pk}))
    year.title = SECRET
    year.save()
    year.unpublish()
    return [*(page.pk for page in pages), english.pk, year.pk, inside.pk]


def requests(paths, known, start, number):
    """The same in every run, however the corpus is cut; what shows most comes first."""
    for path in PLAIN:
        yield "GET", BASE + path, "body=true" if path == "disclosures/" else "", {}
    for seed in range(start, start + number):
        yield _one(random.Random(seed), paths, known)


def _one(dice, paths, known):
    def value():
        return dice.choice([dice.choice(HOSTILE), dice.choice(SENSIBLE), str(dice.choice(known))])

    path, names = dice.choice(paths)
    key = dice.choice(["O43", "O2", "O3", "O4"])
    for name, usual in {"year": "2564", "key": key, "page_id": "1", "block": "x"}.items():
        told = value() if dice.random() < 0.5 else usual
        if name == "page_id" and dice.random() < 0.7:
            told = str(dice.choice(known))
        path = path.replace("{" + name + "}", quote(told, safe=""))
    names = [*names, "lang", "site", "bogus", "x" * 60]
    asked = dice.sample(names, dice.choice([0, 1, 1, 2, 3, min(6, len(names))]))
    query = "&".join(f"{name}={quote(value(), safe='')}" for name in asked)
    if dice.random() < 0.1:
        query += dice.choice(["&", "=", "&=&", "&a[]=1", "%", "%zz", "&year=2564&year=1"])
    headers = {
        name: dice.choice(HEADERS[name])
        for name in dice.sample(sorted(HEADERS), dice.choice([0, 0, 1, 2, 4]))
    }
    return dice.choice(METHODS), f"{BASE}{path.lstrip('/')}", query, headers


@pytest.fixture
def paths(api):
    """Address → its parameters, from the schema; and addresses that are none."""
    found = [
        (
            path,
            [one["name"] for one in methods["get"].get("parameters", ()) if one["in"] == "query"],
        )
        for path, methods in openapi._schema()["paths"].items()
        if "get" in methods
    ]
    return [*found, ("docs/", []), ("schema/", []), ("a/../b/{key}", []), ("{key}//{block}", [])]


@pytest.mark.parametrize("start", range(0, REQUESTS, A_RUN))
def test_no_request_breaks_or_learns_anything(world, hidden, paths, start, settings):
    """Asked by the public and, every third time, by somebody else's editor."""
    settings.OIT_PAGES = {**settings.OIT_PAGES, "PUBLIC_SCORECARD": True}
    editor = editor_of(municipality_below(Page.get_first_root_node(), "theirs", "อื่น")[1])
    readers = [Client(), Client(), editor]
    secrets = [
        SECRET.encode(),
        SLUG.encode(),
        SECRET.encode("unicode_escape"),
        quote(SECRET).encode(),
    ]
    seen = set()
    known = [*hidden, world.o43.pk, world.year_page.pk, 999999]
    for number, asked in enumerate(requests(paths, known, start, A_RUN)):
        method, path, query, headers = asked
        response = readers[number % 3].generic(
            method, path, QUERY_STRING=query, headers=headers, **_environ(headers)
        )
        content = response.getvalue()
        seen.add(response.status_code)
        assert response.status_code < 500, asked
        assert response.status_code != 200 or method.upper() in ALLOWED, asked
        if response.status_code >= 400 and content and "Host" not in headers:
            assert response["Content-Type"] == "application/problem+json", asked
        told = content + str(response.headers).encode()
        echo = SECRET in query or quote(SECRET) in path + query or SLUG in path + query
        for secret in secrets:
            assert echo or secret not in told, asked
    assert {200, 400, 404, 405} <= seen


def _environ(headers):
    """What a server passes on beside the headers."""
    return {"CONTENT_LENGTH": headers["Content-Length"]} if "Content-Length" in headers else {}


def test_the_corpus_would_notice_a_leak(world, paths, hidden):
    """Its secrets are found where they are made public."""
    page = EntryPage(title=SECRET, slug=SLUG, subject=world.o43.subject)
    world.o43.add_child(instance=page).save_revision().publish()
    found = [
        SECRET.encode() in Client().get(BASE + path, headers={}).getvalue()
        for path in ("disclosures/", "changes.atom")
    ]
    assert all(found)
