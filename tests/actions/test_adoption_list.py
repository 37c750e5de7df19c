"""A list of addresses with columns of any name and order."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from oit_pages.actions.adopt import adopt
from oit_pages.actions.adoption_list import UnreadableList, read_list
from oit_pages.actions.export_sheet import about_of, export_sheet
from oit_pages.catalogue import load_edition
from oit_pages.checklist.sheet import as_rows, sheet
from tests.factories import DocumentFactory, fill, text
from tests.old_site.models import ArticlePage

SITE = "http://localhost"


@pytest.fixture
def page(home):
    return home.add_child(instance=ArticlePage(title="หน้าที่ของเรา", slug="duty"))


def listed(year_page, text, name="list.csv", **given):
    return read_list(BytesIO(text.encode()), year_page, name=name, **given)


def seen(rows):
    return [(one.indicator and one.indicator.code, one.kind, one.which) for one in rows]


def test_codes_in_thai_digits_and_several_addresses_in_a_cell(year_page, page):
    file = DocumentFactory()
    rows = listed(
        year_page,
        "ที่อยู่เว็บไซต์,หัวข้อ,รหัส\n"
        f'"{SITE}/duty/\nhttps://other.go.th/a",อำนาจหน้าที่,O๓\n'
        f"www.localhost{file.url},,o-๔\n"
        "https://other.go.th/more,,\n",
    )
    assert seen(rows) == [
        ("O3", "page", str(page.pk)),
        ("O3", "address", "https://other.go.th/a"),
        ("O4", "document", str(file.pk)),
        ("O4", "address", "https://other.go.th/more"),
    ]
    assert adopt(year_page, [one.said for one in rows]) == 4


def test_a_title_outweighs_a_code_of_another_year(year_page, page):
    """What was O31 is another item's code the year after."""
    line = f"O29,สถิติเรื่องร้องเรียนการทุจริต,{SITE}/duty"
    (one,) = listed(year_page, line, of=load_edition(2566))
    assert one.indicator.subject == "complaint-statistics"
    (one,) = listed(year_page, f"O29,,{SITE}/duty", of=load_edition(2566))
    assert one.indicator.subject == "complaint-statistics"
    (one,) = listed(year_page, f"O31,นโยบายไม่รับของขวัญ,{SITE}/duty", of=load_edition(2566))
    assert (one.indicator, one.said) == (None, None)  # 2564 does not ask for it


def test_our_own_sheet_comes_back(year_page, page):
    fill(year_page, "O3", text("<p>อำนาจหน้าที่</p>"))
    for kind in ("csv", "xlsx"):
        made = export_sheet(kind, as_rows(sheet(year_page)), about_of(year_page))
        (one,) = read_list(BytesIO(made), year_page, name=f"sheet.{kind}")
        assert (one.indicator.code, one.kind, one.said) == ("O3", "own", None)


def test_a_workbook_without_headings(year_page, page):
    book = Workbook()
    book.active.append(["7", f"ดูที่ {SITE}/duty/ ครับ"])
    data = BytesIO()
    book.save(data)
    data.seek(0)
    assert seen(read_list(data, year_page, name="a.xlsx")) == [("O7", "page", str(page.pk))]


def test_what_the_public_can_not_open_is_said_and_not_accepted(year_page, page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    (one,) = listed(year_page, f"O3,{SITE}/duty/")
    assert (one.kind, one.said) == ("closed", None)


def test_what_is_no_address_of_the_web_is_said_too(year_page):
    rows = listed(year_page, "O1,https://x.go.th:99999/\nO2,https://a:b@x.go.th/\nO3,http://[::1\n")
    assert [(one.indicator.code, one.kind, one.said) for one in rows] == [
        (code, "closed", None) for code in ("O1", "O2", "O3")
    ]


def test_where_a_page_has_moved_to(year_page, page):
    Redirect.add_redirect("/old/place", redirect_to=page)
    (one,) = listed(year_page, f"O3,{SITE}/old/place/")
    assert (one.kind, one.which) == ("page", str(page.pk))


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", "O1,ไม่มีที่อยู่\n"), ("a.xlsx", "no workbook"), ("a.csv", "")]
)
def test_a_file_without_an_address_says_so(year_page, name, content):
    with pytest.raises(UnreadableList) as error:
        listed(year_page, content, name=name)
    assert str(error.value)
