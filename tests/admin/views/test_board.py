"""The board of all municipalities: who sees it, what it counts, what it costs."""

import json
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Locale

from oit_pages.checklist.assess import record
from oit_pages.checklist.board import Asked, Board
from oit_pages.models import (
    AssessmentRun,
    AssessmentYearPage,
    IndicatorResult,
    Readiness,
    TransparencyIndexPage,
)
from tests.api.many import YEAR, judged, municipalities
from tests.api.test_many import scans
from tests.checklist.test_assess import measure_row
from tests.factories import UserFactory, block, fill

URL = "/admin/reports/oit/municipalities/"
SMALL = 60
#: On PostgreSQL what is asked is whether an index finds it: only among many does that show.
MANY = 1000 if connection.vendor == "postgresql" else SMALL


@pytest.fixture
def host(db):
    """Sees all municipalities, works on the pages of none."""
    user = UserFactory()
    group = Group.objects.create(name="จังหวัด")
    group.permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "view_all_municipalities"])
    )
    user.groups.add(group)
    return user


@pytest.fixture
def many(home):
    years = municipalities(SMALL)
    judged(years)
    return years


@pytest.fixture
def ask(client, host):
    client.force_login(host)

    def get(**asked):
        response = client.get(URL, {"year": YEAR, **asked})
        assert response.status_code == 200
        return response

    return get


def test_it_is_for_those_who_may_see_all(client, host, webmaster, clerk, many):
    """And an entry of the menu for nobody else."""
    home = reverse("wagtailadmin_home")
    for user, sees in ((host, True), (webmaster, True), (clerk, False)):
        client.force_login(user)
        assert (client.get(URL).status_code == 200) is sees
        assert (URL in client.get(home).content.decode()) is sees
    assert client.get(URL).url == home
    for kind in ("json", "csv", "xlsx"):
        assert client.get(URL, {"export": kind}).status_code == 403


def test_a_lone_municipality_has_no_entry(client, webmaster, year_page):
    client.force_login(webmaster)
    assert URL not in client.get(reverse("wagtailadmin_home")).content.decode()
    assert client.get(URL).status_code == 200


def test_no_more_than_fifty_are_shown(ask, many):
    first, second = ask(), ask(p=2)
    assert len(first.context["rows"]) == 50
    assert len(second.context["rows"]) == SMALL - 50
    pks = [row[0].pk for one in (first, second) for row in one.context["rows"]]
    assert len(set(pks)) == SMALL
    for wrong in ("0", "-1", "x", "9" * 30, "99"):
        assert ask(p=wrong).context["rows"]


def test_what_a_page_of_it_says_is_what_is_published(year_page, ask):
    fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    row = ask().context["rows"][0][0]
    kept = Readiness.objects.get()
    last = AssessmentRun.objects.first()
    assert row.score == kept.score == last.score
    assert row.complete == 1
    assert sum(AssessmentRun.objects.values_list("gained", flat=True)) == pytest.approx(last.score)
    assert IndicatorResult.objects.get(code="O43").lacking == ""
    everything = IndicatorResult.objects.exclude(code="O43")
    edition = year_page.edition
    for result in everything:
        assert result.outcome == "missing"
        asked = [r.id for r in edition.find(result.code).requirements if r.level == "required"]
        assert set(result.lacking.split()) <= set(asked)
    counted = {(gap.indicator.code, gap.requirement.id) for gap in Board(edition, Asked()).gaps()}
    assert counted
    assert not {code for code, _requirement in counted} & {"O43"}


def test_filters(ask, many):
    one = TransparencyIndexPage.objects.get(name_th="เทศบาลที่ 7")
    by = {
        "find": "ที่ 7",
        "province": one.province,
        "kind": one.kind,
        "outcome": "below",
    }
    for name, value in by.items():
        response = ask(**{name: value})
        names = [row[0].name for row in response.context["rows"]]
        assert one.name_th in names, name
        assert response.context["summary"].count == len(names) or len(names) == 50
    assert len(ask(province=one.province, district=one.district).context["rows"]) == 1
    assert not ask(province=one.province, kind="special").context["rows"]
    # What can't be used is as if it were not given.
    assert ask(kind="x", outcome="y", order="z").context["summary"].count == SMALL
    for name in ("find", "province", "district"):
        assert ask(**{"province": one.province, name: "\x00"}).context["summary"].count
    assert not ask(find="ไม่มีชื่อนี้").context["rows"]


def test_every_state_adds_up(ask, many):
    whole = ask().context["summary"]
    assert whole.count == SMALL
    assert sum(whole.states.values()) == SMALL
    for state, count in whole.states.items():
        assert ask(outcome=state).context["summary"].count == count
    assert whole.score == pytest.approx(
        sum(Readiness.objects.values_list("score", flat=True)) / SMALL
    )


def test_the_trend_ends_with_the_score_of_today(ask, many):
    context = ask().context
    assert context["trend"][-1][1] == pytest.approx(context["summary"].score)
    assert [score for _day, score in context["trend"]] == sorted(
        score for _day, score in context["trend"]
    )


def test_the_worst_gap_is_what_most_of_them_lack(ask, many):
    gaps = Board(many[0].edition, Asked()).gaps()
    counts = [gap.count for gap in gaps]
    assert counts == sorted(counts, reverse=True)
    worst = gaps[0]
    lacking = IndicatorResult.objects.filter(code=worst.indicator.code)
    found = [one for one in lacking if worst.requirement.id in one.lacking.split()]
    assert len(found) == worst.count


def test_one_without_a_year_is_told_so_and_a_translation_is_none(ask, municipality):
    municipality.copy_for_translation(Locale.objects.get(language_code="en"), True)
    judged(municipalities(5))
    context = ask(outcome="not_begun").context
    assert [row[0].name for row in context["rows"]] == [municipality.name_th]
    assert context["summary"].score is None


def test_order(ask, many):
    up = [row[0].score for row in ask().context["rows"]]
    down = [row[0].score for row in ask(order="-score").context["rows"]]
    assert up == sorted(up)
    assert down == sorted(down, reverse=True)


def test_exports_hold_all_that_is_asked_for(ask, many):
    TransparencyIndexPage.objects.filter(name_th="เทศบาลที่ 3").update(
        name_th="=HYPERLINK(1)", province="จังหวัดน่าน"
    )
    told = json.loads(ask(export="json").content)
    assert len(told["municipalities"]) == SMALL == told["count"]
    assert sum(one["count"] for one in told["provinces"]) == SMALL
    assert {one["province_code"] for one in told["provinces"]} >= {"55", ""}
    text = ask(export="csv").getvalue().decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert len(text.splitlines()) == SMALL + 1
    sheet = load_workbook(BytesIO(ask(export="xlsx").content))["รายละเอียด"]
    assert sheet.max_row == SMALL + 1
    assert len(json.loads(ask(export="json", province="จังหวัดน่าน").content)["municipalities"]) == 1


def test_the_workbook_is_a_paper(ask, many, settings):
    settings.WAGTAIL_SITE_NAME = "ท้องถิ่นจังหวัด"
    Readiness.objects.filter(pk=Readiness.objects.first().pk).update(score=99, possible=99)
    book = load_workbook(BytesIO(ask(export="xlsx").content))
    short, details = book.worksheets
    assert str(YEAR) in short["A1"].value
    assert short["A2"].value == "ท้องถิ่นจังหวัด"
    assert [one.page_setup.orientation for one in book] == ["landscape"] * 2
    total = next(short.iter_rows(min_row=short.max_row))
    assert total[1].value == SMALL == sum(cell.value for cell in total[2:6])
    names = [cell.value for cell in details[1]]
    lines = [dict(zip(names, row, strict=True)) for row in details.iter_rows(min_row=2)]
    first, last = lines[0], lines[-1]
    assert last["คะแนน"].value == 99
    assert last["คะแนน"].fill.fgColor.rgb != first["คะแนน"].fill.fgColor.rgb
    assert last["เปลี่ยนแปลงล่าสุด"].is_date
    assert "ตัวกรอง" not in str([cell.value for row in short for cell in row])
    narrow = load_workbook(BytesIO(ask(export="xlsx", find="ที่ 7").content)).active
    assert "ตัวกรอง" in str([cell.value for row in narrow for cell in row])


def test_its_queries_do_not_grow_and_read_no_pages(ask, home, webmaster, client):
    """Profiles, readiness, results and runs; pages only by their keys."""
    years = municipalities(MANY)
    judged(years)
    client.force_login(webmaster)
    ask_all = [{}, {"find": "ที่ 7"}, {"province": "จังหวัด 7", "outcome": "below"}, {"p": 2}]
    for asked in ask_all:
        client.get(URL, {"year": YEAR, **asked})
        with CaptureQueriesContext(connection) as queries:
            response = client.get(URL, {"year": YEAR, **asked})
        assert response.status_code == 200
        ours = [one["sql"] for one in queries if "oit_pages_" in one["sql"]]
        assert 5 <= len(ours) <= 8
        if connection.vendor == "postgresql":
            for sql in ours:
                assert not {"wagtailcore_page", "oit_pages_indicatorpage"} & set(scans(sql)), sql


def test_a_copy_of_a_year_is_no_municipality_more(home, municipality, year_page, ask):
    """Whoever copies a year to begin another has two of one number for a while."""
    fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    before = ask(export="json").json()
    year = AssessmentYearPage.objects.get(pk=year_page.pk)
    record(year.copy(to=municipality, update_attrs={"slug": "copy"}, keep_live=False))
    assert Readiness.objects.filter(municipality=municipality).count() == 2
    assert ask(export="json").json() == before
    context = ask().context
    assert (len(context["rows"]), context["pages"]) == (1, 1)
    assert {gap.count for gap, _share in context["gaps"]} == {1}
    assert context["trend"][-1][1] == pytest.approx(context["summary"].score)


def test_what_is_looked_for_is_understood_as_it_may_be_typed(municipality, year_page, ask):
    TransparencyIndexPage.objects.update(agency_code="0123")
    for typed in ("๐๑๒๓", "ตําบลบ้าน", "\u200bดอนแก้ว ๐๑"):
        assert ask(find=typed).context["summary"].count == 1, typed
    assert ask(year="๒๕๖๔").context["edition"].year == YEAR
