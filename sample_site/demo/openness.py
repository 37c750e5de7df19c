"""9.5 Promotion of transparency."""

from datetime import date

from sample_site.demo.page import FIRST_HALF, SIGNED, Filled
from sample_site.demo.samples import Samples

SITE = "https://www.bandonkaeongam.example.go.th"


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Complete.
        "O29": Filled(
            [
                (
                    "manual",
                    {
                        "title": "แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ",
                        "mission": "เรื่องร้องเรียนเจ้าหน้าที่",
                        "audience": "ประชาชนและผู้มีส่วนได้เสีย",
                        "steps": [
                            "รับเรื่องและออกเลขรับ",
                            "ตั้งผู้ตรวจสอบข้อเท็จจริงภายใน 5 วันทำการ",
                            "แจ้งผลผู้ร้องเรียน",
                        ],
                        "duration": "30 วันทำการ",
                        "unit": "นิติกร สำนักปลัด",
                        "channels": ["แบบฟอร์มบนเว็บไซต์", "จดหมายถึงนายก อบต.", "โทร. 0 2555 0120"],
                    },
                )
            ]
        ),
        # Complete.
        "O30": Filled([_channel("corruption_complaint", "แจ้งเบาะแสการทุจริต", "report")]),
        # Nothing to report.
        "O31": Filled(
            [
                (
                    "nothing_to_report",
                    {
                        "period": FIRST_HALF,
                        "reason": "ไม่มีเรื่องร้องเรียนการทุจริตและประพฤติมิชอบของเจ้าหน้าที่",
                        "date": date(2021, 4, 5),
                        **SIGNED,
                    },
                )
            ]
        ),
        # Complete.
        "O32": Filled([_channel("feedback", "รับฟังความคิดเห็น", "feedback")]),
        # Wrong year: the village meeting of 2562.
        "O33": Filled(
            [
                (
                    "activity",
                    {
                        "title": "ประชาคมหมู่บ้านเพื่อทบทวนแผนพัฒนา",
                        "date": date(2019, 6, 14),
                        "place": "ศาลากลางบ้าน หมู่ที่ 1",
                        "participants": "ตัวแทนครัวเรือน 64 คน",
                        "description": ("ร่วมจัดลำดับความสำคัญของโครงการในหมู่บ้าน",),
                    },
                )
            ]
        ),
    }


def _channel(purpose: str, name: str, path: str) -> tuple[str, dict]:
    return (
        "channel",
        {"kind": "form", "purpose": purpose, "name": name, "url": f"{SITE}/{path}"},
    )
