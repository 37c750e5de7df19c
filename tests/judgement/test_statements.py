"""A statement of nothing denies this matter, for its whole period, without exception."""

from datetime import date

import pytest

from oit_pages.evidence import Item
from oit_pages.judgement.readings.statements import no_denial
from oit_pages.thai import Period

HALF = Period(date(2020, 10, 1), date(2021, 3, 31))


def kind(reason, subject="complaint-statistics", period=HALF):
    found = no_denial(
        Item(kind="nothing_to_report", parts={"reason": reason, "period": period}), (subject,)
    )
    return found.kind if found else ""


@pytest.mark.parametrize(
    ("reason", "doubted"),
    [
        ("ไม่มีเรื่องร้องเรียนเกี่ยวกับไฟฟ้าสาธารณะ", "statement_matter"),
        ("ไม่มีผู้มาติดต่อขอใช้บริการ", "statement_matter"),
        ("No complaints on street lights", "statement_matter"),
        ("ไม่มีเจ้าหน้าที่รับผิดชอบ", "statement_excuse"),
        ("ระบบเว็บไซต์ขัดข้อง จึงไม่มีสถิติ", "statement_excuse"),
        ("ไม่มีเรื่องร้องเรียน เว้นแต่เรื่องที่รับไว้หนึ่งราย", "statement"),
        ("ไม่มีเรื่องร้องเรียนที่มีมูล", "statement"),
        ("ไม่มีเรื่องร้องเรียนการทุจริตในไตรมาสที่ 1", "statement_part"),
        ("ไม่มีเรื่องร้องเรียนการทุจริตตั้งแต่เดือนมกราคม", "statement_part"),
        ("เทศบาลบริหารงานอย่างโปร่งใส", "statement"),
        ("ไม่พบการทุจริตจากเรื่องร้องเรียนทั้งหมด", "statement"),
        ("คณะกรรมการสอบสวนแล้วไม่พบการทุจริต", "statement"),
        ("ไม่มีเรื่องร้องเรียนผ่านเว็บไซต์", "statement"),
        ("เรื่องร้องเรียนการทุจริตแล้วเสร็จ 0 เรื่อง", "statement"),
        ("ไม่มีเจ้าหน้าที่รับเรื่องร้องเรียน", "statement_excuse"),
        ("No complaint was proven", "statement"),
    ],
)
def test_what_is_no_denial_of_this(reason, doubted):
    assert kind(reason) == doubted


@pytest.mark.parametrize(
    "reason",
    [
        "ไม่เคยมีเรื่องร้องเรียนการทุจริต",
        "ยังไม่ได้รับเรื่องร้องเรียนการทุจริตในรอบ 6 เดือน",
        "เปิดช่องทางทั้ง 5 ช่องทาง แต่ไม่มีผู้ร้องเรียน",
        "เรื่องร้องเรียนการทุจริต 0 เรื่อง อยู่ระหว่างดำเนินการ 0 เรื่อง",
        "ไม่มีเรื่องร้องเรียน และไม่มีเรื่องค้าง",
        "ไม่มีสถิติการร้องเรียนเนื่องจากไม่มีผู้ร้องเรียน",
        "No corruption complaint was received",
    ],
)
def test_none_at_all_however_it_is_said(reason):
    assert kind(reason) == ""


def test_no_officer_of_supplies_is_no_month_without_purchases():
    assert kind("ไม่มีเจ้าหน้าที่พัสดุ", "procurement") == "statement_excuse"
    assert kind("ไม่มีการจัดซื้อจัดจ้าง", "procurement") == ""


@pytest.mark.parametrize(
    "reason",
    [
        "ไม่มี",
        "รวม ๐ เรื่อง",
        "ไม่มีผู้ร้องเรียนเจ้าหน้าที่ว่าทุจริต",
        "ไตรมาสที่ 1 และไตรมาสที่ 2 ไม่มีเรื่องร้องเรียน",
        "ในห้วงเดือนตุลาคม 2563 ถึงมีนาคม 2564 ไม่ปรากฏเรื่องร้องเรียนเจ้าหน้าที่ทุจริต",
        "ไม่มีเรื่องร้องเรียน ข้อมูล ณ วันที่ 5 เมษายน 2564",
        "การร้องเรียนเรื่องทุจริต: ไม่มี",
        "No corruption complaint was received from October 2020 to March 2021.",
    ],
)
def test_what_is_one(reason):
    assert kind(reason) == ""


def test_what_must_be_denied_goes_by_the_subject():
    assert kind("ไม่มีเจ้าหน้าที่รับของขวัญ", "no-gift-report") == ""
    assert kind("ไม่มีเจ้าหน้าที่รับของขวัญ", "procurement-plan") == "statement_matter"
    assert kind("ไม่มีการจัดซื้อจัดจ้างที่ต้องจัดทำแผน", "procurement-plan") == ""
    assert kind("ไม่มีสิ่งใดเลย", "another-subject") == ""


def test_a_month_is_the_whole_of_a_months_statement():
    month = Period(date(2021, 1, 1), date(2021, 1, 31))
    assert kind("ไม่มีเรื่องร้องเรียนในเดือนมกราคม", period=month) == ""
