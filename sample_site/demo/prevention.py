"""10.1 Actions to prevent corruption."""

from datetime import date

from sample_site.demo.page import CHIEF, CHIEF_POSITION, FISCAL_YEAR, SIGNED, Filled, months
from sample_site.demo.samples import Samples


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Incomplete: the pledge is in Thai only.
        "O34": Filled(
            [
                (
                    "policy",
                    {
                        "kind": "integrity_pledge",
                        "title": "ประกาศเจตจำนงสุจริตในการบริหารงาน",
                        "body": ("ข้าพเจ้าขอให้คำมั่นว่าจะบริหารงานด้วยความซื่อสัตย์ โปร่งใส และตรวจสอบได้",),
                        "date": date(2020, 10, 12),
                        **SIGNED,
                    },
                )
            ]
        ),
        # Shown, but whether it shows weight on integrity is for a person.
        "O35": Filled(
            [
                (
                    "activity",
                    {
                        "title": "นายก อบต. นำพนักงานกล่าวคำปฏิญาณต่อต้านการทุจริต",
                        "date": date(2020, 12, 9),
                        "place": "หน้าสำนักงาน",
                        "executive": CHIEF,
                        "executive_position": CHIEF_POSITION,
                        "participants": "พนักงานทุกส่วนราชการ 41 คน",
                        "description": ("นายกนำกล่าวคำปฏิญาณและมอบนโยบายการทำงานที่โปร่งใส",),
                        "images": [samples.scene("กล่าวคำปฏิญาณต่อต้านการทุจริต")],
                    },
                )
            ]
        ),
        # Complete.
        "O36": Filled(
            [
                (
                    "table_corruption_risk_assessment",
                    {
                        "caption": "การประเมินความเสี่ยงการทุจริต ปีงบประมาณ พ.ศ. 2564",
                        "period": FISCAL_YEAR,
                        "rows": [
                            {
                                "area": "spending",
                                "risk": "ตรวจรับงานจ้างไม่ครบตามแบบ",
                                "existing_control": "คณะกรรมการตรวจรับสามคน",
                                "likelihood": 2,
                                "impact": 4,
                                "level": "8 (ปานกลาง)",
                                "measures": ["ถ่ายภาพทุกงวดงาน", "สุ่มตรวจโดยหน่วยตรวจสอบภายใน"],
                                "unit": "กองช่าง",
                            },
                            {
                                "area": "permits",
                                "risk": "เรียกรับประโยชน์จากการออกใบอนุญาต",
                                "existing_control": "กำหนดระยะเวลาตามคู่มือประชาชน",
                                "likelihood": 1,
                                "impact": 5,
                                "level": "5 (ต่ำ)",
                                "measures": ["เผยแพร่ค่าธรรมเนียมหน้าสำนักงานและเว็บไซต์"],
                                "unit": "กองช่าง",
                            },
                        ],
                    },
                )
            ]
        ),
        # Complete.
        "O38": Filled(
            [
                (
                    "activity",
                    {
                        "title": "อบรมคุณธรรมจริยธรรมพนักงานส่วนตำบล",
                        "date": date(2021, 1, 21),
                        "place": "หอประชุม อบต.",
                        "participants": "พนักงานและผู้บริหาร 45 คน",
                        "description": ("วิทยากรบรรยายเรื่องผลประโยชน์ทับซ้อนและกรณีศึกษาใกล้ตัว",),
                        "outcome": ("ผู้เข้าอบรมผ่านแบบทดสอบหลังเรียนร้อยละ 93",),
                    },
                )
            ]
        ),
        # Complete.
        "O39": Filled(
            [
                (
                    "table_anti_corruption_plan",
                    {
                        "caption": "แผนปฏิบัติการป้องกันการทุจริต 4 มิติ (2561–2564)",
                        "period": months("2017-10", "2021-09"),
                        "rows": [
                            _dimension("society", "ปลูกจิตสำนึกเด็กและเยาวชน", 20000),
                            _dimension("administration", "ลดขั้นตอนการให้บริการ", 15000),
                            _dimension("people", "เวทีประชาคมติดตามงานจ้าง", 18000),
                            _dimension("oversight", "รายงานผลการตรวจสอบภายใน", 5000),
                        ],
                    },
                )
            ]
        ),
        # Leftover of somebody trying the form.
        "O41": Filled([("rich_text", ("ทดสอบ",))]),
    }


def _dimension(dimension: str, project: str, budget: int) -> dict:
    return {
        "dimension": dimension,
        "project": project,
        "budget": budget,
        "period": FISCAL_YEAR,
        "note": "",
    }
