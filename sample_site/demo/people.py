"""9.4 Human resources."""

from datetime import date

from sample_site.demo.page import SIGNED, Filled
from sample_site.demo.samples import Samples


def pages(samples: Samples) -> dict[str, Filled]:
    return {
        # Complete but for what only a person can judge: whether its aim is merit.
        "O25": Filled(
            [
                (
                    "policy",
                    {
                        "kind": "hr",
                        "title": "นโยบายการบริหารทรัพยากรบุคคล ประจำปีงบประมาณ พ.ศ. 2564",
                        "body": (
                            "สรรหาและแต่งตั้งโดยยึดหลักความรู้ความสามารถ เปิดเผยหลักเกณฑ์ให้ทราบทั่วกัน",
                            "พัฒนาบุคลากรทุกคนอย่างน้อยปีละหนึ่งครั้ง",
                        ),
                        "purpose": "เพื่อให้การบริหารบุคคลโปร่งใสและเป็นธรรม",
                        "date": date(2020, 10, 15),
                        "in_force_from": date(2020, 10, 1),
                        "in_force_to": date(2021, 9, 30),
                        **SIGNED,
                    },
                )
            ]
        ),
        # Incomplete: three of the five matters.
        "O27": Filled(
            [
                _criteria("recruitment", "หลักเกณฑ์การสรรหาและคัดเลือก", "ใช้บัญชีผู้สอบแข่งขันได้"),
                _criteria("development", "หลักเกณฑ์การพัฒนา", "อบรมตามสายงานอย่างน้อยปีละครั้ง"),
                _criteria("appraisal", "หลักเกณฑ์การประเมินผล", "ประเมินปีละสองครั้ง เมษายนและตุลาคม"),
            ]
        ),
    }


def _criteria(matter: str, title: str, summary: str) -> tuple[str, dict]:
    return (
        "criteria",
        {
            "matter": matter,
            "title": title,
            "summary": (summary,),
            "effective_date": date(2020, 10, 1),
        },
    )
