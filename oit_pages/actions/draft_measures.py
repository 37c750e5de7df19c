"""Draft measures: last year's official result becomes an analysis and a table of measures, and the
measures that people wrote become the table that reports of them.

Drafts only, added behind what is there: what a person wrote, or removed, stays as it is. A second
run changes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from oit_pages.actions.one_at_a_time import held
from oit_pages.actions.save_body import save_body
from oit_pages.checklist.measures_plan import (
    ACTION,
    REPORT_TABLE,
    TABLE,
    MeasureRow,
    MeasuresPlan,
    NoPlan,
    measures_plan,
    own_id,
)
from oit_pages.checklist.taken_over import latest
from oit_pages.models import AssessmentYearPage, IndicatorPage
from oit_pages.stream.build import to_raw


class MeasuresError(ValueError):
    """Measures can't be drafted; the text says why and what to do."""


@dataclass
class Drafted:
    plan: MeasuresPlan
    """As it was found before."""
    pages: list[IndicatorPage] = field(default_factory=list)
    """Those that got something."""
    weak: int = 0
    measures: int = 0


def plan_of(year_page: AssessmentYearPage, again: bool = False) -> MeasuresPlan:
    """What `draft_measures` would do now; changes nothing. Raises MeasuresError."""
    try:
        return measures_plan(year_page, again)
    except NoPlan as error:
        says = {
            "no_list": _("There is no list of fiscal year %(year)s."),
            "no_result": _("The official result of %(year)s is not entered yet. Enter it first."),
            "no_page": _(
                "The pages about measures are not made in %(year)s yet. Make the year's pages "
                "first."
            ),
        }
        raise MeasuresError(says[error.why] % {"year": error.year}) from error


def draft_measures(
    year_page: AssessmentYearPage,
    user: AbstractBaseUser | None = None,
    progress: Callable[[str], None] = lambda _: None,
    again: bool = False,
) -> Drafted:
    """Both pages, or neither; with `again`, also what somebody took away.

    Raises MeasuresError, or Conflict.
    """
    with held(year_page):
        plan = plan_of(year_page, again)
        done = Drafted(plan)
        weak = [one for one in plan.weak if one.state == "new"]
        measures = [one for one in plan.measures if one.state == "new"]
        if plan.analysis or weak:
            ids = [one.id for one in weak]
            ids += [own_id("measures", plan.edition.year)] if plan.analysis else []
            body = _with_weak(plan, weak)
            done.pages.append(_save(plan.measures_page, body, ids, plan, user))
        if measures:
            body = _with_measures(plan, measures)
            ids = [one.id for one in measures]
            done.pages.append(_save(plan.report_page, body, ids, plan, user))
        done.weak, done.measures = len(weak), len(measures)
    for page in done.pages:
        progress(page.title)
    return done


def _save(
    page: IndicatorPage,
    body: list[dict[str, Any]],
    ids: list[str],
    plan: MeasuresPlan,
    user: AbstractBaseUser | None,
) -> IndicatorPage:
    data = {"year": plan.edition.year, "ids": ids}
    return save_body(page, body, user, action=ACTION, data=data, refused=MeasuresError)


def _stream(page: IndicatorPage) -> Any:
    return page._meta.get_field("body").stream_block


def _with_weak(plan: MeasuresPlan, weak: list[Any]) -> list[dict[str, Any]]:
    body = [dict(one) for one in latest(plan.measures_page).body]
    table = _stream(plan.measures_page).child_blocks[TABLE]
    values = [(one.id, {"issue": one.issue, "weakness": one.weakness}) for one in weak]
    rows = [_row(table, row_id, value) for row_id, value in values]
    about = {"caption": plan.caption, "note": plan.analysis}
    _rows_of(body, own_id("measures", plan.edition.year), TABLE, table, about).extend(rows)
    return body


def _with_measures(plan: MeasuresPlan, measures: list[MeasureRow]) -> list[dict[str, Any]]:
    """Each new one behind the one before it in the order of the measures."""
    body = [dict(one) for one in latest(plan.report_page).body]
    table = _stream(plan.report_page).child_blocks[REPORT_TABLE]
    own = own_id("report", plan.year_page.year)
    rows = _rows_of(body, own, REPORT_TABLE, table, {})
    order = {one.id: at for at, one in enumerate(plan.measures)}
    for one in measures:
        value = {"measure": one.measure, "methods": one.methods, "units": one.units}
        row = _row(table, one.id, value)
        if one.period:
            row["value"]["period"] = one.period
        before = [
            at for at, old in enumerate(rows) if order.get(old.get("id"), 10**6) < order[one.id]
        ]
        after = [at for at, old in enumerate(rows) if old.get("id") in order]
        rows.insert(before[-1] + 1 if before else after[0] if after else len(rows), row)
    return body


def _row(table: Any, row_id: str, value: dict[str, Any]) -> dict[str, Any]:
    row = table.child_blocks["rows"].child_block
    return {"type": "item", "id": row_id, "value": to_raw(row, value)}


def _rows_of(
    body: list[dict[str, Any]], own: str, kind: str, table: Any, about: dict[str, Any]
) -> list[dict[str, Any]]:
    """The rows of our own table, which is added where it is not there."""
    block = next((one for one in body if one.get("id") == own), None)
    if block is None:
        block = {"type": kind, "id": own, "value": to_raw(table, about)}
        body.append(block)
    # The list is ours to change, and never that of the revision.
    block["value"] = {**block["value"], "rows": list(block["value"].get("rows") or ())}
    return block["value"]["rows"]
