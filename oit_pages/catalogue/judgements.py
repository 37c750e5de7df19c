"""Judgements in TOML: a rule with parameters, `all`, `any`, `not`, "person", or a name.

A name stands for a judgement that the file spells out once, under [judgements].
"""

from collections.abc import Mapping
from typing import Any

from oit_pages.catalogue.errors import Where
from oit_pages.catalogue.reading import Table, known
from oit_pages.catalogue.schema import Call, Compound, Judgement, Person

#: Periods that a rule's parameter may name.
PERIODS = (
    "fiscal_year",
    "first_half",
    "previous_fiscal_year",
    "calendar_year",
    "previous_calendar_year",
)
JOINS = ("all", "any")
FORMS = 'Write { rule = "…" }, { all = […] }, { any = […] }, { not = {…} } or "person".'

Named = Mapping[str, Judgement]


def name_judgements(data: Mapping[str, Any], where: Where) -> Named:
    """The judgements of a table [judgements]; each may use those above it."""
    named: dict[str, Judgement] = {"person": Person()}
    for name, spelt in data.items():
        if name in named:
            raise where.error(name, "This name is taken.", "Give it another one.")
        named[name] = parse_judgement(spelt, where, named, name)
    return named


def parse_judgement(data: Any, where: Where, named: Named, field: str = "judged_by") -> Judgement:
    """The judgement that `data` spells out. Raises EditionError."""
    if isinstance(data, str):
        if data not in named:
            what = f"No judgement is called “{data}”."
            fix = f"{known(data, named)} A new one is spelt out under [judgements]."
            raise where.error(field, what, fix)
        return named[data]
    if not isinstance(data, dict):
        raise where.error(field, f"{data!r} is no judgement.", FORMS)
    if "rule" in data:
        return _call(data, where, field)
    if len(data) != 1:
        raise where.error(field, "A judgement has one of rule, all, any, not.", FORMS)
    ((how, inner),) = data.items()
    if how == "not":
        return Compound(how="not", parts=(parse_judgement(inner, where, named, f"{field}.not"),))
    if how not in JOINS:
        raise where.error(field, f"“{how}” joins nothing.", FORMS)
    if not isinstance(inner, list) or not inner:
        raise where.error(f"{field}.{how}", "This must be a list with something in it.", FORMS)
    return Compound(
        how=how,
        parts=tuple(
            parse_judgement(one, where, named, f"{field}.{how}[{n}]")
            for n, one in enumerate(inner, 1)
        ),
    )


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
