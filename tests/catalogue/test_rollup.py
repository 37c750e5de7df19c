"""The roll-up against results that were published.

Source: report of the ITA 2564, group 6 (Phichit), table 4.26: the results of thirteen
agencies of one province. The report gives OIT points (of 40) and the scores of
indicators 9 and 10, to two decimals.
"""

from functools import cache
from itertools import product

import pytest

from oit_pages.catalogue import load_edition
from oit_pages.catalogue.rollup import roll_up, weight

#: OIT points of 40, pillar 10, pillar 9: one row for each agency.
PUBLISHED = [
    (40.00, 100.00, 100.00),
    (40.00, 100.00, 100.00),
    (38.70, 100.00, 93.50),
    (39.50, 100.00, 97.50),
    (40.00, 100.00, 100.00),
    (38.31, 93.75, 97.78),
    (39.43, 100.00, 97.14),
    (37.00, 87.50, 97.50),
    (38.76, 100.00, 93.78),
    (39.20, 100.00, 96.00),
    (37.25, 93.75, 92.50),
    (38.93, 100.00, 94.64),
    (37.25, 93.75, 92.50),
]
#: A published figure is rounded; so are the two it is made of.
HALF_A_CENT = 0.005 + 1e-9

EDITION = load_edition(2564)
EVERYTHING = dict.fromkeys((one.code for one in EDITION), 100.0)


@cache
def missed_items(pillar_code: str, published: float) -> frozenset[str]:
    """Items of the pillar whose absence gives the published score: the fewest there are."""
    pillar = next(one for one in EDITION.pillars if one.code == pillar_code)
    sizes = [range(len(section.indicators) + 1) for section in pillar.sections]
    for counts in sorted(product(*sizes), key=sum):
        missed = frozenset(
            indicator.code
            for section, count in zip(pillar.sections, counts, strict=True)
            for indicator in section.indicators[:count]
        )
        if abs(score_without(missed).pillars[pillar_code] - published) <= HALF_A_CENT:
            return missed
    raise AssertionError(f"no set of missed items gives {published} in pillar {pillar_code}")


def score_without(missed):
    return roll_up(EDITION, {c: p for c, p in EVERYTHING.items() if c not in missed})


@pytest.mark.parametrize(("points", "pillar_10", "pillar_9"), PUBLISHED)
def test_published_results_come_out(points, pillar_10, pillar_9):
    missed = missed_items("9", pillar_9) | missed_items("10", pillar_10)
    score = score_without(missed)
    assert score.pillars["9"] == pytest.approx(pillar_9, abs=HALF_A_CENT)
    assert score.pillars["10"] == pytest.approx(pillar_10, abs=HALF_A_CENT)
    share = EDITION.scoring.weights["OIT"] / 100
    assert score.total * share == pytest.approx(points, abs=HALF_A_CENT)


def test_a_flat_mean_would_not_give_them():
    """97.78 in pillar 9 is one of nine items in one of five sections, not one of 33."""
    flat = [100 * (33 - missed) / 33 for missed in range(34)]
    assert not any(abs(mean - 97.78) <= HALF_A_CENT for mean in flat)


@pytest.mark.parametrize(
    ("code", "points"),
    [("O1", 1.11), ("O10", 1.25), ("O18", 1.43), ("O25", 2.5), ("O29", 2.0), ("O34", 3.125)]
    + [("O42", 12.5), ("O43", 12.5)],
)
def test_what_an_item_is_worth(code, points):
    assert weight(EDITION, code) == pytest.approx(points, abs=0.005)
    assert roll_up(EDITION, {code: 100}).total == pytest.approx(weight(EDITION, code))


@pytest.mark.parametrize("year", range(2563, 2570))
def test_all_items_together_are_worth_a_hundred(year):
    edition = load_edition(year)
    codes = [one.code for one in edition]
    assert sum(weight(edition, code) for code in codes) == pytest.approx(100)
    assert roll_up(edition, dict.fromkeys(codes, 100)).total == pytest.approx(100)
    assert roll_up(edition, {}).total == 0


def test_an_item_counts_whole_or_not_at_all():
    assert roll_up(EDITION, {"O43": 99.9}).total == 0


def test_scores_stand_by_pillar_and_section():
    score = roll_up(EDITION, {"O43": 100.0})
    assert score.total == 12.5
    assert score.pillars == {"9": 0, "10": 25}
    assert score.sections["10.2"] == 50
    assert score.sections["10.1"] == 0


def test_a_code_of_another_year_is_refused():
    with pytest.raises(KeyError, match="O99"):
        roll_up(EDITION, {"O99": 100})
    with pytest.raises(KeyError, match="O99"):
        weight(EDITION, "O99")


def test_the_pass_line():
    assert {y: load_edition(y).scoring.pass_line for y in range(2563, 2570)} == dict.fromkeys(
        range(2563, 2570), 85
    )
    assert dict(EDITION.scoring.weights) == {"IIT": 30, "EIT": 30, "OIT": 40}
