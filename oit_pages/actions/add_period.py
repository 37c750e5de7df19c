"""Add a period: a draft entry for one month, quarter or half below an indicator's page.

It begins with the block that the indicator needs for it, its period filled in.
"""

from typing import Any

from django.db import transaction
from django.utils.translation import override

from oit_pages.actions.raw import to_raw
from oit_pages.blocks.body import IndicatorBody
from oit_pages.models import EntryPage, IndicatorPage
from oit_pages.thai import Period, format_period


def add_period(page: IndicatorPage, period: Period, user=None) -> tuple[EntryPage, bool]:
    """The entry of this period, and whether it was made just now.

    One that is there already is given as it is. Slugs say the period: "2020-10",
    "2020-10-2021-03".
    """
    page = page.specific
    months = [f"{day:%Y-%m}" for day in (period.start, period.end)]
    slug = "-".join(dict.fromkeys(months))
    existing = EntryPage.objects.child_of(page).filter(slug=slug).first()
    if existing:
        return existing, False
    with override("th"):
        title = f"{page.title} {format_period(period)}"
    entry = EntryPage(
        title=title,
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
    with transaction.atomic():
        page.add_child(instance=entry)
        entry.save_revision(user=user, log_action="wagtail.create")
    return entry, True


def first_block(page: IndicatorPage, period: Period) -> list[dict[str, Any]]:
    """The first block the subject needs that has a month or period, with it filled in."""
    blocks = IndicatorBody().child_blocks
    single = len(period.months()) == 1
    for name in page.needs:
        children = getattr(blocks[name], "child_blocks", {})
        if name == "nothing_to_report" or not {"month", "period"} & set(children):
            continue
        key = "month" if single and "month" in children else "period"
        if key in children:
            value = period.start if key == "month" else period
            return [{"type": name, "value": to_raw(blocks[name], {key: value})}]
    return []
