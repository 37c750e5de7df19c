"""What a year shows the public, told so that two days can be compared.

A page is told by a digest of its content, not by what a front end makes of it: what only the
surroundings say (what comes next, how old it is) is no change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from oit_pages.blocks.body import IndicatorBody
from oit_pages.checklist.adopted import Adopted, adopted_in
from oit_pages.checklist.content_sum import content_sum
from oit_pages.checklist.frozen_adopted import adopted_contents, keys_of
from oit_pages.checklist.public_addresses import public_address
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.stream.keys import keys_for
from oit_pages.stream.references import References, collect_references
from oit_pages.stream.register import Register
from oit_pages.visibility import Visibility

#: Pages whose bodies are in memory at once.
_AT_ONCE = 20
#: What two archives are compared by.
KINDS = ("pages", "files", "addresses")
CHANGES = {"changed": _("changed"), "gone": _("gone"), "new": _("new")}
Change = Literal["changed", "gone", "new"]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A page, a file or an adopted address that is not as it was."""

    kind: str
    """One of `KINDS`."""
    key: str
    title: str
    change: Change

    @property
    def change_label(self) -> str:
        return str(CHANGES[self.change])


class Public(NamedTuple):
    """What is public of a year now."""

    contents: dict[str, Any]
    """{"pages": {id: {"title", "language", "url", "digest"}}, "files": {"document:7": {"title",
    "name", "digest"}}, "adopted": …}: plain values, made to be stored. "pages" and "files" are the
    year's own; what was adopted is told by `adopted_contents`. An archive that was made before
    anything adopted was kept has no "adopted"."""
    pages: list[Page]
    """The year's own."""
    files: list[tuple[str, Any]]
    """By key, the year's own and those of what was adopted."""
    adopted: Adopted


def public_pages(year_page: AssessmentYearPage) -> tuple[list[Page], Visibility]:
    """The public pages of a year in every language, in the order of the tree."""
    years = Page.objects.filter(translation_key=year_page.translation_key)
    visible = Visibility.load(list(years.order_by("path").values_list("path", flat=True)))
    pages = Page.objects.filter(visible.public()).select_related("locale").order_by("path")
    return list(pages), visible


def public_files(references: References, visible: Visibility) -> Iterator[tuple[str, Any]]:
    """("document:7", the document) of each file that anybody may have; images too."""
    named = (
        ("document", get_document_model(), references.documents),
        ("image", get_image_model(), references.images),
    )
    for kind, model, keys in named:
        known = model.objects.filter(pk__in=keys_for(model, keys)).order_by("pk")
        for file in known.select_related("collection"):
            if visible.is_file_public(file):
                yield f"{kind}:{file.pk}", file


def public_contents(year_page: AssessmentYearPage) -> Public:
    pages, visible = public_pages(year_page)
    references, adopted = References(), adopted_in(year_page)
    for page in _bodies(pages):
        references |= collect_references(IndicatorBody(), page.body.raw_data)
    register = Register.load(references.people)
    references.images |= register.photos
    digests = {page.pk: _digest(page, register) for page in _bodies(pages)}
    files = list(public_files(references | adopted.references, visible))
    told, own = {key: _file(one) for key, one in files}, set(keys_of(references))
    contents = {
        "pages": {
            str(page.pk): {
                "title": page.title,
                "language": page.locale.language_code,
                "url": public_address(page),
                "digest": content_sum([page.title, page.url_path, digests.get(page.pk, "")]),
            }
            for page in pages
        },
        "files": {key: one for key, one in told.items() if key in own},
        "adopted": adopted_contents(adopted, told),
    }
    return Public(contents, pages, files, adopted)


def _file(file: Any) -> dict[str, str]:
    return {
        "title": file.title,
        "name": file.file.name,
        "digest": content_sum([file.title, file.file.name, file.file_hash]),
    }


def compare(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Difference, ...]:
    """What is not as it was, pages first; what was adopted where the older one tells of it."""
    known, today = told_by(before), told_by(now, with_adopted="adopted" in before)
    return tuple(
        Difference(kind=kind, key=key, title=(new.get(key) or old[key])["title"], change=change)
        for kind in KINDS
        for old, new in ((known[kind], today[kind]),)
        for key in [*old, *(key for key in new if key not in old)]
        for change in (_change(old.get(key), new.get(key)),)
        if change
    )


def told_by(
    contents: Mapping[str, Any], with_adopted: bool = True
) -> dict[str, dict[str, Mapping[str, Any]]]:
    """By kind and key, the year's own and what was adopted alike."""
    adopted = contents.get("adopted", {}) if with_adopted else {}
    return {kind: {**contents.get(kind, {}), **adopted.get(kind, {})} for kind in KINDS}


def _change(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Change | None:
    if old is None:
        return "new"
    if new is None:
        return "gone"
    is_same = old.get("digest") == new.get("digest") and _shown_for(old) == _shown_for(new)
    return None if is_same else "changed"


def _shown_for(one: Mapping[str, Any]) -> set[str]:
    """Shown for other items than before, it is no longer what it was for each of them."""
    return set(one.get("subjects", ()))


def _bodies(pages: list[Page]) -> Iterator[IndicatorPage]:
    """Those with a body, a few in memory at a time."""
    found = IndicatorPage.objects.filter(pk__in=[page.pk for page in pages]).order_by("path")
    return found.select_related("responsible_unit").iterator(chunk_size=_AT_ONCE)


def _digest(page: IndicatorPage, register: Register) -> str:
    unit = page.responsible_unit
    return content_sum(
        [
            page.summary,
            [unit.name_th, unit.name_en] if unit else None,
            [page.period_from, page.period_to, page.data_date],
            list(register.fill(IndicatorBody(), page.body.raw_data)),
        ]
    )
