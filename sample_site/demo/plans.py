"""9.2 Administration."""

from datetime import date

from sample_site.demo.page import (
    FIRST_HALF,
    FISCAL_YEAR,
    LAST_YEAR,
    Filled,
    months,
)
from sample_site.demo.samples import Samples

PLANNING = "กองยุทธศาสตร์และงบประมาณ"


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Complete.
        "O10": Filled(
            [
                (
                    "table_annual_operating_plan",
                    {
                        "caption": "แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2564",
                        "period": FISCAL_YEAR,
                        "rows": _projects(),
                    },
                )
            ],
            unit=PLANNING,
        ),
        # Incomplete: only four of the six months.
        "O11": Filled(
            [
                (
                    "table_project_progress",
                    {
                        "caption": "ความก้าวหน้าตามแผนดำเนินงาน",
                        "period": months("2020-10", "2021-01"),
                        "rows": [
                            {
                                "project": "ก่อสร้างถนนคอนกรีต หมู่ที่ 4",
                                "budget": 480000,
                                "spent": 0,
                                "progress": "อยู่ระหว่างประกาศเชิญชวน",
                            },
                            {
                                "project": "อบรมอาสาสมัครป้องกันภัย",
                                "budget": 60000,
                                "spent": 58500,
                                "progress": "แล้วเสร็จ",
                            },
                        ],
                    },
                )
            ],
            unit=PLANNING,
        ),
        # Complete: the report of the year before.
        "O12": Filled(
            [
                (
                    "report",
                    {
                        "title": "รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2563",
                        "kind": "operating",
                        "period": LAST_YEAR,
                        "results": ("ดำเนินการแล้วเสร็จ 31 โครงการจาก 36 โครงการ คิดเป็นร้อยละ 86.11",),
                        "spending": ("เบิกจ่าย 11,204,300 บาท จากงบประมาณ 12,950,000 บาท",),
                        "problems": ("โครงการก่อสร้าง 3 โครงการล่าช้าเพราะน้ำท่วมพื้นที่",),
                        "recommendations": ("ควรประกาศจัดจ้างงานก่อสร้างตั้งแต่ไตรมาสแรก",),
                        "date": date(2020, 11, 20),
                    },
                )
            ],
            unit=PLANNING,
        ),
        # Complete.
        "O13": Filled(
            [
                (
                    "manual",
                    {
                        "title": "คู่มือการรับเรื่องร้องทุกข์",
                        "mission": "การรับเรื่องร้องทุกข์ของประชาชน",
                        "audience": "นักจัดการงานทั่วไปและเจ้าพนักงานธุรการ",
                        "steps": ["ลงทะเบียนรับเรื่อง", "เสนอปลัดสั่งการ", "แจ้งผลภายใน 15 วัน"],
                        "unit": "สำนักปลัด",
                    },
                )
            ]
        ),
        # Complete.
        "O14": Filled(
            [
                (
                    "manual",
                    {
                        "title": "คู่มือประชาชน: การขึ้นทะเบียนผู้สูงอายุ",
                        "mission": "การขึ้นทะเบียนรับเบี้ยยังชีพผู้สูงอายุ",
                        "audience": "ผู้มีอายุครบ 60 ปีและมีชื่อในทะเบียนบ้านของตำบล",
                        "steps": ["ยื่นคำขอพร้อมบัตรประชาชน", "เจ้าหน้าที่ตรวจสอบสิทธิ", "รับใบตอบรับ"],
                        "duration": "20 นาที",
                        "fee": "ไม่มีค่าธรรมเนียม",
                        "unit": "สำนักปลัด",
                    },
                )
            ]
        ),
        # Complete.
        "O15": Filled(
            [
                (
                    "table_service_statistics",
                    {
                        "caption": "สถิติการให้บริการ ต.ค. 2563 – มี.ค. 2564",
                        "period": FIRST_HALF,
                        "rows": [
                            _service(1, "รับชำระภาษีที่ดิน", (12, 9, 21, 88, 140, 203)),
                            _service(2, "ขออนุญาตก่อสร้าง", (3, 2, 4, 6, 5, 4)),
                        ],
                    },
                )
            ],
            unit="กองคลัง",
        ),
        # Wrong year: the survey of 2561.
        "O16": Filled(
            [
                (
                    "report",
                    {
                        "title": "ผลสำรวจความพึงพอใจการให้บริการ ปีงบประมาณ พ.ศ. 2561",
                        "kind": "satisfaction",
                        "period": months("2017-10", "2018-09"),
                        "results": ("ค่าเฉลี่ยความพึงพอใจร้อยละ 91.40 จากผู้ตอบ 380 คน",),
                        "date": date(2018, 10, 30),
                    },
                )
            ]
        ),
        # Not published: ready, but still a draft.
        "O17": Filled(
            [
                (
                    "channel",
                    {
                        "kind": "e_service",
                        "purpose": "e_service",
                        "name": "ยื่นคำร้องออนไลน์",
                        "url": "https://www.bandonkaeongam.example.go.th/e-service",
                    },
                )
            ],
            publish=False,
        ),
    }


def _projects() -> list[dict]:
    return [
        {
            "number": 1,
            "project": "ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4",
            "description": "ผิวจราจรกว้าง 4 เมตร ยาว 320 เมตร",
            "budget": 480000,
            "place": "หมู่ที่ 4",
            "unit": "กองช่าง",
            "period": months("2021-01", "2021-04"),
        },
        {
            "number": 2,
            "project": "อบรมอาสาสมัครป้องกันภัยฝ่ายพลเรือน",
            "description": "อบรม 2 วัน ผู้เข้าร่วม 50 คน",
            "budget": 60000,
            "place": "หอประชุม อบต.",
            "unit": "สำนักปลัด",
            "period": months("2020-12", "2020-12"),
        },
        {
            "number": 3,
            "project": "อาหารกลางวันศูนย์พัฒนาเด็กเล็ก",
            "description": "เด็ก 72 คน ตลอดปีการศึกษา",
            "budget": 352800,
            "place": "ศูนย์พัฒนาเด็กเล็กสองแห่ง",
            "unit": "กองการศึกษา",
            "period": FISCAL_YEAR,
        },
    ]


def _service(number: int, service: str, counts: tuple[int, ...]) -> dict:
    months = ("oct", "nov", "dec", "jan", "feb", "mar")
    return {
        "number": number,
        "service": service,
        "channel": "walk-in",
        **dict(zip(months, counts, strict=True)),
        "total": sum(counts),
    }
