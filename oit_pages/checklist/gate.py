"""What stands in the way of publishing a draft, where the municipality wants that.

OIT_PAGES["PUBLISHING"] is "warn" (nothing is held back) or "require" (what the list requires
must be there first). What only a person can judge holds nothing back, but for personal data,
which have a setting of their own (`personal_data`).
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from oit_pages import conf
from oit_pages.catalogue import Edition
from oit_pages.catalogue.schema import Indicator
from oit_pages.models import IndicatorPage, IndicatorResult
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.assess:assess_draft")
def assess_draft(page: IndicatorPage, parent: Page | None = None) -> Any: ...


@on_demand("oit_pages.checklist.assess:as_json")
def as_json(verdict: Any) -> dict[str, Any]: ...


@on_demand("oit_pages.checklist.requirement_lines:ground")
def ground(verdict: Mapping[str, Any]) -> Any: ...


@on_demand("oit_pages.checklist.requirement_lines:lines")
def lines(edition: Edition, indicator: Indicator, verdict: Mapping[str, Any]) -> Any: ...


@on_demand("oit_pages.checklist.personal_data:unsettled")
def unsettled(page: Page) -> Any: ...


#: Publish although required things are missing.
WAIVE = "oit_pages.publish_incomplete"
WRONG = frozenset({"fail", "partial", "missing"})


def is_strict() -> bool:
    return conf.get("PUBLISHING") == "require"


def is_asked() -> bool:
    """Whether anybody is asked about personal data at all."""
    return conf.get("PERSONAL_DATA") != "off"


def is_guarded() -> bool:
    """Whether no way makes public personal data that nobody has settled."""
    return conf.get("PERSONAL_DATA") == "require"


def undisclosed(page: Page) -> tuple[str, ...]:
    """Personal data that nobody has settled and so keep the draft from becoming public, in words;
    no permission waives them, a person's word does."""
    found = unsettled(page) if is_guarded() else ()
    return tuple(_("a word on these personal data: %(data)s") % {"data": one.says} for one in found)


def obstacles(page: Page) -> tuple[str, ...]:
    """What is required and not on this draft, in words; () for any other page."""
    draft = assess_draft(page) if isinstance(page, IndicatorPage) else None
    return _in_words(draft.edition, draft.indicator, as_json(draft.verdict)) if draft else ()


def still_missing(page: Page) -> tuple[str, ...]:
    """The same of the public page, as it was last judged; one query."""
    if not isinstance(page, IndicatorPage):
        return ()
    known = IndicatorResult.objects.filter(page=page.pk).select_related("year_page")
    result = known.only("code", "findings", "year_page__year", "year_page__list_mark").first()
    edition = result.year_page.edition if result else None
    indicator = edition.find(result.code) if edition else None
    return _in_words(edition, indicator, result.findings) if indicator else ()


def _in_words(
    edition: Edition, indicator: Indicator, findings: Mapping[str, Any]
) -> tuple[str, ...]:
    wrong = [said.sentence for said in ground(findings)]
    for line in lines(edition, indicator, findings):
        if line.requirement.level == "required" and line.outcome in WRONG:
            wrong.append(line.said[0].says if line.said else line.text)
    return tuple(dict.fromkeys(wrong))


def holds_back(page: Page, user) -> tuple[str, ...]:
    """The obstacles that keep this user from publishing the draft."""
    if not is_strict() or (user is not None and user.has_perm(WAIVE)):
        return ()
    return obstacles(page)
