"""What a page of another year gives to this year's, and whether this year's is still untouched.

Read from rows and their latest revisions, without specific types.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page, PageLogEntry

from oit_pages.models import IndicatorPage

#: Says of one period that nothing happened in it: true of no other.
OF_A_PERIOD = frozenset({"nothing_to_report"})


#: What the history of a page says of it; `data["pages"]` names those that it got content from.
ACTION = "oit_pages.roll_over"


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is on a page, as it is stored."""

    body: tuple[Mapping[str, Any], ...] = ()
    summary: str = ""

    def __bool__(self) -> bool:
        return bool(self.body or self.summary)

    @property
    def ids(self) -> frozenset[str]:
        """Those of its blocks."""
        return frozenset(str(one["id"]) for one in self.body if one.get("id"))


def content_to_give(page: IndicatorPage) -> Content:
    """What another year may take over: what is public; of a page that never was, its draft.

    Nothing of a page that was withdrawn: nobody knows why it was.
    """
    if page.live:
        found = Content(body=tuple(page.body.raw_data), summary=page.summary)
    elif page.first_published_at is None:
        found = latest(page)
    else:
        return Content()
    body = tuple(one for one in found.body if one["type"] not in OF_A_PERIOD)
    return Content(body=body, summary=found.summary)


def latest(page: IndicatorPage) -> Content:
    """What the editor shows; no query where `latest_revision` was read with the page."""
    revision = page.latest_revision
    if revision is None:
        return Content(body=tuple(page.body.raw_data), summary=page.summary)
    kept = revision.content
    return Content(
        body=tuple(json.loads(kept.get("body") or "[]")), summary=kept.get("summary", "")
    )


def has_unit(page: IndicatorPage) -> bool:
    """Whether somebody answers for it, by what the editor shows."""
    revision = page.latest_revision
    in_draft = revision is not None and revision.content.get("responsible_unit")
    return bool(page.responsible_unit_id or in_draft)


def was_given() -> Exists:
    """For a query of pages: whether one got content from another year. Where nothing stands on it
    by now, somebody took it away."""
    log = PageLogEntry.objects.filter(action=ACTION, page=OuterRef("pk"))
    return Exists(log.exclude(data__pages=[]))


def is_untouched(page: IndicatorPage) -> bool:
    """Nothing was written on it or below it, and it was never public."""
    is_new = not page.live and page.first_published_at is None and not page.locked
    return is_new and not page.numchild and not latest(page)


def joined(contents: Iterable[Content]) -> Content:
    """Those of several pages behind each other. Blocks keep their ids, by which translations and
    a second look find them; the second of one id gets none, and so a new one when it is saved."""
    body, seen, summaries = [], set(), []
    for content in contents:
        for one in content.body:
            name = one.get("id")
            body.append({**one, "id": None} if name in seen else one)
            seen.add(name)
        summaries.append(content.summary)
    summary = "\n".join(dict.fromkeys(one for one in summaries if one))
    return Content(body=tuple(body), summary=summary)


def below(pages: Iterable[IndicatorPage], page: Page) -> list[IndicatorPage]:
    """Those of the pages that hang directly below this one."""
    return [one for one in pages if one.path[: -one.steplen] == page.path]
