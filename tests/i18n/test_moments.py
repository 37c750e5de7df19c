"""A project that keeps no zone with its moments (USE_TZ = False): the same hours, the same days."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from oit_pages.api.base import representations
from oit_pages.api.base.filters import MomentField
from oit_pages.checklist.assess import record
from oit_pages.i18n import moments
from oit_pages.i18n.formats import date_text, time_text, today
from oit_pages.models import IndicatorPage

#: Two in the morning in Bangkok, still the day before in UTC.
NIGHT = datetime(2021, 3, 24, 19, 0, tzinfo=UTC)
ON_THE_WALL = datetime(2021, 3, 25, 2, 0)


@pytest.fixture(params=[True, False], ids=["aware", "naive"])
def stored(request, settings) -> datetime:
    """The moment as this kind of project keeps it."""
    settings.USE_TZ = request.param
    return NIGHT if request.param else ON_THE_WALL


def test_a_moment_is_the_same_whoever_keeps_it(stored):
    assert moments.aware(stored) == NIGHT
    assert moments.for_database(NIGHT) == stored
    assert timezone.is_aware(stored) == timezone.is_aware(timezone.now())
    assert moments.local(stored).replace(tzinfo=None) == ON_THE_WALL
    assert representations.moment(stored) == "2021-03-24T19:00:00Z"
    assert date_text(stored) == "25 มี.ค. 2564"
    assert "02:00" in time_text(stored)
    assert today() == moments.local(moments.now()).date()


def test_days_begin_and_end_here(stored):
    day = date(2021, 3, 25)
    assert moments.start_of(day) <= stored <= moments.end_of(day)
    assert moments.aware(moments.start_of(day)) == datetime(2021, 3, 24, 17, tzinfo=UTC)


def test_a_moment_of_a_filter(stored):
    assert MomentField().clean("2021-03-24T19:00:00Z") == stored
    assert MomentField().clean("2021-03-25T02:00:00+07:00") == stored


def test_the_admin_and_the_api(year_page, settings, client, webmaster):
    settings.USE_TZ = False
    page = IndicatorPage.objects.descendant_of(year_page).first().specific
    page.save_revision().publish()
    record(year_page)
    client.force_login(webmaster)
    for address in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        *(reverse(f"oit_pages_{name}") for name in ("report", "requirements", "history")),
        *(reverse(f"oit_pages_{name}") for name in ("languages", "coverage")),
        *(
            f"/api/oit/v1/{path}"
            for path in (
                "years/", "years/2564/", "disclosures/?updated_since=2021-03-25", "changes.atom",
                "disclosures/?updated_since=2021-03-25T00:00:00Z", "closing-dates.ics",
                "catalogue/", "years/2564/scorecard/",
            )
        ),
    ):  # fmt: skip
        assert client.get(address, follow=True).status_code == 200, address
    page.refresh_from_db()
    answer = client.get(f"/api/oit/v1/disclosures/{page.pk}/")
    assert answer.json()["updated"] == representations.moment(page.last_published_at)
