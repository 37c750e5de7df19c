"""What officers take out, look at, and bring in again is what it was."""

import csv
import io

import pytest

from oit_pages.actions.export_page import export_page
from oit_pages.actions.import_document import import_document
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.readers import read
from oit_pages.readers.recognise import recognise
from oit_pages.spreadsheets import csv_of
from oit_pages.thai import fiscal_year
from tests.actions.test_export_page import body
from tests.factories import block


@pytest.fixture
def page(year_page):
    def of(subject):
        return IndicatorPage.objects.get(subject=subject).specific

    return of


def around(page, kind, tmp_path):
    """The body before, and after out and in."""
    page.save_revision()
    before = body(page)
    path = tmp_path / f"a.{kind}"
    path.write_bytes(export_page(page, kind))
    page.body = []
    page.save_revision()
    return before, body(import_document(path, page).page)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_figures_noughts_gaps_and_notes(page, tmp_path, kind):
    o31 = page("complaint-statistics")
    o31.body = [
        block(
            "table_complaint_statistics",
            caption="สถิติเรื่องร้องเรียน ประจำปีงบประมาณ พ.ศ. 2564",
            rows=[
                {"month": "2020-10-01", "received": "0", "completed": "0", "in_progress": "0",
                 "complaint_type": "", "note": "- ไม่มีเรื่อง"},
                {"month": "2020-11-01", "received": "2", "completed": "1", "in_progress": "1",
                 "complaint_type": "รวมกลุ่มเรียกรับเงิน", "note": "1. ถนน\n2. ไฟฟ้า"},
                {"month": "2020-12-01", "received": "1", "completed": "", "in_progress": "1",
                 "complaint_type": "ทุจริต & อื่น <ๆ>", "note": "หมายเหตุ: รอผล"},
            ],
            note="ที่มา: ศูนย์รับเรื่องร้องเรียน\nข้อมูล ณ วันที่ 5 มกราคม 2564",
        )
    ]  # fmt: skip
    page_with = o31
    before, after = around(page_with, kind, tmp_path)
    assert shown(after) == shown(before)


def shown(blocks):
    """Rows without the keys that hold nothing."""
    return [
        [
            *(_held(item["value"]) for item in one["value"]["rows"]),
            one["value"].get("caption"),
            one["value"].get("note"),
        ]
        for one in blocks
    ]


def _held(row):
    return {key: str(value) for key, value in row.items() if value not in ("", None, [])}


def test_an_order_with_ranks_long_duties_and_an_end(page, tmp_path):
    o43 = page("integrity-measures-implementation")
    o43.body = [
        block(
            "order",
            issuer="คำสั่งเทศบาลตำบลดอนแก้ว",
            number="๔๑/๒๕๖๔",
            subject="แต่งตั้งคณะทำงาน ITA & OIT",
            body="<p>ด้วยเห็นสมควร</p><p>จึงแต่งตั้ง</p>",
            appointees=[
                {"name": "ว่าที่ร้อยตรี ธีรภัทร วงศ์คำ", "position": "ปลัดเทศบาล", "role": "ประธาน"},
                {
                    "name": "ส.ต.ท.หญิง ดวงแก้ว ทองประเสริฐ",
                    "position": "นักทรัพยากรบุคคล",
                    "role": "เลขานุการ",
                },
            ],
            duties=["รวบรวมข้อมูล เช่น 1) แผน 2) รายงาน", "รายงานผลภายในวันที่ 5 ของเดือน"],
            date="2020-12-01",
            effective_date="2020-12-01",
            signatory="นายก้องภพ ศรีตะวัน",
            position="นายกเทศมนตรีตำบลดอนแก้ว",
        )
    ]
    before, after = around(o43, "docx", tmp_path)
    assert [one["type"] for one in after] == ["order"]
    old, new = before[0]["value"], after[0]["value"]
    for key in ("number", "subject", "appointees", "duties", "date", "signatory", "position"):
        assert new[key] == old[key], key


def test_a_csv_file_of_the_public_table():
    one = load_column_sets()["quarterly-winners"]
    rows = [
        ["1", "0105561000123", '=ร้าน "สมใจ", สาขา 2', "-กระดาษ\n+หมึก", "1234.50", "ก, 6", "เหตุ;ผล"],
        ["2", "0994000123456", "@บริษัท", "'ปากกา'", "0", "1/2564", "ไม่มี"],
    ]  # fmt: skip
    text = "".join(csv_of([column.th for column in one.columns], rows))
    assert len(list(csv.reader(io.StringIO(text)))) == 3
    (table,) = recognise(
        read(io.BytesIO(text.encode()), "a.csv"), load_column_sets(), fiscal_year(2564)
    )
    assert table.column_set == "quarterly-winners"
    first, second = table.rows
    assert first["tax_id"] == "0105561000123"
    assert first["vendor"] == '=ร้าน "สมใจ", สาขา 2'
    assert first["items"] == "-กระดาษ\n+หมึก"
    assert second["items"] == "'ปากกา'"
    assert (str(first["total"]), str(second["total"])) == ("1234.50", "0")
    assert first["reason"] == "เหตุ;ผล"
