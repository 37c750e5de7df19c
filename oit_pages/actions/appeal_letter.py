"""A letter that asks for a review of one item, with what a year's archive proves of it.

It is Thai whoever asks for it, and says nothing that the archive does not hold. Whoever calls
asks `may_freeze` first.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from oit_pages.actions.compare_freeze import compare_freeze
from oit_pages.actions.read_freeze import FrozenItem, frozen_item
from oit_pages.checklist.frozen import Difference
from oit_pages.checklist.outcomes import SURE
from oit_pages.checklist.wording import say
from oit_pages.i18n import moments
from oit_pages.i18n.formats import today
from oit_pages.models import Outcome, Person, TransparencyIndexPage, YearFreeze
from oit_pages.thai import format_date
from oit_pages.writers import Paper, docx_of
from oit_pages.writers.paper import Grid, centered, plain
from oit_pages.writers.papers import letter


def appeal_letter(freeze: YearFreeze, code: str) -> bytes:
    """A Word file. Raises NotFrozen where the archive does not hold the item."""
    with override("th"):  # official papers are Thai, whoever asks for them
        item = frozen_item(freeze, code)
        differences = tuple(one for one in compare_freeze(freeze) if one.key in item.keys)
        subject = _("Request to review item %(code)s of the OIT assessment, fiscal year %(year)s")
        subject %= {"code": item.code, "year": freeze.year_page.year}
        values = {
            **_sender(freeze),
            "subject": subject,
            "enclosures": [
                _("The archive %(file)s") % {"file": _name(freeze)},
                _("List of the item's files in the archive, with their sums"),
                _("What the list asks for, and what the page showed then"),
            ],
            "body": list(_body(freeze, item, differences)),
        }
        papers = [
            Paper(name=subject, lines=tuple(letter(values))),
            _files(item),
            _requirements(freeze, item),
        ]
        return docx_of(subject, papers)


def _name(freeze: YearFreeze) -> str:
    return str(freeze.file.name).rsplit("/", 1)[-1]


def _moment(moment: datetime) -> str:
    local = moments.local(moment)
    day, clock = format_date(local.date()), f"{local:%H:%M}"
    return _("%(day)s at %(clock)s") % {"day": day, "clock": clock}


def _sender(freeze: YearFreeze) -> dict[str, str]:
    """The municipality, and its chief executive as the register has them; one query each."""
    year_page = freeze.year_page
    path = year_page.path[: -year_page.steplen]
    above = TransparencyIndexPage.objects.filter(path=path).first()
    chief = Person.objects.filter(municipality=above, chief=True).first() if above else None
    return {
        "issuer": above.official_name() if above else "",
        "signatory": chief.name_th if chief else "",
        "position": chief.position_th if chief else "",
    }


def _body(
    freeze: YearFreeze, item: FrozenItem, differences: tuple[Difference, ...]
) -> Iterator[str]:
    facts = {"code": item.code, "title": item.title, "year": freeze.year_page.year}
    yield (
        _(
            "We ask for a review of item %(code)s “%(title)s” of the OIT assessment of fiscal year "
            "%(year)s. What the website showed the public was kept in an archive; all that is said "
            "here of that day stands in it."
        )
        % facts
    )
    yield _("1. Address of the page, as in the submission sheet in the archive:")
    yield from item.addresses
    if item.click_path:
        yield _("The clicks from the home page:")
        yield from item.click_path.splitlines()
    yield _("2. The archive was made on %(when)s.") % {"when": _moment(freeze.made_at)}
    yield _("Name of the file: %(file)s") % {"file": _name(freeze)}
    yield _("Its sum (SHA-256): %(sum)s") % {"sum": freeze.sha256}
    yield _("3. The item has %(count)s files in the archive; enclosure 2 has the sum of each.") % {
        "count": len(item.files)
    }
    if item.not_kept:
        yield _("The archive has no copy of these as a visitor saw them:")
        yield from (f"– {one}" for one in item.not_kept)
    yield _today(differences)
    yield from (f"– {one.change_label}: {one.title}" for one in differences)
    yield _("We submit this for your consideration.")


def _today(differences: tuple[Difference, ...]) -> str:
    day = {"day": format_date(today())}
    if differences:
        return _("4. On %(day)s this of the item is not as it was in the archive:") % day
    return _("4. On %(day)s the item's pages and files are as they were in the archive.") % day


def _files(item: FrozenItem) -> Paper:
    return Paper(
        name=_("Enclosure 2"),
        lines=(
            centered(_("Enclosure 2")),
            centered(_("List of the item's files in the archive, with their sums")),
        ),
        grid=Grid(
            headings=(_("File in the archive"), _("What it is of"), _("Sum (SHA-256)")),
            rows=tuple((one.path, one.title, one.sha256) for one in item.files),
            shares=(4, 3, 5),
        ),
    )


def _requirements(freeze: YearFreeze, item: FrozenItem) -> Paper:
    judged = {one["requirement"]: one for one in item.findings.get("requirements", ())}
    said = _(
        "As the municipality's own check found on %(when)s, in the words of its own list; it is no "
        "result of the assessors."
    )
    return Paper(
        name=_("Enclosure 3"),
        lines=(
            centered(_("Enclosure 3")),
            centered(_("What the list asks for, and what the page showed then")),
            *plain([said % {"when": _moment(freeze.made_at)}]),
        ),
        grid=Grid(
            headings=(_("Requirement"), _("What the page showed then")),
            rows=tuple(
                (one["th"], _showed(judged.get(one["id"])))
                for one in item.requirements
                if one["level"] != "information"
            ),
        ),
    )


def _showed(judged: Mapping[str, Any] | None) -> str:
    if judged is None:
        return _("It was not looked at.")
    label = str(Outcome(judged["outcome"]).label)
    said = () if judged["outcome"] in SURE else say(judged["findings"])
    return "\n".join([label, *(one.says for one in said)])
