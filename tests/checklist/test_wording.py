"""What is said of a requirement: of several ways the one that got furthest."""

from django.utils import translation

from oit_pages.checklist.wording import say
from oit_pages.rules.base import Finding


def said(*findings):
    with translation.override("en"):
        return [one.says for one in say(findings)]


def test_a_persons_question_is_told_rather_than_a_form_nobody_used():
    assert said(
        Finding(rule="any", outcome="needs_person"),
        Finding(rule="has_rows", outcome="fail", facts={"kinds": ["table"]}),
        Finding(rule="person", outcome="needs_person"),
    ) == ["A machine can't judge this."]


def test_what_is_there_in_part_is_told_rather_than_what_is_not_there():
    assert said(
        Finding(rule="any", outcome="partial"),
        Finding(rule="has_rows", outcome="fail", facts={"kinds": ["table"]}),
        Finding(rule="is_two_way", outcome="partial"),
    ) == ["There is a place to ask, but no answer is shown."]


def test_where_nothing_is_there_the_recommended_way_is_told():
    assert said(
        Finding(rule="any", outcome="fail"),
        Finding(rule="is_two_way", outcome="fail"),
        Finding(rule="has_map", outcome="fail"),
    ) == ["No place to ask and be answered is on the page."]


def test_all_that_is_missing_of_several_things_is_told():
    assert (
        len(
            said(
                Finding(rule="all", outcome="fail"),
                Finding(rule="is_two_way", outcome="fail"),
                Finding(rule="has_map", outcome="fail"),
            )
        )
        == 2
    )


def test_a_form_in_the_way_is_called_by_its_name():
    (sentence,) = said(
        Finding(
            rule="stands_alone", outcome="partial", facts={"forms": ["project-progress", "plan"]}
        )
    )
    assert "Plan" in sentence
    assert "project-progress" not in sentence
