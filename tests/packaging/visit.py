"""Run inside a project: what a webmaster and an editor meet there, written to met.json."""

import json
import os
import sys
from io import BytesIO, StringIO
from pathlib import Path
from uuid import uuid4

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core import checks  # noqa: E402
from django.core.files.images import ImageFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from PIL import Image  # noqa: E402
from wagtail.images import get_image_model  # noqa: E402
from wagtail.models import Locale, Page, Site  # noqa: E402

from oit_pages.actions.import_document import import_document  # noqa: E402
from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage  # noqa: E402
from oit_pages.stream.build import to_raw  # noqa: E402

API = "/api/oit/v1/"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF"

met = {"checks": [], "answers": {}}
browser = Client(raise_request_exception=True)


def look(name: str, address: str, **headers: str):
    response = browser.get(address, headers=headers)
    met["answers"][name] = response.status_code
    return response


def _years(name: str, **headers: str) -> list[int]:
    return [one["year"] for one in look(name, f"{API}years/", **headers).json()["years"]]


def checking() -> None:
    found = checks.run_checks(include_deployment_checks=False, databases=["default"])
    met["checks"] = sorted(f"{one.id}" for one in found)
    changes = StringIO()
    call_command("makemigrations", "oit_pages", dry_run=True, stdout=changes)
    met["changes"] = changes.getvalue().strip()


def _show(page: IndicatorPage, user) -> None:
    """An image on the page."""
    drawn = BytesIO()
    Image.new("RGB", (40, 30)).save(drawn, "PNG")
    file = ImageFile(drawn, "map.png")
    image = get_image_model().objects.create(title="แผนที่", file=file, uploaded_by_user=user)
    draft = page.get_latest_revision_as_object()
    block = draft.body.stream_block.child_blocks["image"]
    value = to_raw(block, {"image": image.pk, "alt": "ทางมา"})
    draft.body.raw_data.append({"type": "image", "value": value, "id": str(uuid4())})
    draft.save_revision(user=user)


def _publish(year: AssessmentYearPage, *pages: Page) -> None:
    """With all that is above them."""
    above = Page.objects.ancestor_of(year, inclusive=True).filter(depth__gt=2)
    asked = [*above, *SectionPage.objects.descendant_of(year), *pages]
    publish = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    ids = "&".join(f"id={one.pk}" for one in asked)
    met["answers"]["publish"] = browser.post(f"{publish}?{ids}").status_code


def editing() -> None:
    """A page is filled, looked at and made public, and the API has it."""
    user = get_user_model().objects.create_superuser("webmaster", "w@example.org", "secret")
    browser.force_login(user)
    year = AssessmentYearPage.objects.get()
    page = IndicatorPage.objects.get(subject="procurement-plan")
    import_document(BytesIO(PDF), page, name="แผน.pdf", user=user)
    _show(IndicatorPage.objects.get(pk=page.pk), user)
    met["admin"] = reverse("wagtailadmin_home")
    look("home", met["admin"])
    look("editor", reverse("wagtailadmin_pages:edit", args=[page.pk]))
    look("preview", reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    look("explorer", reverse("wagtailadmin_explore", args=[year.pk]))
    look("report of the year", reverse("oit_pages_report"))
    _publish(year, page)
    page.refresh_from_db()
    met["live"] = page.live
    browser.logout()
    look("page", page.get_url())
    met["years"] = _years("years")
    found = look("disclosure", f"{API}disclosures/{page.pk}/").json()
    met["blocks"] = [block["type"] for block in found["body"]]
    listed = look("documents", f"{API}documents/").json()["results"]
    met["documents"] = [one["title"] for one in listed]
    for one in listed:
        look("file", one["url"])
    look("schema", f"{API}schema/")
    browser.force_login(user)
    board = look("scorecard", f"{API}years/2564/scorecard/").json()
    met["outcome"] = [
        row["outcome"] for row in board["indicators"] if row["subject"] == page.subject
    ]


def second_site() -> None:
    root = Page.get_first_root_node()
    Locale.objects.get_or_create(language_code="en")
    locale = Locale.objects.get(language_code="th")
    home = root.add_child(instance=Page(title="อีกแห่ง", slug="b", locale=locale))
    Site.objects.create(hostname="b.go.th", port=80, root_page=home)
    call_command("oit_scaffold", year=2564, site="b.go.th", stdout=StringIO())
    met["years here"] = _years("here")
    met["years there"] = _years("there", host="b.go.th")
    _publish(AssessmentYearPage.objects.descendant_of(home).get())
    met["years once published"] = _years("there", host="b.go.th")


checking()
for step in sys.argv[1:]:
    globals()[step]()
Path("met.json").write_text(json.dumps(met))
