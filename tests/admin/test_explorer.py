"""The explorer's listing of a section says what each indicator came to."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit_pages.models import IndicatorResult, SectionPage


@pytest.fixture
def section(filled):
    return SectionPage.objects.child_of(filled).get(code="10.2")


def test_outcomes_beside_titles(section, client, clerk):
    client.force_login(clerk)
    shown = client.get(f"/admin/pages/{section.pk}/").content.decode()
    assert "oit-mark--pass" in shown
    assert "ครบถ้วน" in shown
    assert "oit-mark--missing" in shown


def test_titles_have_the_room_of_the_type_that_they_say_already(section, client, clerk):
    client.force_login(clerk)
    table = client.get(f"/admin/pages/{section.pk}/").context["table"]
    names = list(table.columns)
    assert "type" not in names
    assert {"title", "status", "oit_outcome"} <= set(names)


def test_sorted_by_outcome(section, client, clerk):
    client.force_login(clerk)
    answer = client.get(f"/admin/pages/{section.pk}/", {"ordering": "-oit_outcome"})
    assert [page.oit_outcome for page in answer.context["pages"]] == ["pass", "missing"]


@pytest.mark.parametrize(
    ("wanted", "codes"),
    [
        ([], ["O42", "O43"]),
        (["pass"], ["O43"]),
        (["missing"], ["O42"]),
        (["pass", "missing"], ["O42", "O43"]),
        (["fail"], []),
        (["nonsense"], ["O42", "O43"]),
    ],
)
def test_filtered_by_outcome(section, client, clerk, wanted, codes):
    client.force_login(clerk)
    for judged in (True, False):  # a draft that was never judged is missing too
        if not judged:
            IndicatorResult.objects.filter(outcome="missing").delete()
        answer = client.get(f"/admin/pages/{section.pk}/", {"oit_outcome": wanted})
        assert sorted(page.title[:3] for page in answer.context["pages"]) == codes
    assert "ผลการตรวจ" in answer.content.decode()


def test_over_the_whole_site_only_indicators_are_missing(section, client, clerk):
    IndicatorResult.objects.all().delete()
    client.force_login(clerk)
    asked = {"oit_outcome": "missing", "search_all": "1"}
    pages = client.get(f"/admin/pages/{section.pk}/", asked).context["pages"]
    assert len(pages) > 2
    assert all(page.title.startswith("O") for page in pages)


def test_no_query_more_than_without_results(section, client, clerk):
    client.force_login(clerk)
    client.get(f"/admin/pages/{section.pk}/")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/admin/pages/{section.pk}/")
        return len(captured)

    with_results = queries()
    IndicatorResult.objects.all().delete()
    assert queries() == with_results
