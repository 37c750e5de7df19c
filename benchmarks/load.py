"""Many at once: readers of the API and editors of the admin, over HTTP, on PostgreSQL.

    .ci/with-postgres python -m benchmarks load

gunicorn serves with two workers. Every reader asks for one address after another, now and then
with the entity tag of its last answer; every editor opens, changes and publishes pages of its
own through the admin's form. Nothing may fail, and what was published last must be what is
there. OIT_LOAD_SECONDS (10), OIT_LOAD_READERS (20) and OIT_LOAD_EDITORS (3) ask for more or
less; the goal is held for 90 seconds.
"""

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from io import StringIO
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from benchmarks.stage import new_home
from oit_pages.checklist.years import find_year
from oit_pages.models import IndicatorPage
from tests.factories import UserFactory

SECONDS = float(os.environ.get("OIT_LOAD_SECONDS", "10"))
READERS = int(os.environ.get("OIT_LOAD_READERS", "20"))
EDITORS = int(os.environ.get("OIT_LOAD_EDITORS", "3"))
WORKERS = 2
API = "/api/oit/v1/"
ADDRESSES = [
    "years/2564/", "years/2564/indicators/O1/", "years/2564/indicators/O43/", "disclosures/",
    "disclosures/?body=true&limit=20", "disclosures/?search=แผน", "documents/", "tables/",
    "catalogue/", "changes.atom", "profile/", "years/2564/data.zip", "years/2564/?lang=en",
]  # fmt: skip


@dataclass
class Seen:
    """What one reader or editor met with."""

    answers: Counter = field(default_factory=Counter)
    took: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    published: dict[int, list[str]] = field(default_factory=dict)
    """By page, the titles that were published, in order."""


def run() -> None:
    if connection.vendor != "postgresql":
        print("  Only on PostgreSQL: .ci/with-postgres python -m benchmarks load")
        return
    new_home("load")
    call_command("oit_demo", no_migrate=True, stdout=StringIO())
    pages = list(IndicatorPage.objects.filter(live=True, path__startswith=find_year(2564).path))
    before = Counter(Revision.objects.values_list("object_id", flat=True))
    connection.close()
    with _server() as port:
        readers = [Seen() for _ in range(READERS)]
        editors = [Seen() for _ in range(EDITORS)]
        until = time.monotonic() + SECONDS
        work = [(_read, one, (port, number, until)) for number, one in enumerate(readers)]
        for number, one in enumerate(editors):
            work.append((_edit, one, (port, _session(number), pages[number::EDITORS], until)))
        threads = [threading.Thread(target=do, args=(seen, *more)) for do, seen, more in work]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        lost = _lost(editors, before, port)
    _say("readers", readers)
    _say("editors", editors)
    errors = [error for one in (*readers, *editors) for error in one.errors]
    print(f"  {len(errors)} errors, {len(lost)} lost edits (goal: none of either)")
    for error in [*errors, *lost][:10]:
        print(f"    {error}")


@contextmanager
def _server():
    """gunicorn on a free port, with this run's database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    known = connection.settings_dict
    address = f"{quote(known['HOST'], safe='')}:{known['PORT']}".rstrip(":")
    environ = {
        **os.environ,
        "DATABASE_URL": f"postgres://{known['USER']}:{known['PASSWORD']}@{address}/{known['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    command = [
        *(sys.executable, "-m", "gunicorn", "--workers", str(WORKERS), "--log-level", "error"),
        *("--bind", f"127.0.0.1:{port}", "--timeout", "120", "sample_site.wsgi"),
    ]
    server = subprocess.Popen(command, env=environ)
    try:
        for _attempt in range(120):
            try:
                if _ask(port, "GET", f"{API}years/")[0] == 200:
                    break
            except OSError:
                time.sleep(0.5)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _ask(port: int, method: str, path: str, body: str | None = None, **headers: str):
    """Status, headers and content."""
    asked = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        asked.request(method, quote(path, safe="/?=&%"), body, {"Host": "testserver", **named})
        answer = asked.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        asked.close()


def _read(seen: Seen, port: int, number: int, until: float) -> None:
    dice = random.Random(number)
    tags: dict[str, str] = {}
    while time.monotonic() < until:
        path = API + dice.choice(ADDRESSES)
        known = {"If_None_Match": tags[path]} if path in tags and dice.random() < 0.5 else {}
        start = time.monotonic()
        try:
            status, headers, _content = _ask(port, "GET", path, **known)
        except (OSError, HTTPException) as error:
            seen.errors.append(f"{path}: {error!r}")
            continue
        seen.took.append(time.monotonic() - start)
        seen.answers[status] += 1
        tags[path] = headers.get("ETag", "")
        if status not in (200, 304):
            seen.errors.append(f"{path}: {status}")


def _session(number: int) -> str:
    """The cookie of somebody who may edit."""
    client = Client()
    client.force_login(UserFactory(username=f"editor-{number}", is_superuser=True, is_staff=True))
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _edit(seen: Seen, port: int, session: str, pages: list[Page], until: float) -> None:
    number = 0
    while time.monotonic() < until:
        page = pages[number % len(pages)]
        number += 1
        path = reverse("wagtailadmin_pages:edit", args=[page.pk])
        start = time.monotonic()
        try:
            status, _headers, html = _ask(port, "GET", path, Cookie=session)
            form = querydict_from_html(html.decode(), form_id="page-edit-form", exclude_csrf=False)
            form["title"] = title = f"หน้า {page.pk} แก้ไขครั้งที่ {number}"
            form["action-publish"] = "action-publish"
            # The editor's script lays the body out: here it is one text that says the same.
            body = streamfield([("rich_text", rich_text(f"<p>{title}</p>"))])
            form.update(nested_form_data({"body": body}))
            token = form["csrfmiddlewaretoken"]
            saved, _headers, html = _ask(
                port,
                "POST",
                path,
                urlencode(form, doseq=True),
                Cookie=f"{session}; {settings.CSRF_COOKIE_NAME}={token}",
                Content_Type="application/x-www-form-urlencoded",
            )
        except (OSError, HTTPException, ValueError, LookupError) as error:
            seen.errors.append(f"{path}: {error!r}")
            continue
        seen.took.append(time.monotonic() - start)
        seen.answers[saved] += 1
        if (status, saved) == (200, 302):
            seen.published.setdefault(page.pk, []).append(title)
        else:
            seen.errors.append(f"{path}: {status}, then {saved}")


def _lost(editors: list[Seen], before: Counter, port: int) -> list[str]:
    """Pages that are not what was published last, here or over the API, or have fewer
    revisions than were published."""
    after = Counter(Revision.objects.values_list("object_id", flat=True))
    lost = []
    for pk, titles in ((pk, titles) for one in editors for pk, titles in one.published.items()):
        page = Page.objects.get(pk=pk)
        kept = after[str(pk)] - before[str(pk)]
        shown = _ask(port, "GET", f"{API}disclosures/{pk}/")[2].decode()
        # Once as its title, once in its body.
        whole = page.title == titles[-1] and shown.count(titles[-1]) > 1
        if not whole or kept < len(titles):
            lost.append(f"{pk}: {len(titles)} published, {kept} kept, now {page.title!r}")
    return lost


def _say(who: str, every: list[Seen]) -> None:
    took = sorted(one for seen in every for one in seen.took)
    answers = sum((seen.answers for seen in every), Counter())
    if not took:
        print(f"  {len(every)} {who}: no answer at all")
        return
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    middle, late = took[len(took) // 2] * 1000, took[int(len(took) * 0.95)] * 1000
    rate = len(took) / SECONDS
    print(f"  {len(every)} {who}: {told}; {rate:.1f} a second, {middle:.0f} ms, p95 {late:.0f} ms")
