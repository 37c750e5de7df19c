"""Add a period: a draft entry for one month, quarter or half below an indicator's page.

It begins with the block that the indicator needs for it, its period filled in.
"""

from typing import Any
from uuid import uuid4

from django.utils.translation import override
from wagtail.blocks import Block
from wagtail.models import Page

from oit_pages.actions.one_at_a_time import held
from oit_pages.blocks.body import IndicatorBody
from oit_pages.models import EntryPage, IndicatorPage
from oit_pages.stream.build import to_raw
from oit_pages.thai import Period, format_period


def add_period(page: IndicatorPage, period: Period, user=None) -> tuple[EntryPage, bool]:
    """The entry of this period, and whether it was made just now.

    One that is there already is given as it is. Slugs say the period: "2020-10",
    "2020-10-2021-03".
    """
    months = [f"{day:%Y-%m}" for day in (period.start, period.end)]
    slug = "-".join(dict.fromkeys(months))
    with held(page):
        parent = Page.objects.get(pk=page.pk).specific
        existing = EntryPage.objects.child_of(parent).filter(slug=slug).first()
        return (existing, False) if existing else (_made(parent, period, slug, user), True)


def _made(page: IndicatorPage, period: Period, slug: str, user) -> EntryPage:
    entry = EntryPage(
        title=_title(page, period),
        slug=slug,
        subject=page.subject,
        responsible_unit=page.responsible_unit,
        period_from=period.start,
        period_to=period.end,
        body=first_block(page, period),
        live=False,
        has_unpublished_changes=True,
        locale=page.locale,
        owner=user,
    )
    page.add_child(instance=entry)
    entry.save_revision(user=user, log_action="wagtail.create")
    return entry


def _title(page: IndicatorPage, period: Period) -> str:
    """The page's title, cut where it leaves no room for the period."""
    with override("th"):
        when = format_period(period)
    room = Page._meta.get_field("title").max_length - len(when) - 1
    return f"{page.title[:room]} {when}"


def first_block(page: IndicatorPage, period: Period) -> list[dict[str, Any]]:
    """The first block the subject needs that has a month or period, with it filled in; else
    the first it needs, empty."""
    blocks = IndicatorBody().child_blocks
    needs = [name for name in page.needs if name != "nothing_to_report"]
    for name in needs:
        key = _period_key(blocks[name], period)
        if key:
            value = period.start if key == "month" else period
            return [_child(name, blocks[name], {key: value})]
    return [_child(name, blocks[name], {}) for name in needs[:1]]


def _period_key(block: Block, period: Period) -> str:
    """The field that holds the period: "month" for a single one where there is such a field."""
    children = getattr(block, "child_blocks", {})
    single = len(period.months()) == 1
    return next((k for k in ("month", "period") if k in children and (single or k != "month")), "")


def _child(name: str, block: Block, value: dict[str, Any]) -> dict[str, Any]:
    return {"type": name, "id": str(uuid4()), "value": to_raw(block, value)}
