"""What comes next in a year's calendar, on each day of it."""

from datetime import date

import pytest

from oit_pages.checklist.deadlines import next_deadline
from oit_pages.models import AssessmentYearPage

pytestmark = pytest.mark.django_db  # a page asks for its language


@pytest.mark.parametrize(
    ("today", "kind", "days", "soon"),
    [
        (date(2021, 2, 19), "opens", 10, False),
        (date(2021, 3, 1), "closes", 60, False),
        (date(2021, 4, 16), "closes", 14, True),
        (date(2021, 4, 30), "closes", 0, True),
        (date(2021, 5, 1), "clarification", 64, False),
        (date(2021, 7, 4), "clarification", 0, True),
        (date(2021, 7, 5), "result", 57, False),
        (date(2021, 8, 31), "result", 0, False),
    ],
)
def test_by_the_list(today, kind, days, soon):
    found = next_deadline(AssessmentYearPage(year=2564), today)
    assert (found.kind, found.days_left, found.is_soon) == (kind, days, soon)


def test_when_all_is_over_or_unknown():
    assert next_deadline(AssessmentYearPage(year=2564), date(2021, 9, 1)) is None
    assert next_deadline(AssessmentYearPage(year=2566), date(2023, 4, 1)) is None


def test_by_the_sites_own_dates():
    page = AssessmentYearPage(year=2566, submission_closes=date(2023, 4, 30))
    assert next_deadline(page, date(2023, 4, 20)).days_left == 10


def test_the_checklist_beside_the_form_says_it(year_page, client, webmaster, monkeypatch):
    from oit_pages.admin.editor import side_panel
    from oit_pages.models import IndicatorPage

    monkeypatch.setattr(side_panel, "today", lambda: date(2021, 5, 5))
    AssessmentYearPage.objects.update(submission_closes=date(2021, 5, 15))
    client.force_login(webmaster)
    page = IndicatorPage.objects.first()
    assert "เหลือ 10 วันก่อนหมดเขต" in client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
