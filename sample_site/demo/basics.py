"""9.1 Basic information."""

from datetime import date

from sample_site.demo.page import CHIEF, CHIEF_POSITION, CLERK, NAME, PLACE, Filled, months
from sample_site.demo.samples import Samples


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Complete: the chart as a picture and in words, both sides.
        "O1": Filled(
            [
                (
                    "org_chart",
                    {
                        "heading": "โครงสร้างการแบ่งส่วนราชการ",
                        "image": samples.drawing("แผนผังโครงสร้าง อบต.บ้านดอนแก้วงาม"),
                        "alt": "แผนผังสภา นายก และส่วนราชการสี่ส่วน",
                        "units": _units(),
                    },
                )
            ],
            summary="โครงสร้างฝ่ายการเมืองและฝ่ายข้าราชการประจำ ณ ปัจจุบัน",
        ),
        # Incomplete: the head of the engineering division has neither photo nor phone.
        "O2": Filled([("people", {"heading": "คณะผู้บริหาร", "people": _people(samples)})]),
        # Text that only a person can judge.
        "O3": Filled(
            [
                (
                    "rich_text",
                    (
                        "อำนาจหน้าที่ขององค์การบริหารส่วนตำบลตามกฎหมายว่าด้วยสภาตำบลและองค์การบริหารส่วนตำบล",
                        "ดูแลทางน้ำและทางบก รักษาความสะอาดของถนนและที่สาธารณะ กำจัดขยะมูลฝอย",
                        "ป้องกันโรคและบรรเทาสาธารณภัย ส่งเสริมการศึกษา ศาสนา และวัฒนธรรมของชุมชน",
                    ),
                )
            ]
        ),
        # Complete.
        "O4": Filled([("plan", _development_plan(samples))], unit="กองยุทธศาสตร์และงบประมาณ"),
        # Complete.
        "O5": Filled(
            [
                (
                    "contact",
                    {
                        "address": f"{NAME} เลขที่ 199 หมู่ที่ 4 ตำบลบ้านดอนแก้วงาม {PLACE} 99990",
                        "phone": "0 2555 0101",
                        "fax": "0 2555 0102",
                        "email": "saraban@bandonkaeongam.example.go.th",
                        "website": "https://www.bandonkaeongam.example.go.th/",
                        "hours": "จันทร์–ศุกร์ 08.30–16.30 น.",
                        "map_url": "https://maps.example.org/bandonkaeongam",
                    },
                )
            ]
        ),
        # Complete.
        "O6": Filled([("laws", {"heading": "กฎหมายที่เกี่ยวข้อง", "items": _laws()})]),
        # Wrong year: last year's news was left standing.
        "O7": Filled(
            [
                (
                    "news",
                    {
                        "title": "ลงพื้นที่สำรวจแหล่งน้ำเพื่อการเกษตร หมู่ที่ 2",
                        "date": date(2019, 12, 11),
                        "body": ("เจ้าหน้าที่กองช่างร่วมกับผู้ใหญ่บ้านสำรวจฝายน้ำล้นสองแห่ง",),
                        "images": [samples.scene("สำรวจฝายน้ำล้น หมู่ที่ 2")],
                    },
                )
            ]
        ),
        # Complete.
        "O8": Filled(
            [
                (
                    "qa",
                    {
                        "heading": "ถาม-ตอบกับเจ้าหน้าที่",
                        "ask_url": "https://www.bandonkaeongam.example.go.th/ask",
                        "entries": [
                            {
                                "question": "ขอถังขยะเพิ่มสำหรับหมู่บ้านต้องทำอย่างไร",
                                "answer": (
                                    "ยื่นคำร้องทั่วไปที่สำนักปลัดหรือทางเว็บไซต์ เจ้าหน้าที่จะสำรวจภายใน 7 วัน",
                                ),
                                "asked_on": date(2021, 1, 18),
                                "answered_on": date(2021, 1, 20),
                            },
                            {
                                "question": "ภาษีที่ดินชำระได้ถึงวันใด",
                                "answer": ("ชำระได้ถึงวันที่ 30 เมษายน ที่กองคลังหรือผ่านธนาคาร",),
                                "asked_on": date(2021, 2, 8),
                                "answered_on": date(2021, 2, 9),
                            },
                        ],
                    },
                )
            ]
        ),
        # Complete.
        "O9": Filled(
            [
                (
                    "channel",
                    {
                        "kind": "social",
                        "purpose": "social",
                        "name": "เพจ อบต.บ้านดอนแก้วงาม",
                        "url": "https://social.example.org/bandonkaeongam",
                    },
                )
            ]
        ),
    }


def _units() -> list[dict]:
    political, permanent = {"side": "political"}, {"side": "permanent"}
    return [
        {"name": "สภาองค์การบริหารส่วนตำบล", "kind": "council", "head": "ประธานสภา", **political},
        {"name": "ฝ่ายบริหาร", "kind": "office", "head": CHIEF_POSITION, **political},
        {"name": "สำนักปลัด", "kind": "office", "head": "หัวหน้าสำนักปลัด", **permanent},
        {"name": "กองคลัง", "kind": "division", "head": "ผู้อำนวยการกองคลัง", **permanent},
        {"name": "กองช่าง", "kind": "division", "head": "ผู้อำนวยการกองช่าง", **permanent},
        {"name": "กองการศึกษา", "kind": "division", "head": "ผู้อำนวยการกองการศึกษา", **permanent},
    ]


def _people(samples: Samples) -> list[dict]:
    return [
        {
            "name": CHIEF,
            "position": CHIEF_POSITION,
            "side": "political",
            "chief": True,
            "photo": samples.photo("ภาพนายก อบต."),
            "phone": "0 2555 0111",
        },
        {
            "name": "นางมาลัย จันทร์งาม",
            "position": f"รองนายก{NAME}",
            "side": "political",
            "photo": samples.photo("ภาพรองนายก อบต."),
            "phone": "0 2555 0112",
        },
        {
            "name": CLERK,
            "position": f"ปลัด{NAME}",
            "side": "permanent",
            "photo": samples.photo("ภาพปลัด อบต."),
            "phone": "0 2555 0113",
            "email": "palad@bandonkaeongam.example.go.th",
        },
        {"name": "นายอนุชา ภูผา", "position": "ผู้อำนวยการกองช่าง", "side": "permanent"},
        {"name": "", "position": "ผู้อำนวยการกองคลัง", "side": "permanent", "vacant": True},
    ]


def _development_plan(samples: Samples) -> dict:
    return {
        "title": "แผนพัฒนาท้องถิ่น (พ.ศ. 2561–2565)",
        "kind": "development",
        "term": months("2017-10", "2022-09"),
        "strategies": ["พัฒนาโครงสร้างพื้นฐาน", "ยกระดับคุณภาพชีวิตผู้สูงอายุและเด็ก", "บริหารโปร่งใส"],
        "goals": ["ทุกครัวเรือนมีน้ำสะอาดใช้ตลอดปี", "ถนนสายหลักในตำบลเป็นผิวคอนกรีตครบทุกหมู่บ้าน"],
        "indicators": ["ร้อยละของครัวเรือนที่มีน้ำประปา", "ระยะทางถนนคอนกรีต (กิโลเมตร)"],
        "date": date(2017, 9, 15),
        "signatory": CHIEF,
        "position": CHIEF_POSITION,
        "documents": [samples.word("แผนพัฒนาท้องถิ่น 2561–2565", "ส่วนที่ 1 สภาพทั่วไป", "ส่วนที่ 2 ยุทธศาสตร์")],
    }


def _laws() -> list[dict]:
    base = "https://laws.example.go.th"
    return [
        {
            "title": "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537",
            "kind": "act",
            "url": f"{base}/act-2537",
        },
        {
            "title": "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
            "kind": "act",
            "url": f"{base}/act-2540",
        },
        {
            "title": "ข้อบัญญัติ เรื่อง การจัดการขยะมูลฝอย พ.ศ. 2562",
            "kind": "ordinance",
            "url": f"{base}/waste-2562",
        },
    ]
