"""What a scorecard reads of each page: enough for every reader, and never its body."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oit_pages.catalogue import load_edition
from oit_pages.catalogue.rollup import roll_up, weight, weights
from oit_pages.checklist import scorecard as module
from oit_pages.checklist.assess import record
from oit_pages.checklist.english_pages import english_of
from oit_pages.checklist.scorecard import scorecard, with_english
from oit_pages.models import IndicatorPage, IndicatorResult, ResponsibleUnit
from tests.factories import block, fill, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(year_page):
    unit = ResponsibleUnit.objects.create(
        municipality=year_page.get_parent().specific, name_th="สำนักปลัด", email="a@example.go.th"
    )
    body = [text("<p>ก</p>"), block("link", page=year_page.pk)]
    page = fill(year_page, "O43", *body, responsible_unit=unit)
    record(year_page)
    return page


def test_all_that_is_shown_of_a_page_costs_one_query(judged, year_page):
    with CaptureQueriesContext(connection) as queries:
        card = scorecard(year_page)
        row = card.rows[-1]
        shown = row.page.title, row.page.live, row.page.last_published_at, row.page.path
        units = row.page.responsible_unit, row.page.responsible_unit.email
        language = row.page.locale.language_code
        findings = row.findings
    assert len(queries) == 1
    assert '"body"' not in queries[0]["sql"]
    assert shown == (judged.title, True, judged.last_published_at, judged.path)
    assert units == (judged.responsible_unit, "a@example.go.th")
    assert language == "th"
    assert findings == IndicatorResult.objects.get(code="O43").findings
    assert row.page.body.raw_data[0]["value"] == "<p>ก</p>"  # to who asks, by a query more


def test_a_page_that_is_gone_and_one_without_a_unit(judged, year_page):
    IndicatorResult.objects.filter(code="O1").update(page=None)
    rows = {row.code: row for row in scorecard(year_page).rows}
    assert rows["O1"].page is None
    assert rows["O2"].page.responsible_unit is None


def test_the_roll_up_runs_once_a_year(year_page, monkeypatch):
    runs = []
    monkeypatch.setattr(module, "roll_up", lambda *args: runs.append(args) or roll_up(*args))
    scorecard(year_page)
    assert len(runs) == 2  # what is sure, and what is possible


@pytest.mark.parametrize("year", [2563, 2564, 2569])
def test_weights_are_what_each_indicator_alone_adds(year):
    edition = load_edition(year)
    found = weights(edition)
    assert found is weights(edition)
    assert found == {
        one.code: roll_up(edition, {one.code: 100.0}).total for one in edition.indicators
    }
    with pytest.raises(KeyError):
        weight(edition, "O99")


def test_the_english_page_is_found_from_pages_without_bodies(judged, year_page):
    whole = IndicatorPage.objects.get(pk=judged.pk)
    with CaptureQueriesContext(connection) as queries:
        card = with_english(scorecard(year_page))
    assert card.rows[-1].english == english_of([whole])[judged.pk]
    assert len(queries) <= 4
