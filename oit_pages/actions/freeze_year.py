"""Keep a year's evidence as it is now: a ZIP of all that is public, with a sum of each file.

Nothing is in it that the public can't have but the results, the sheet and the year's list. File
after file is written, so that memory stays small; an archive is listed once all of it is stored.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from tempfile import TemporaryFile
from typing import IO, Any
from uuid import uuid4

from django.core.files import File
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from oit_pages.actions.account_name import account_name
from oit_pages.actions.ask_site import Visitor
from oit_pages.actions.export_sheet import about_of, export_sheet
from oit_pages.actions.keep_adopted import keep_adopted
from oit_pages.actions.submit_sheet import last_sheet
from oit_pages.actions.summed_zip import SUMS, SummedZip, as_json, pieces_of, plain_name
from oit_pages.checklist.export import FIELDS, as_dict, as_rows
from oit_pages.checklist.frozen import public_contents
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.sheet import as_rows as sheet_rows
from oit_pages.checklist.sheet import sheet
from oit_pages.i18n import moments
from oit_pages.models import AssessmentYearPage, YearFreeze
from oit_pages.models.freezes import is_shown_to_all
from oit_pages.spreadsheets import csv_of

PERMISSION = "oit_pages.freeze_year"


class FreezeFailed(RuntimeError):
    """Nothing was kept; the text says why and what to do."""


def may_freeze(user: Any) -> bool:
    return user.has_perm(PERMISSION)


def freeze_year(
    year_page: AssessmentYearPage,
    user: Any = None,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> YearFreeze:
    """Make the archive and list it; `step` is told how many pages and files of how many are in it.
    Raises FreezeFailed."""
    storage = YearFreeze._meta.get_field("file").storage
    if is_shown_to_all(storage):
        raise FreezeFailed(
            _("The archive would be open to everybody. Tell whoever runs the website.")
        )
    if year_page.edition is None:
        raise FreezeFailed(_("No list of indicators is known for this year."))
    made_at = timezone.now()
    try:
        with TemporaryFile() as file:
            contents = _write(file, year_page, made_at, step)
            size, digest = _measured(file)
            name = (
                f"oit-{year_page.year}-{moments.local(made_at):%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.zip"
            )
            name = storage.save(f"{year_page.pk}/{name}", File(file))
    except OSError as error:
        says = _("The archive can't be written: %(why)s. Nothing was kept. Try again later.")
        raise FreezeFailed(says % {"why": error.strerror or error}) from error
    try:
        return YearFreeze.objects.create(
            year_page=year_page,
            file=name,
            sha256=digest,
            size=size,
            contents=contents,
            made_by=user if getattr(user, "pk", None) else None,
            made_by_name=account_name(user),
            made_at=made_at,
        )
    except BaseException:
        storage.delete(name)  # what is not listed is not there
        raise


def _write(
    file: IO[bytes],
    year_page: AssessmentYearPage,
    made_at: datetime,
    step: Callable[[int, int], None],
) -> dict[str, Any]:
    """All files of the archive; gives what is kept of its contents beside it."""
    now = public_contents(year_page)
    count = len(now.pages) + len(now.contents["adopted"]["pages"]) + len(now.files)
    with SummedZip(file, moments.local(made_at)) as archive:
        _add_words(archive, year_page, made_at)
        _add_pages(archive, year_page, now.pages, lambda done: step(done, count))
        adopted = keep_adopted(archive, now, lambda done: step(len(now.pages) + done, count))
        first = count - len(now.files) + 1
        files = _add_files(archive, now.files, lambda done: step(first + done, count))
        contents = _with_copies(now.contents, adopted, files)
        archive.add("contents.json", [as_json(contents)])
    if public_contents(year_page).contents != now.contents:
        raise FreezeFailed(
            _("Somebody changed the year's pages meanwhile. Nothing was kept. Try again.")
        )
    return contents


def _add_files(
    archive: SummedZip, files: list[tuple[str, Any]], step: Callable[[int], None]
) -> dict[str, dict[str, str]]:
    """By key, where in the archive each file is."""
    copies = {}
    for done, (key, one) in enumerate(files):
        step(done)
        kind, pk = key.split(":")
        name = one.file.name.rsplit("/", 1)[-1]
        try:
            with one.file.storage.open(one.file.name, "rb") as source:
                path = f"files/{kind}-{pk}-{plain_name(name)}"
                kept = archive.add(path, pieces_of(source))
        except FileNotFoundError:
            # The page names it, and no visitor gets it either.
            kept = ("", "")
        copies[key] = {"path": kept[0], "sha256": kept[1]}
    return copies


def _with_copies(
    contents: dict[str, Any], pages: dict[str, dict[str, Any]], files: dict[str, dict[str, str]]
) -> dict[str, Any]:
    """The contents with what each adopted page and each file is called in the archive."""
    adopted = contents["adopted"]
    return {
        **contents,
        "files": {key: one | files[key] for key, one in contents["files"].items()},
        "adopted": {
            **adopted,
            "pages": {key: one | pages[key] for key, one in adopted["pages"].items()},
            "files": {key: one | files[key] for key, one in adopted["files"].items()},
        },
    }


def _add_words(archive: SummedZip, year_page: AssessmentYearPage, made_at: datetime) -> None:
    """The list, what it came to, and the sheet."""
    card, of = scorecard(year_page), sheet(year_page)
    assert card is not None  # noqa: S101 – asked before: the year has a list
    assert of is not None  # noqa: S101
    told = {
        "year": year_page.year,
        "frozen_at": moments.aware(made_at).isoformat(),
        "check": f"sha256sum -c {SUMS}",
    }
    archive.add("about.json", [as_json(told)])
    archive.add("edition.json", [as_json(asdict(card.edition))])
    live = {row.page.pk for row in card.rows if row.page and row.page.live}
    results = as_dict(card)
    for one in results["indicators"]:
        if one["page"] and one["page"]["id"] not in live:
            one["page"] = None  # a draft's title is nobody's business
    archive.add("results/scorecard.json", [as_json(results)])
    rows = [
        [row[name] if name != "page" or row[name] in live else "" for name in FIELDS]
        for row in as_rows(card)
    ]
    archive.add("results/scorecard.csv", (line.encode() for line in csv_of(FIELDS, rows)))
    told_rows = sheet_rows(of)
    archive.add("sheet/sheet.json", [as_json(told_rows)])
    archive.add("sheet/sheet.csv", [export_sheet("csv", told_rows, about_of(year_page))])
    if (handed_in := last_sheet(year_page)) is not None:
        at = moments.aware(handed_in.submitted_at).isoformat()
        archive.add("sheet/handed-in.json", [as_json({"at": at, "rows": handed_in.rows})])


def _add_pages(
    archive: SummedZip,
    year_page: AssessmentYearPage,
    pages: list[Page],
    step: Callable[[int], None],
) -> None:
    site = year_page.get_site()
    if site is None:
        raise FreezeFailed(_("The year's pages belong to no website. Tell whoever runs it."))
    visitor = Visitor(site)
    for done, page in enumerate(pages, 1):
        step(done)
        parts = page.get_url_parts()
        language = page.locale.language_code
        name = f"pages/{language}/{plain_name(page.slug)}-{page.pk}"
        if parts is None or not parts[2]:
            raise FreezeFailed(_("The year's pages belong to no website. Tell whoever runs it."))
        archive.add(f"{name}.html", _read(visitor, page, parts[2], language))
        if address := _api_address(page, year_page):
            archive.add(f"{name}.json", _read(visitor, page, address, language, f"lang={language}"))


def _api_address(page: Page, year_page: AssessmentYearPage) -> str:
    """Where the API tells of the page; "" for one that it doesn't tell of by itself."""
    try:
        if page.translation_key == year_page.translation_key:
            return reverse("oit_pages:year", args=[year_page.year])
        if page.depth > year_page.depth + 1:
            return reverse("oit_pages:disclosure", args=[page.pk])
    except NoReverseMatch:  # a site without the API
        pass
    return ""


def _read(
    visitor: Visitor, page: Page, path: str, language: str, query: str = ""
) -> Iterable[bytes]:
    status, pieces = visitor.read(path, language, query)
    if status != 200:
        says = _(
            "“%(page)s” does not open for visitors (%(status)s). Nothing was kept. Open the page, "
            "put it right, then try again."
        )
        raise FreezeFailed(says % {"page": page.title, "status": status})
    return pieces


def _measured(file: IO[bytes]) -> tuple[int, str]:
    """Size and sum; the file is at its beginning afterwards."""
    file.seek(0)
    digest, size = sha256(), 0
    for piece in pieces_of(file):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return size, digest.hexdigest()
