"""The rows of an official result, what is weak in it, and how often the rules said the same."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.catalogue import load_edition
from oit_pages.checklist.hit_rate import hit_rate
from oit_pages.checklist.official import (
    assessed_items,
    computed_oit,
    key_of,
    lines_of,
    result_of,
    scores_of,
    weaknesses,
)
from oit_pages.models import IndicatorResult

EDITION = load_edition(2564)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("O12", "O12"),
        ("o๑๒", "O12"),
        ("ข้อ O 1", "O1"),
        ("O1.", "O1"),
        (f"O๑. {EDITION.find('O1').title_th}", "O1"),
        (f"O1 {EDITION.find('O2').title_th}", ""),
        ("O1 และ O2", ""),
        ("O43", "O43"),
        ("O44", ""),
        ("O0", ""),
        ("I3", "i3"),
        ("i๓๐", "i30"),
        ("e.7", "e7"),
        ("OIT", "OIT"),
        ("ita", "ITA"),
        ("ตัวชี้วัดที่ ๗", "7"),
        ("10", "10"),
        ("11", ""),
        ("i", ""),
        ("i123", ""),
        ("รวม", ""),
        ("", ""),
    ],
)
def test_how_a_row_is_called(text, key):
    assert key_of(text, EDITION) == key


def given(**points):
    return [Given(key=key, points=Decimal(value)) for key, value in points.items()]


def entered(municipality, year=2564, **points):
    enter_result(municipality, year, given(**points))
    return lines_of(EDITION, scores_of(result_of(municipality, year)))


def test_every_item_of_the_list_has_a_row_and_is_there_once(municipality):
    keys = [one.key for one in entered(municipality, i31="50")]
    assert len(keys) == len({*keys})
    assert {one.code for one in EDITION.indicators} | {"ITA", "IIT", "i30", "i31", "e15"} <= {*keys}


def test_weak_is_what_stands_below_the_line_and_not_on_it(municipality):
    lines = entered(municipality, i1="84.99", i2="85", e1="20", O1="0", O2="100", IIT="10")
    assert [one.key for one in weaknesses(EDITION, lines)] == ["i1", "e1", "O1"]


def test_without_questions_indicators_are_weak_without_them_instruments(municipality):
    lines = entered(municipality, **{"1": "70", "2": "90", "IIT": "80", "EIT": "80", "OIT": "90"})
    assert [one.key for one in weaknesses(EDITION, lines)] == ["1", "EIT"]


def test_the_items_add_up_only_when_all_are_entered(municipality):
    points = {one.code: "100" for one in EDITION.indicators}
    assert computed_oit(EDITION, entered(municipality, O1="100")) is None
    assert computed_oit(EDITION, entered(municipality, **points)) == 100
    lines = entered(municipality, O43="0")
    assert computed_oit(EDITION, lines) == pytest.approx(87.5)


# Hit rate: what is stored is made by hand, so that each way of erring is there.


def judged(year_page, code, outcome, *requirements):
    indicator = EDITION.find(code)
    IndicatorResult.objects.update_or_create(
        year_page=year_page,
        code=code,
        defaults={
            "subject": indicator.subject,
            "outcome": outcome,
            "findings": {"ground": [], "requirements": list(requirements)},
            "as_of": date(2021, 5, 1),
            "assessed_at": timezone.now(),
        },
    )


def verdict(code, at, outcome, *findings, level="required"):
    return {
        "requirement": EDITION.find(code).requirements[at].id,
        "level": level,
        "outcome": outcome,
        "findings": [
            {"rule": rule, "outcome": said, "facts": {}, "places": []} for rule, said in findings
        ],
    }


def test_a_rule_that_passed_what_the_assessors_failed_errs(year_page, municipality):
    single = next(
        (one.code, at, one.requirements[at].judgement.rule)
        for one in EDITION.indicators
        for at in range(len(one.requirements))
        if hasattr(one.requirements[at].judgement, "rule")
        and one.requirements[at].level == "required"
    )
    code, at, rule = single
    judged(year_page, code, "pass", verdict(code, at, "pass", (rule, "pass")))
    enter_result(municipality, 2564, given(**{code: "0"}))
    found = hit_rate(year_page)
    (item,) = found.items
    assert (item.too_kind, item.rules) == (True, (rule,))
    (record,) = [one for one in found.rules if one.rule == rule]
    assert (record.too_kind, record.decided, record.hits) == ([code], 1, 0)
    assert (found.decided, found.agreed) == (1, 0)
    enter_result(municipality, 2564, given(**{code: "100"}))
    assert hit_rate(year_page).rules[0].hits == 100


def test_of_several_ways_none_is_blamed_for_sure(year_page, municipality):
    judged(year_page, "O43", "pass", verdict("O43", 0, "pass", ("any", "pass")))
    enter_result(municipality, 2564, given(O43="0"))
    found = hit_rate(year_page)
    assert found.items[0].rules == ()
    assert "rows_have" in found.items[0].maybe
    record = next(one for one in found.rules if one.rule == "rows_have")
    assert (record.maybe_too_kind, record.too_kind, record.hits) == (["O43"], [], None)


def test_what_failed_and_was_passed_was_too_strict(year_page, municipality):
    judged(
        year_page, "O43", "partial",
        verdict("O43", 0, "fail", ("any", "fail"), ("rows_have", "fail")),
        verdict("O43", 1, "pass", ("any", "pass")),
    )  # fmt: skip
    enter_result(municipality, 2564, given(O43="100"))
    found = hit_rate(year_page)
    assert (found.items[0].too_strict, found.items[0].rules) == (True, ("rows_have",))
    assert found.rules[0].too_strict == ["O43"]


def test_what_waits_for_a_person_or_was_attested_is_no_rules_doing(year_page, municipality):
    judged(year_page, "O1", "needs_person", verdict("O1", 0, "needs_person", ("person", "fail")))
    judged(year_page, "O2", "attested", verdict("O2", 0, "attested", ("person", "needs_person")))
    judged(year_page, "O3", "partial", verdict("O3", 0, "fail", ("x", "fail"), level="recommended"))
    enter_result(municipality, 2564, given(O1="0", O2="0", O3="0"))
    found = hit_rate(year_page)
    assert found.rules == ()
    assert (found.decided, found.agreed) == (2, 1)
    assert [one.too_kind for one in found.items] == [False, True, False]


def test_without_a_result_nothing_is_said_and_it_costs_one_query(
    year_page, municipality, django_assert_num_queries
):
    with django_assert_num_queries(1):
        assert hit_rate(year_page) is None
    enter_result(municipality, 2564, given(OIT="80", O1="100", O2="0"))
    with django_assert_num_queries(1):
        assert assessed_items(year_page) == {"O1": True, "O2": False}
    with django_assert_num_queries(2):
        assert len(hit_rate(year_page).items) == 2
