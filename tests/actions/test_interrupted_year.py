"""The work of a year, killed in the middle, as `test_interrupted` does it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.storage import FileSystemStorage
from wagtail.models import Page

from oit_pages.actions.adopt import Said, adopt
from oit_pages.actions.correct_edition import correct_edition, take_back
from oit_pages.actions.draft_announcement import draft_announcement
from oit_pages.actions.draft_measures import draft_measures
from oit_pages.actions.draft_report import draft_report
from oit_pages.actions.enter_result import Given, enter_result
from oit_pages.actions.export_corrections import export_toml
from oit_pages.actions.hand_out import Handing, hand_out
from oit_pages.actions.import_corrections import accept_corrections, propose_corrections
from oit_pages.actions.import_visits import import_visits
from oit_pages.actions.read_corrections import read_corrections
from oit_pages.actions.receive_papers import receive_papers
from oit_pages.actions.settle_paper import take_in
from oit_pages.actions.upload_link import make_link
from oit_pages.actions.visits_file import Visited
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import (
    AssessmentYearPage,
    EditionCorrection,
    PendingPaper,
    TransparencyIndexPage,
)
from tests.actions.corrections import said as correction
from tests.actions.test_interrupted import die_at_each_point, then_complete
from tests.actions.test_upload_link import sent
from tests.factories import MemberFactory, UnitFactory, UserFactory, block, fill, text
from tests.old_site.models import ArticlePage
from tests.readers import make

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    # Whoever is killed closes no cursor of PostgreSQL.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
RESULT = [
    Given(key="OIT", points=Decimal("81.25")),
    Given(key="i3", points=Decimal("72.5"), title="ท่านรู้แผนงบประมาณหรือไม่"),
    Given(key="O12", points=Decimal(0), remark="ไม่พบรายงาน"),
]


def fresh(page):
    """As another request finds it."""
    return Page.objects.get(pk=page.pk).specific


def index_of(year_page) -> TransparencyIndexPage:
    return year_page.get_parent().specific


def adopting(year_page):
    titles = ("แผนพัฒนาท้องถิ่น", "กฎหมายที่เกี่ยวข้อง")
    home = index_of(year_page).get_parent()
    pages = [home.add_child(instance=ArticlePage(title=title)) for title in titles]
    subjects = ("strategic-plan", "laws")
    said = [
        Said(subject=subject, kind="page", which=str(page.pk))
        for subject, page in zip(subjects, pages, strict=True)
    ]
    return lambda: adopt(fresh(year_page), said)


def entering_the_result(year_page):
    return lambda: enter_result(index_of(year_page), 2563, RESULT)


def drafting_measures(year_page):
    enter_result(index_of(year_page), 2563, RESULT)
    return lambda: draft_measures(fresh(year_page))


def drafting_a_report(year_page):
    rows = [{"project": f"โครงการที่ {n}", "budget": "100.50"} for n in range(4)]
    fill(year_page, "O10", block("table_annual_operating_plan", rows=rows))
    return lambda: draft_report(fresh(year_page), "six-month-operating-progress")


def importing_visits(year_page):
    rows = [Visited(path=f"/{n}/", month=date(2021, 3, 1), visits=n, line=n) for n in range(9)]
    import_visits(index_of(year_page), rows[:4], "ก.csv")
    again = [replace(one, visits=one.visits + 1) for one in rows]
    return lambda: import_visits(index_of(year_page), again, "ข.csv")


def handing_out(year_page):
    unit = UnitFactory(municipality=index_of(year_page))
    given = Handing(unit=unit, member=MemberFactory(year_page=year_page), due=date(2021, 3, 31))
    fill(year_page, "O2", text("<p>ผู้บริหาร</p>"))  # what is public gets a draft
    return lambda: hand_out(fresh(year_page), ["organisation-structure", "executives"], given)


def drafting_the_announcement(year_page):
    handing_out(year_page)()
    page = find_indicator_page(year_page, "O42")
    return lambda: draft_announcement(fresh(year_page), fresh(page))


def taking_a_paper_in(year_page):
    page, user = find_indicator_page(year_page, "O4"), UserFactory(is_superuser=True)
    link = make_link(page, UnitFactory(municipality=index_of(year_page)), days=7)
    assert receive_papers(link, [sent("แผน.docx", make.word("แผนพัฒนาท้องถิ่น"))]).kept
    return lambda: take_in(PendingPaper.objects.get(), "content", user)


def correcting_the_list(year_page):
    given = [correction(2564, ("executives", "names"), th="ตามคู่มือ", judged_by="person")]
    return lambda: correct_edition(2564, given)


def accepting_corrections(year_page):
    correcting_the_list(year_page)()
    theirs = read_corrections(BytesIO(export_toml(2564, "เพื่อนบ้าน").encode()), "list.toml")
    take_back(2564)
    propose_corrections(theirs, 2564)
    (key,) = EditionCorrection.objects.values_list("pk", flat=True)
    return lambda: accept_corrections(2564, [key])


@pytest.mark.parametrize(
    "begin",
    [
        adopting,
        entering_the_result,
        drafting_measures,
        drafting_a_report,
        importing_visits,
        handing_out,
        drafting_the_announcement,
        taking_a_paper_in,
        correcting_the_list,
        accepting_corrections,
    ],
    ids=lambda begin: begin.__name__,
)
def test_work_of_a_year(year_page: AssessmentYearPage, tmp_path, monkeypatch, begin):
    storage = FileSystemStorage(tmp_path / "waiting", base_url=None)
    monkeypatch.setattr(PendingPaper._meta.get_field("file"), "storage", storage)
    action = begin(year_page)
    die_at_each_point(action)
    then_complete(action)
