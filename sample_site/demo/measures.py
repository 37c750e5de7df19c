"""10.2 Internal measures."""

from datetime import date

from sample_site.demo.page import CLERK, FISCAL_YEAR, NAME, PLACE, SIGNED, Filled, months
from sample_site.demo.samples import Samples


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Complete.
        "O42": Filled([("table_integrity_measures", _analysis())]),
        # Complete, with the report's full structure: table, order, announcement, memo.
        "O43": Filled(
            [
                ("rich_text", _introduction()),
                ("measure_table", {"caption": "ผลการดำเนินการตามมาตรการ", "rows": _measures()}),
                ("order", _order()),
                ("announcement", _announcement()),
                ("memo", _memo()),
            ],
            summary="ผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ปีงบประมาณ พ.ศ. 2564",
            period=months("2020-12", "2021-03"),
        ),
    }


def _analysis() -> dict:
    return {
        "caption": "วิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2563 และมาตรการปี 2564",
        "period": FISCAL_YEAR,
        "rows": [
            {
                "issue": "การเปิดเผยข้อมูล 61.20 คะแนน",
                "weakness": "ข้อมูลบนเว็บไซต์กระจัดกระจายและไม่ครบองค์ประกอบ",
                "measure": "ปรับปรุงเว็บไซต์ตามรายการ OIT",
                "steps": ["แต่งตั้งคณะทำงาน", "สำรวจรายการที่ขาด", "เผยแพร่ให้ครบก่อนเดือนเมษายน"],
                "units": ["สำนักปลัด"],
                "period": months("2020-12", "2021-03"),
                "follow_up": "รายงานนายก อบต. ทุกสิ้นเดือน",
            },
            {
                "issue": "การใช้ทรัพย์สินของราชการ 78.45 คะแนน",
                "weakness": "พนักงานยังไม่ทราบแนวปฏิบัติการยืมทรัพย์สิน",
                "measure": "จัดทำแนวปฏิบัติการยืมทรัพย์สิน",
                "steps": ["ยกร่างแนวปฏิบัติ", "ประชุมชี้แจงทุกส่วนราชการ"],
                "units": ["กองคลัง"],
                "period": months("2021-01", "2021-02"),
                "follow_up": "ตรวจทะเบียนยืมทุกไตรมาส",
            },
        ],
    }


def _introduction() -> tuple[str, ...]:
    return (
        f"รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใสของ{NAME} {PLACE}",
        "จากผลวิเคราะห์การประเมินปีที่ผ่านมา หน่วยงานได้กำหนดสองมาตรการ และดำเนินการดังตารางต่อไปนี้",
    )


def _measures() -> list[dict]:
    return [
        {
            "measure": "ปรับปรุงเว็บไซต์ตามรายการ OIT",
            "methods": [
                "แต่งตั้งคณะทำงานเผยแพร่ข้อมูลบนเว็บไซต์",
                "จัดหมวดหมู่ข้อมูลให้ค้นหาได้จากหน้าแรก",
            ],
            "units": ["สำนักปลัด", "ทุกกอง"],
            "period": months("2020-12", "2021-03"),
            "results": [
                "คณะทำงานประชุม 3 ครั้ง และตรวจครบทุกรายการ",
                "เผยแพร่ข้อมูลเพิ่มขึ้น 27 รายการ",
            ],
            "recommendation": "ควรทบทวนข้อมูลทุกไตรมาส",
        },
        {
            "measure": "จัดทำแนวปฏิบัติการยืมทรัพย์สินของราชการ",
            "methods": ["ยกร่างแนวปฏิบัติและรับฟังความเห็น", "ประชุมชี้แจงพนักงาน"],
            "units": ["กองคลัง"],
            "period": months("2021-01", "2021-02"),
            "results": ["ประกาศใช้แนวปฏิบัติ และพนักงานเข้าร่วมชี้แจง 38 คน"],
            "recommendation": "ควรทำแบบฟอร์มยืมออนไลน์",
        },
    ]


def _order() -> dict:
    return {
        "issuer": NAME,
        "number": "412/2563",
        "subject": "แต่งตั้งคณะทำงานเผยแพร่ข้อมูลบนเว็บไซต์",
        "body": ("เพื่อให้การเผยแพร่ข้อมูลต่อสาธารณะเป็นไปอย่างครบถ้วนและเป็นปัจจุบัน จึงแต่งตั้งคณะทำงานดังนี้",),
        "appointees": [
            {"name": CLERK, "position": f"ปลัด{NAME}", "role": "ประธานคณะทำงาน"},
            {"name": "นายธีรภัทร วงศ์คำ", "position": "หัวหน้าสำนักปลัด", "role": "คณะทำงาน"},
            {
                "name": "นางสาวพิมพ์ลภัส แสนสุข",
                "position": "นักวิชาการคอมพิวเตอร์",
                "role": "คณะทำงานและเลขานุการ",
            },
        ],
        "duties": ["รวบรวมข้อมูลจากทุกส่วนราชการ", "ตรวจความครบถ้วนก่อนเผยแพร่", "รายงานผลทุกเดือน"],
        "date": date(2020, 12, 1),
        "effective_text": "ทั้งนี้ ตั้งแต่วันที่ออกคำสั่งเป็นต้นไป",
        **SIGNED,
    }


def _announcement() -> dict:
    return {
        "kind": "measure",
        "issuer": NAME,
        "subject": "แนวปฏิบัติการยืมทรัพย์สินของราชการ",
        "body": (
            "ให้ผู้ยืมทำหนังสือยืมตามแบบก่อนทุกครั้ง และส่งคืนภายในกำหนด",
            "ให้กองคลังจัดทำทะเบียนยืมและตรวจสอบทุกไตรมาส",
        ),
        "date": date(2021, 1, 29),
        "effective_date": date(2021, 2, 1),
        **SIGNED,
    }


def _memo() -> dict:
    return {
        "office": f"สำนักปลัด {NAME}",
        "phone": "0 2555 0101",
        "number": "ศน 70101/58",
        "date": date(2021, 3, 25),
        "subject": "รายงานผลการปรับปรุงเว็บไซต์",
        "addressee": f"นายก{NAME}",
        "sections": [
            {"heading": "เรื่องเดิม", "body": "คำสั่งที่ 412/2563 แต่งตั้งคณะทำงานเผยแพร่ข้อมูลบนเว็บไซต์"},
            {"heading": "ข้อเท็จจริง", "body": "คณะทำงานได้ตรวจและเผยแพร่ข้อมูลเพิ่ม 27 รายการ"},
            {"heading": "ข้อพิจารณา", "body": "เห็นควรทราบและสั่งการให้ทุกกองปรับปรุงข้อมูลทุกไตรมาส"},
        ],
        "signatory": "นายธีรภัทร วงศ์คำ",
        "position": "หัวหน้าสำนักปลัด",
        "comments": [
            {"comment": "เห็นควรดำเนินการ", "name": CLERK, "position": f"ปลัด{NAME}"},
            {
                "comment": "ทราบ ดำเนินการตามเสนอ",
                "name": SIGNED["signatory"],
                "position": SIGNED["position"],
            },
        ],
    }
