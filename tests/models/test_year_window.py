"""Dates of a year's assessment: the site's own, else those of its list."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from oit_pages.catalogue import load_edition
from oit_pages.models import AssessmentYearPage

pytestmark = pytest.mark.django_db  # a page asks for its language


def test_what_is_empty_is_as_the_list_says():
    page = AssessmentYearPage(year=2564, submission_closes=date(2021, 5, 15))
    listed = load_edition(2564).calendar
    assert page.span("submission") == (listed["submission"].start, date(2021, 5, 15))
    assert page.span("clarification") == (date(2021, 6, 20), date(2021, 7, 4))
    assert page.span("result").end == date(2021, 8, 31)
    page.result_expected = date(2021, 8, 26)
    assert page.span("result") == (date(2021, 8, 26),) * 2


@pytest.mark.parametrize("year", [2566, 2699])
def test_a_list_that_does_not_know(year):
    page = AssessmentYearPage(year=year)
    assert page.span("submission") == (None, None)
    page.submission_closes = date(2023, 4, 30)
    assert page.span("submission") == (None, date(2023, 4, 30))


@pytest.mark.parametrize("name", ["submission", "clarification"])
def test_nothing_closes_before_it_opens(name):
    days = {f"{name}_opens": date(2021, 3, 2), f"{name}_closes": date(2021, 3, 1)}
    with pytest.raises(ValidationError) as error:
        AssessmentYearPage(title="ปี", slug="y", year=2564, **days).clean()
    assert list(error.value.message_dict) == [f"{name}_closes"]


def test_typed_in_the_admin_in_the_buddhist_era(year_page, client, webmaster):
    client.force_login(webmaster)
    address = f"/admin/pages/{year_page.pk}/edit/"
    shown = client.get(address).content.decode()
    assert "1 มี.ค. 2564 – 30 เม.ย. 2564" in " ".join(shown.split())
    data = {
        "title": year_page.title,
        "slug": year_page.slug,
        "year": "2564",
        "submission_closes": "15/05/2564",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    assert client.post(address, data).status_code == 302
    year_page.refresh_from_db()
    assert year_page.submission_closes == date(2021, 5, 15)
