"""Evidence: full blocks give every part; half-filled and broken ones give what they can."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oit_pages.blocks.body import IndicatorBody, body_evidence
from oit_pages.evidence import Item
from oit_pages.evidence.substance import is_content
from oit_pages.stream.references import References, ResolvedReferences, collect_references
from oit_pages.thai import Period
from tests.blocks.samples import NAMES, body_block, broken, filled, junk
from tests.factories import block, months

NOTHING = ResolvedReferences({}, {}, {})
#: What the rules rely on: parts and parts of rows, by name in the stream.
PARTS = {
    "rich_text": "text",
    "image": "image alt caption",
    "documents": "heading",
    "link": "text page url click_path",
    "measure_table": "caption",
    "announcement": "kind issuer number subject body date effective_date closing_date signatory "
    "position documents",
    "order": "issuer number subject body date effective_date effective_text signatory position "
    "documents duties",
    "memo": "office phone number date subject addressee signatory position documents sections",
    "people": "heading",
    "contact": "address phone fax email website hours map_url map_image latitude longitude",
    "org_chart": "heading image alt",
    "qa": "heading ask_url page",
    "channel": "kind purpose name url page phone email address description hours",
    "laws": "heading",
    "nothing_to_report": "period reason date signatory position",
    "plan": "title kind term strategies goals indicators date signatory position documents",
    "report": "title kind period results spending problems recommendations date documents",
    "manual": "title mission audience steps duration unit channels fee date documents",
    "activity": "title date end_date place executive executive_position participants description "
    "outcome images documents",
    "criteria": "matter title summary effective_date documents",
    "policy": "kind title body body_en purpose date in_force_from in_force_to signatory position "
    "documents",
    "news": "title date body images url page",
}
ROWS = {
    "documents": "title kind date period files note has_file",
    "measure_table": "measure methods units period results recommendation",
    "order": "name position role",
    "memo": "comment name position",
    "people": "name position side chief vacant photo phone email line has_photo",
    "org_chart": "name kind side head parent",
    "qa": "question answer asked_on answered_on",
    "laws": "title kind date url document has_file",
    "plan": "name budget period unit",
}
TABLES = [name for name in NAMES if name.startswith("table_")]


def evidence(child: dict, found: ResolvedReferences = NOTHING) -> Item:
    (item,) = body_evidence([child], found, 7)
    return item


@pytest.fixture
def found(pks):
    return ResolvedReferences.load(
        References({pks["documents"]}, {pks["images"]}, {pks["pages"]}),
    )


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_full_block_gives_every_part(name, found, pks):
    raw = filled(body_block(name), pks)
    item = evidence({"type": name, "id": "b1", "value": raw}, found)
    assert (item.kind, item.block, item.page, item.column_set) == (name, "b1", 7, "")
    assert set(item.parts) == set(PARTS[name].split())
    empty = [part for part, value in item.parts.items() if not is_content(value)]
    assert empty == []
    assert len(item.rows) == (2 if name in ROWS else 0)
    for row in item.rows:
        assert set(ROWS[name].split()) <= set(row)
        assert all(is_content(row[part]) for part in ROWS[name].split())


@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_rows_by_column(name, found, pks):
    table = body_block(name)
    item = evidence({"type": name, "id": "b1", "value": filled(table, pks)}, found)
    assert (item.kind, item.column_set) == ("table", table.column_set.id)
    assert set(item.parts) == {"caption", "month", "period", "note"}
    typed = {
        "text": str, "list": tuple, "money": Decimal, "percent": Decimal, "integer": Decimal,
        "date": date, "month": date, "period": Period, "choice": str, "boolean": bool,
    }  # fmt: skip
    for row in item.rows:
        for column in table.column_set.columns:
            assert isinstance(row[column.key], typed[column.kind]), column.key


def test_texts_dates_and_lists_are_read_for_what_they_are():
    item = evidence(
        block(
            "measure_table",
            rows=[
                {
                    "measure": "ส่ง\u200bเสริมคุณธรรม ",
                    "methods": ["จัดประชุม", "", "ติดประกาศ"],
                    "period": months("2021-01", "2021-02"),
                }
            ],
        )
    )
    (row,) = item.rows
    assert row["measure"] == "ส่งเสริมคุณธรรม"
    assert row["methods"] == ("จัดประชุม", "ติดประกาศ")
    assert row["period"] == Period(date(2021, 1, 1), date(2021, 2, 28))
    assert row["results"] == ()


def test_list_items_may_be_bare():
    bare = evidence(
        {"type": "order", "value": {"duties": ["ก", "ข"], "appointees": [{"name": "ค"}]}}
    )
    assert bare.parts["duties"] == ("ก", "ข")
    assert bare.rows[0]["name"] == "ค"


def test_the_sections_of_a_memo_are_heading_and_text():
    item = evidence(
        block("memo", sections=[{"heading": "เรื่องเดิม", "body": "ตามที่"}, {"body": "จึงเรียน"}, {}])
    )
    assert item.parts["sections"] == ("เรื่องเดิม\nตามที่", "จึงเรียน")


@pytest.mark.parametrize(
    "period",
    [
        None,
        {},
        {"from_month": "2021-01-01"},
        {"from_month": "2021-05-01", "to_month": "2021-01-01"},
        "2564",
    ],
)
def test_a_period_half_given_or_backward_is_none(period):
    item = evidence({"type": "nothing_to_report", "value": {"period": period, "reason": "ไม่มี"}})
    assert item.parts["period"] is None


def test_a_documents_row_tells_its_date_and_kind(found, pks):
    item = evidence(
        block(
            "documents",
            items=[
                {"kind": "plan", "date": "2020-12-01", "files": [pks["documents"]]},
                {"title": "ไม่มีไฟล์"},
                {"files": [999]},
            ],
        ),
        found,
    )
    assert [row["has_file"] for row in item.rows] == [True, False, False]
    there, gone = item.files
    assert (there.dated, there.label, there.extension) == (date(2020, 12, 1), "plan", "pdf")
    assert (gone.pk, gone.readable) == (999, False)


def test_a_papers_file_bears_the_papers_date(found, pks):
    (file,) = evidence(block("order", date="2021-02-04", documents=[pks["documents"]]), found).files
    assert file.dated == date(2021, 2, 4)


def test_rich_text_tells_what_it_links_to(found, pks):
    item = evidence(
        {
            "type": "rich_text",
            "value": f'<p>ดู<a linktype="document" id="{pks["documents"]}">แผน</a> '
            f"<a id='999' linktype='document'>หาย</a>"
            f'<a linktype="page" id="{pks["pages"]}">หน้าแรก</a>'
            '<a href="https://example.org/?a=1&amp;b=2">นอก</a><a href="javascript:x()">ร้าย</a>'
            f'<embed embedtype="image" id="{pks["images"]}" alt="ภาพ"/></p>',
        },
        found,
    )
    assert [(file.kind, file.readable) for file in item.files] == [
        ("document", True),
        ("document", False),
        ("image", True),
    ]
    assert [(link.page, link.url, link.works) for link in item.links] == [
        (pks["pages"], "", True),
        (None, "https://example.org/?a=1&b=2", None),
        (None, "javascript:x()", False),
    ]
    assert item.parts["text"] == "ดูแผน หายหน้าแรกนอกร้าย"


def test_a_link_says_its_text(found, pks):
    (link,) = evidence(block("link", text="รายงาน", page=pks["pages"]), found).links
    assert (link.text, link.works) == ("รายงาน", True)


@pytest.mark.parametrize(
    "address", ["www.example.org", "javascript:alert(1)", "http://", "http://["]
)
def test_what_cannot_be_an_address_does_not_work(address):
    (link,) = evidence(block("link", url=address)).links
    assert link.works is False


@pytest.mark.parametrize("value", [None, "", [], 3, "ข้อความ"])
def test_nothing_is_nothing(value):
    assert body_evidence([{"type": "order", "value": value}], NOTHING, 1) == ()


@pytest.mark.parametrize(
    "raw",
    [None, [], [None], ["x"], [{}], [{"type": "unknown", "value": {}}], [{"type": ["order"]}]],
)
def test_a_broken_body_shows_nothing(raw):
    assert body_evidence(raw, NOTHING, 1) == ()
    assert collect_references(IndicatorBody(), raw) == References()


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
def test_no_raw_value_raises(name, data):
    raw = data.draw(broken(body_block(name)))
    child = {"type": name, "id": data.draw(junk), "value": raw}
    for item in body_evidence([child], NOTHING, 1):
        assert item.kind in {name, "table"}
        for row in (item.parts, *item.rows):
            assert all(
                value is None or isinstance(value, str | int | Decimal | date | Period | tuple)
                for value in row.values()
            )
    collect_references(IndicatorBody(), [child])
