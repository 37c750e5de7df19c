"""9.3 Budget management."""

from datetime import date

from sample_site.demo.page import NAME, SIGNED, Filled, months
from sample_site.demo.samples import Samples

TREASURY = "กองคลัง"


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # A document only: a person must judge what it holds.
        "O18": Filled(
            [
                (
                    "documents",
                    {
                        "heading": "แผนการใช้จ่ายงบประมาณ",
                        "items": [
                            {
                                "title": "แผนการใช้จ่ายงบประมาณประจำปีงบประมาณ พ.ศ. 2564",
                                "kind": "plan",
                                "date": date(2020, 10, 8),
                                "period": months("2020-10", "2021-09"),
                                "files": [
                                    samples.excel(
                                        "แผนการใช้จ่ายงบประมาณ 2564",
                                        [["แผนงาน", "งบประมาณ"], ["บริหารงานทั่วไป", 6200000]],
                                    )
                                ],
                            }
                        ],
                    },
                )
            ],
            unit=TREASURY,
        ),
        # Incomplete: amounts are there, the period is not.
        "O19": Filled(
            [
                (
                    "table_six_month_budget_progress",
                    {
                        "caption": "ผลการใช้จ่ายงบประมาณรอบ 6 เดือน",
                        "rows": [
                            {
                                "item": "แผนงานบริหารงานทั่วไป",
                                "budget": 6200000,
                                "spent": 2850000,
                                "spent_percent": 45.97,
                                "remaining": 3350000,
                            }
                        ],
                    },
                )
            ],
            unit=TREASURY,
        ),
        # Published, with nothing but a dash.
        "O20": Filled([("rich_text", ("-",))], unit=TREASURY),
        # A statement that there is nothing to report.
        "O21": Filled(
            [
                (
                    "nothing_to_report",
                    {
                        "period": months("2020-10", "2021-09"),
                        "reason": "ไม่มีรายการจัดซื้อจัดจ้างที่มีวงเงินเกิน 500,000 บาทที่ต้องเผยแพร่แผน",
                        "date": date(2020, 10, 30),
                        **SIGNED,
                    },
                )
            ],
            unit=TREASURY,
        ),
        # Complete; two of the announcements are in the calendar of closing dates.
        "O22": Filled(
            [
                _invitation(
                    "ประกาศเชิญชวนเสนอราคา จ้างก่อสร้างถนนคอนกรีต หมู่ที่ 4",
                    "ผู้สนใจยื่นข้อเสนอได้ที่กองคลังในวันและเวลาราชการ",
                    date(2021, 1, 25),
                    date(2021, 2, 5),
                ),
                _invitation(
                    "ประกาศขายทอดตลาดพัสดุชำรุด ประจำปีงบประมาณ พ.ศ. 2564",
                    "ผู้ประสงค์จะเสนอราคาดูสภาพพัสดุได้ที่กองคลังก่อนวันปิดรับ",
                    date(2021, 3, 1),
                    date(2021, 3, 15),
                ),
                (
                    "announcement",
                    {
                        "kind": "result",
                        "issuer": NAME,
                        "subject": "ประกาศผู้ชนะการเสนอราคา จ้างก่อสร้างถนนคอนกรีต หมู่ที่ 4",
                        "body": ("ผู้ชนะการเสนอราคาเป็นเงิน 471,500 บาท รวมภาษีมูลค่าเพิ่มแล้ว",),
                        "date": date(2021, 2, 19),
                        **SIGNED,
                    },
                ),
            ],
            unit=TREASURY,
        ),
        # Complete: five months of purchases, and a month with none that says so.
        "O23": Filled(
            [*[_month(number) for number in (10, 11, 12, 1, 2)], _no_purchases()], unit=TREASURY
        ),
    }


def _invitation(subject: str, body: str, day: date, closes: date) -> tuple[str, dict]:
    return (
        "announcement",
        {
            "kind": "invitation",
            "issuer": NAME,
            "subject": subject,
            "body": (body,),
            "date": day,
            "closing_date": closes,
            **SIGNED,
        },
    )


def _month(number: int) -> tuple[str, dict]:
    first = date(2020 if number >= 10 else 2021, number, 1)
    return (
        "table_monthly_procurement_summary",
        {
            "caption": "แบบ สขร.1",
            "month": first,
            "rows": [
                {
                    "number": 1,
                    "work": "จัดซื้อวัสดุสำนักงาน",
                    "budget": 9800,
                    "reference_price": 9800,
                    "method": "เฉพาะเจาะจง",
                    "bidders": ["ร้านทุ่งตะวันเครื่องเขียน 9,650 บาท"],
                    "winner": "ร้านทุ่งตะวันเครื่องเขียน 9,650 บาท",
                    "reason": "ราคาต่ำกว่าวงเงินและคุณสมบัติถูกต้อง",
                    "contract": f"ใบสั่งซื้อ {number}/2564 ลงวันที่ 5",
                }
            ],
        },
    )


def _no_purchases() -> tuple[str, dict]:
    return (
        "nothing_to_report",
        {
            "period": months("2021-03", "2021-03"),
            "reason": "เดือนมีนาคม 2564 ไม่มีการจัดซื้อจัดจ้าง",
            "date": date(2021, 4, 2),
            **SIGNED,
        },
    )
