"""Workbooks as clerks make them: titles, merged headings, Thai digits, totals, many sheets."""

from datetime import date

import openpyxl

from tests.readers import make


def workbook(*sheets) -> bytes:
    """A workbook of sheets (title, rows, merged ranges)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows, merged in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for cells in merged:
            sheet.merge_cells(cells)
    return make.saved(book.save)


def complaints() -> bytes:
    """A year of complaints: months without their year, dashes, a total."""
    months = ("ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม")
    rows = [
        ("สถิติเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๔",),
        (),
        ("เดือน", "จำนวนเรื่องร้องเรียน (เรื่อง)", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "หมายเหตุ"),
        *((month, "๒", "๑ เรื่อง", 1, "ไฟฟ้าสาธารณะ") for month in months[:1]),
        *((month, "-", "-", "-", "") for month in months[1:]),
        ("รวม", 2, 1, 1, ""),
    ]
    return workbook(("Sheet1", rows, ("A1:E1", "A2:E2")))


SKR_HEADINGS = (
    "ลำดับที่", "งานที่จัดซื้อหรือจัดจ้าง", "วงเงินที่จะซื้อหรือจ้าง (บาท)", "ราคากลาง (บาท)",
    "วิธีซื้อหรือจ้าง", "รายชื่อผู้เสนอราคาและราคาที่เสนอ",
    "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", "เหตุผลที่คัดเลือกโดยสรุป",
    "เลขที่และวันที่ของสัญญาหรือข้อตกลงในการซื้อหรือจ้าง",
)  # fmt: skip


def monthly_procurement() -> bytes:
    """A sheet a month; one purchase with three bidders in rows of their own."""

    def sheet(name: str, month: str):
        rows = [
            (f"แบบสรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน {month}",),
            ("องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม",),
            SKR_HEADINGS,
            (
                1, "จ้างซ่อมรถบรรทุกน้ำ", "๔๕,๕๐๐.-", 45500.5, "เฉพาะเจาะจง",
                "ร้านสมใจการช่าง 45,500 บาท", "ร้านสมใจการช่าง 45,500 บาท", "ราคาต่ำสุด",
                "12/2564 ลว. 5 ต.ค. 63",
            ),
            (None, None, None, None, None, "อู่เจริญยนต์ 47,000 บาท"),
            (None, None, None, None, None, "หจก.บ้านดอนบริการ 48,000 บาท"),
            (
                2, "ซื้อวัสดุสำนักงาน", "12,000", "12,000", "เฉพาะเจาะจง",
                "ร้านศึกษาภัณฑ์", "ร้านศึกษาภัณฑ์", "คุณสมบัติครบ", "13/2564 ลว. 9 ต.ค. 63",
            ),
            (None, "รวมทั้งสิ้น", "57,500.00"),
        ]  # fmt: skip
        merged = [f"{column}4:{column}6" for column in "ABCDEGHI"]
        return name, rows, ("A1:I1", *merged)

    return workbook(sheet("ต.ค.63", "ตุลาคม ๒๕๖๓"), sheet("พ.ย.63", "พฤศจิกายน 2563"))


def risks() -> bytes:
    """Headings in two rows; one area over two risks; a share that Excel shows as 80%."""
    rows = [
        ("ตารางประเมินความเสี่ยงการทุจริต ประจำปีงบประมาณ 2564",),
        (
            "ด้าน", "เหตุการณ์ความเสี่ยงการทุจริต", "การประเมินความเสี่ยง", None, None,
            "มาตรการป้องกันการทุจริต", "ผู้รับผิดชอบ", "กำหนดเสร็จ",
        ),
        (None, None, "โอกาสเกิด", "ผลกระทบ", "ระดับความเสี่ยง", None, None, None),
        (
            "การใช้อำนาจและตำแหน่งหน้าที่", "เรียกรับสินบน", 3, "๔", "สูง (12)",
            "1. ประกาศขั้นตอน\n2. ติดกล้องวงจรปิด", "สำนักปลัด", date(2564, 9, 30),
        ),
        (None, "ใช้รถราชการส่วนตัว", 2, 2, "ต่ำ (4)", "ทำบันทึกการใช้รถ", "กองช่าง", None),
    ]  # fmt: skip
    merged = ("A1:H1", "C2:E2", "A2:A3", "B2:B3", "F2:F3", "G2:G3", "H2:H3", "A4:A5")
    return workbook(("ความเสี่ยง", rows, merged))


def operating_plan() -> bytes:
    """แบบ ผด.02: years over months, marks in them, strategies between the rows."""
    months = (
        "ต.ค.",
        "พ.ย.",
        "ธ.ค.",
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
        "เม.ย.",
        "พ.ค.",
        "มิ.ย.",
        "ก.ค.",
        "ส.ค.",
        "ก.ย.",
    )
    blank = [None] * 12
    rows = [
        ("แผนการดำเนินงาน",),
        ("ประจำปีงบประมาณ พ.ศ. 2564",),
        (
            "ที่", "โครงการ/กิจกรรม", "รายละเอียดของกิจกรรม", "งบประมาณ (บาท)", "สถานที่ดำเนินการ",
            "หน่วยงานรับผิดชอบหลัก", "พ.ศ. 2563", None, None, "พ.ศ. 2564",
        ),
        (None, None, None, None, None, None, *months),
        ("ยุทธศาสตร์ที่ 1 การพัฒนาโครงสร้างพื้นฐาน",),
        (1, "ก่อสร้างถนน หมู่ที่ 4", "คอนกรีตกว้าง 4 เมตร", "๔๘๐,๐๐๐", "หมู่ที่ 4", "กองช่าง", None, "✓", "/"),
        ("ยุทธศาสตร์ที่ 2 การพัฒนาคุณภาพชีวิต",),
        (2, "อบรมผู้สูงอายุ", "", 20000, "หอประชุม", "กองสวัสดิการสังคม", *blank[:11], "งวด 2"),
        (3,),
    ]  # fmt: skip
    merged = ("A1:R1", "A2:R2", "G3:I3", "J3:R3", *(f"{one}3:{one}4" for one in "ABCDEF"), "A5:R5")
    return workbook(("ผด.02", rows, merged))
