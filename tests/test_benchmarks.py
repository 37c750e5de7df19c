"""The frame of the benchmarks: every promise about weight has a line, and a line says whether it
holds."""

import pytest

from benchmarks import report
from benchmarks.__main__ import COUNTRY, SIZES, known, main
from benchmarks.report import Line, in_turn, say_goals, tell


def test_each_promise_has_a_command_of_its_own():
    promised = {
        "start", "migrate", "scorecard", "scaffold", "publishing", "publishing_among",
        "reading_among", "municipalities", "editor", "assessing",
    }  # fmt: skip
    assert promised <= set(known())
    assert not {"report", "stage", "settings", "plain", "crowd", "ways"} & set(known())


def test_a_name_that_is_none_is_refused(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["benchmarks", "nothing"])
    with pytest.raises(SystemExit):
        main()
    assert "no nothing. There are:" in capsys.readouterr().err


def test_sizes_go_up_to_the_country():
    assert SIZES == (1, 10, 100, 1000)
    assert COUNTRY == 7852


@pytest.mark.parametrize(
    ("ratio", "at_least", "met"),
    [(1.2, False, True), (1.4, False, False), (1.2, True, False), (1.4, True, True)],
)
def test_a_cost_is_at_most_and_a_speed_at_least_its_goal(ratio, at_least, met):
    assert Line("x", ratio, 1.3, at_least).is_met is met


def test_the_goal_stands_beside_the_ratio(monkeypatch, capsys):
    monkeypatch.setattr(report, "_lines", [])
    tell("opening a page", 1.07, 1.3)
    tell("among many", 2.0, 1.5, municipalities=1000)
    capsys.readouterr()
    say_goals()
    printed = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["opening", "a", "page", "1.07", "≤", "1.3"] in printed
    assert ["among", "many", "1000", "2.00", "≤", "1.5", "missed"] in printed


def test_ways_take_turns_and_the_first_round_only_warms_up():
    done = []
    took = in_turn(
        {"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 2, lambda work: work() or 1
    )
    assert done == ["a", "b"] * 3
    assert took == {"a": 1, "b": 1}
