"""Judgements in TOML: a rule with parameters, `all`, `any`, `not`, or "person"."""

from collections.abc import Iterator
from typing import Any

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import Table, known
from oit_pages.catalogue.schema import Call, Compound, Judgement, Person

#: Periods that a rule's parameter may name.
PERIODS = ("fiscal_year", "first_half", "previous_fiscal_year", "calendar_year")
JOINS = ("all", "any")
FORMS = 'Write { rule = "…" }, { all = […] }, { any = […] }, { not = {…} } or "person".'


def parse_judgement(data: Any, where: Where, field: str = "judged_by") -> Judgement:
    """The judgement that `data` spells out. Raises EditionError."""
    if data == "person":
        return Person()
    if not isinstance(data, dict):
        raise where.error(field, f"{data!r} is no judgement.", FORMS)
    if "rule" in data:
        return _call(data, where, field)
    if len(data) != 1:
        raise where.error(field, "A judgement has one of rule, all, any, not.", FORMS)
    ((how, inner),) = data.items()
    if how == "not":
        return Compound(how="not", parts=(parse_judgement(inner, where, f"{field}.not"),))
    if how not in JOINS:
        raise where.error(field, f"“{how}” joins nothing.", FORMS)
    if not isinstance(inner, list) or not inner:
        raise where.error(f"{field}.{how}", "This must be a list with something in it.", FORMS)
    parts = (parse_judgement(one, where, f"{field}.{how}[{n}]") for n, one in enumerate(inner, 1))
    return Compound(how=how, parts=tuple(parts))


def calls(judgement: Judgement) -> Iterator[Call]:
    """Every call of a rule in a judgement, in reading order."""
    match judgement:
        case Call():
            yield judgement
        case Compound(parts=parts):
            for part in parts:
                yield from calls(part)


def _call(data: dict[str, Any], where: Where, field: str) -> Call:
    rule = Table(data, where).text("rule")
    if not rule.isidentifier():
        raise where.error(field, f"“{rule}” is no name of a rule.", 'Such as "has_block".')
    params = {key: _freeze(value) for key, value in data.items() if key != "rule"}
    period = params.get("period")
    if period is not None and period not in PERIODS:
        what = f"The period “{period}” is not known."
        raise where.error(f"{field}.period", what, known(str(period), PERIODS))
    return Call(rule=rule, params=params)


def _freeze(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_freeze(one) for one in value)
    if isinstance(value, dict):
        return {key: _freeze(one) for key, one in value.items()}
    return value
