"""The monthly monitoring report, and the visits it counts."""

from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from wagtail.models import Page

from oit_pages.actions.count_visit import count_visit
from oit_pages.actions.draft_report import draft_report, year_reports
from oit_pages.actions.export_page import export_page
from oit_pages.actions.import_visits import import_visits
from oit_pages.actions.visits_file import Visited
from oit_pages.models import IndicatorPage, TransparencyIndexPage
from oit_pages.readers import read
from tests.checklist.reports.world import change, complaint_table, put, value
from tests.factories import block

REPORT, MARCH = "monthly-monitoring", date(2021, 3, 1)


@pytest.fixture
def month(year_page, municipality):
    """March 2564, with something of everything."""
    news = [
        block("news", title=title, date=day)
        for title, day in (("ก", date(2021, 3, 4)), ("ข", date(2021, 4, 1)), ("ค", None))
    ]
    news.append(block("news", title="ง", date=date(2021, 3, 31)))
    put(year_page, "O7", *news)
    asked = [
        {"question": "ถาม", "answer": "<p>ตอบ</p>", "asked_on": date(2021, 3, 9)},
        {"question": "ถามอีก", "answer": "", "asked_on": date(2021, 3, 10)},
        {"question": "เดือนอื่น", "answer": "", "asked_on": date(2021, 1, 10)},
        {"question": "ไม่มีวันที่", "answer": ""},
    ]
    put(year_page, "O8", block("qa", entries=asked))
    services = [
        {"service": "ขอข้อมูลข่าวสาร", "mar": 3, "total": 9},
        {"service": "ชำระภาษี", "mar": 40, "total": 100},
    ]
    put(year_page, "O15", block("table_service_statistics", rows=services))
    put(year_page, "O31", complaint_table(MARCH))
    moment = datetime(2021, 2, 28, 17, 30, tzinfo=UTC)  # 1 March in Thailand
    Page.objects.filter(path__startswith=year_page.path).update(
        first_published_at=datetime(2020, 11, 1, tzinfo=UTC)
    )
    IndicatorPage.objects.filter(subject="qa").update(first_published_at=moment)
    for _time in range(3):
        count_visit(year_page.pk, date(2021, 3, 31))
    count_visit(municipality.get_parent().pk, MARCH)
    count_visit(year_page.pk, date(2021, 4, 1))
    lines = [
        Visited(path="/", month=MARCH, visits=1200, line=2),
        Visited(path="/ข่าว/", month=MARCH, visits=34, line=3),
        Visited(path="/", month=date(2021, 4, 1), visits=9, line=4),
    ]
    import_visits(municipality, lines, "สถิติ.csv")
    return year_page


def test_a_month_is_told_with_where_each_figure_comes_from(month):
    done = draft_report(month, REPORT, MARCH)
    report = value(month, "O43", "report")
    assert report["title"] == "รายงานการติดตามการเผยแพร่ข้อมูลต่อสาธารณะ ประจำเดือนมีนาคม 2564"
    assert report["period"] == {"from_month": "2021-03-01", "to_month": "2021-03-01"}
    results = report["results"]
    for told in (
        "ข่าวประชาสัมพันธ์ที่เผยแพร่ 2 เรื่อง [1]",
        "หน้าข้อมูลที่เผยแพร่ครั้งแรก 1 หน้า [2]",
        "จำนวนการเข้าชมเว็บไซต์ 4 ครั้ง (จากตัวนับของเว็บไซต์) [3] [4]",
        "จำนวนการเข้าชมเว็บไซต์ 1,234 ครั้ง (จากแฟ้ม “สถิติ.csv”) [5]",
        "ผู้ขอข้อมูลข่าวสาร 3 ราย [6 แถว 1]",
        "ผู้รับบริการทุกงานบริการ 43 ราย [6 แถว 1–2]",
        "คำถามและความเห็นที่ได้รับ 2 เรื่อง ตอบแล้ว 1 เรื่อง [7 แถว 1–2]",
        "เรื่องร้องเรียนการทุจริตที่ได้รับ 2 เรื่อง [8 แถว 1]",
        "ข่าวที่ 1, 4 ·",
        "แฟ้ม “สถิติ.csv” บรรทัด 2–3 เดือนมีนาคม 2564",
        "ตัวนับการเข้าชม 3 ครั้ง",
    ):
        assert told in results, told
    gaps = done.plan.written.gaps
    assert len(gaps) == 2
    assert all("ไม่มีวันที่" in gap for gap in gaps)
    assert report["problems"] == report["recommendations"] == ""
    assert not draft_report(month, REPORT, MARCH).changes


def test_problems_are_peoples_and_months_stand_beside_each_other(month):
    draft_report(month, REPORT, MARCH)
    change(month, "O43", "report", problems="<p>อินเทอร์เน็ตล่ม</p>")
    draft_report(month, REPORT, date(2021, 4, 15))
    page = month.get_descendants().get(slug__startswith="o43").specific
    body = page.get_latest_revision_as_object().body.raw_data
    march, april = (one["value"] for one in body if one["type"] == "report")
    assert march["problems"] == "<p>อินเทอร์เน็ตล่ม</p>"
    assert "เมษายน 2564" in april["title"]
    assert "เรื่องร้องเรียนของเดือนเมษายน 2564" in april["results"]
    assert not draft_report(month, REPORT, MARCH).changes


def test_the_word_file_says_the_same_and_is_read_back(month):
    done = draft_report(month, REPORT, MARCH)
    change(month, "O43", "report", problems="<p>อินเทอร์เน็ตล่ม</p>")
    (plan,) = [one for one in year_reports(month).of(REPORT) if one.month == MARCH]
    draft = IndicatorPage.objects.get(pk=done.page.pk).specific.get_latest_revision_as_object()
    content = export_page(draft, "docx", blocks=plan.block_ids)
    lines = [one.text for one in docx.Document(BytesIO(content)).paragraphs]
    assert "ผู้ขอข้อมูลข่าวสาร 3 ราย [6 แถว 1]" in lines
    assert "แหล่งข้อมูล" in lines
    source = next(one for one in lines if one.startswith("[6] "))
    assert source.startswith("[6] O15")
    assert "http://localhost/transparency/oit-2564/" in source
    assert "ตารางที่ 1 แถว 1–2 · ฉบับที่เผยแพร่" in source
    assert "อินเทอร์เน็ตล่ม" in lines
    again = read(BytesIO(content), "report.docx")
    assert "ผู้ขอข้อมูลข่าวสาร 3 ราย [6 แถว 1]" in str(again.blocks)


def test_a_month_without_anything_names_what_is_missing(year_page):
    plan = year_reports(year_page).plan(REPORT, date(2020, 10, 1))
    told = " ".join(plan.written.gaps)
    for words in ("ข่าวประชาสัมพันธ์", "การเข้าชมเว็บไซต์", "การให้บริการ", "คำถาม", "เรื่องร้องเรียน"):
        assert words in told


def test_another_municipality_on_the_site_has_its_own_counts(month, home):
    home.add_child(instance=TransparencyIndexPage(title="เพื่อนบ้าน", slug="neighbour"))
    (plan,) = [one for one in year_reports(month).of(REPORT) if one.month == MARCH]
    assert "เว็บไซต์ 4 ครั้ง" not in plan.parts[0].value["results"], "the home page is nobody's"
    assert "จำนวนการเข้าชมเว็บไซต์ 3 ครั้ง" in plan.parts[0].value["results"]
