"""The cheapest page that a requirement would refuse, and the most natural one that meets it.

Written from the requirements of 2564: what somebody in a hurry would publish, and what an office
that did the work would. Bodies are raw, as the database holds them, so that the blocks are part of
the proof.
"""

import pytest

from oit_pages.thai import named_period
from tests.catalogue.bodies import (
    BEHIND_A_LOGIN,
    DRAFT,
    EMPTY,
    GONE,
    LIVE,
    OPEN,
    PRIVATE,
    PROGRAM,
    months,
    papers,
    put,
    table,
    verdict,
)

YEAR, HALF = months("fiscal_year"), months("first_half")
LAST, OLD = months("previous_fiscal_year"), months("fiscal_year", 2561)


NOT_CONTENT = [
    "",
    "<p></p>",
    "<p>&nbsp;</p>",
    "<p>&amp;nbsp;</p>",
    "<p>\u200b\u200b\ufeff</p>",
    "<p>-</p>",
    "<p>...</p>",
    "<p>ทดสอบ</p>",
    "<p>ทดสอบ</p><p>ทดสอบ 2</p>",
    "<p>ทดสอบระบบ</p>",
    "<p>xxx</p>",
    "<p>กกกกก</p>",
    "<p>Lorem ipsum dolor sit amet</p>",
    "<p>อยู่ระหว่างปรับปรุงข้อมูล</p>",
    "<p>รอข้อมูล</p>",
    "<p>ไม่มีข้อมูล</p>",
    "<p>[ใส่รายละเอียด]</p>",
    "<p>โปรดระบุหน้าที่และอำนาจ</p>",
]


@pytest.mark.parametrize("text", NOT_CONTENT)
def test_what_says_nothing_is_nothing(text):
    assert verdict("O3", put("rich_text", text=text)).outcome == "fail"


NOTHING_TO_SEE = {
    "a private document": papers(PRIVATE),
    "a document that is gone": papers(GONE),
    "a program": papers(PROGRAM),
    "an empty file": papers(EMPTY),
    "a title without a file": papers(),
    "an image without a file": put("image", alt="ผัง", caption="ผังโครงสร้าง"),
    "a private image": put("image", image=PRIVATE, caption="ผังโครงสร้าง"),
    "a link to nothing": put("link", text="คลิกที่นี่", url=""),
    "a link to #": put("link", text="คลิกที่นี่", url="#"),
    "a link to half an address": put("link", text="คลิกที่นี่", url="http://"),
    "a link to a word": put("link", text="คลิกที่นี่", url="https://xxx"),
    "a script": put("link", text="คลิกที่นี่", url="javascript:void(0)"),
    "a link to a draft": put("link", text="คลิกที่นี่", page=DRAFT),
    "a link to a page behind a login": put("link", text="คลิกที่นี่", page=BEHIND_A_LOGIN),
    "a link to a page that is gone": put("link", text="คลิกที่นี่", page=99),
    "a table of headings": table("annual-operating-plan", caption="แผน", period=YEAR),
    "a table of dashes": table(
        "annual-operating-plan", {"project": "-", "description": "–", "place": " "}, period=YEAR
    ),
    "a table of numbered lines": table(
        "annual-operating-plan", {"number": 1}, {"number": 2}, period=YEAR
    ),
}


@pytest.mark.parametrize("body", NOTHING_TO_SEE.values(), ids=NOTHING_TO_SEE)
def test_what_shows_nothing_is_nothing(body):
    assert verdict("O10", body).outcome == "fail"


@pytest.mark.parametrize(
    "facts", [{"live": False}, {"expired": True}, {"public": False}, {"reachable": False}]
)
def test_what_the_public_does_not_see_is_nothing(facts):
    contact = put("contact", address="หมู่ 4", phone="0 5555 1234")
    assert verdict("O5", contact, **facts).outcome in {"missing", "fail"}


ROW_OF_PLAN = {"project": "ซ่อมถนน", "budget": "250000", "oct": True}
CHIEF = {"name": "นายก้องภพ ใจดี", "position": "นายกเทศมนตรี", "chief": True, "side": "political"}
WAYS = {"photo": OPEN, "phone": "0 5555 1234"}
CLERK = {"name": "นางดวงใจ แก้วใส", "position": "ปลัดเทศบาล", "side": "permanent"}
CONTACT = {
    "address": "99 หมู่ 4 ตำบลบ้านดอนแก้วงาม",
    "phone": "๐ ๕๕๕๕ ๑๒๓๔",
    "fax": "0 5555 1235",
    "email": "saraban@example.go.th",
    "map_url": "https://maps.example.org/1",
}
COMPLAINTS = {"received": 2, "completed": 1, "in_progress": 1}
REPORT = {
    "results": "<p>แล้วเสร็จ 12 โครงการ</p>",
    "spending": "<p>ร้อยละ 92</p>",
    "problems": "<p>ไม่มี</p>",
    "recommendations": "<p>ไม่มี</p>",
}
ASKED = {"question": "เปิดกี่โมง", "answer": "<p>8.30 น.</p>"}
SERVICE = {"service": "ทะเบียนราษฎร", "total": 40}
SPENT = {"item": "งบกลาง", "budget": "100", "spent": "40", "spent_percent": "40"}
BOUGHT = {
    "work": "จัดซื้อกระดาษ",
    "budget": "5000",
    "reference_price": "5000",
    "method": "เฉพาะเจาะจง",
    "bidders": ["ร้านก้องการค้า 4,900 บาท"],
    "winner": "ร้านก้องการค้า 4,900 บาท",
    "reason": "ราคาต่ำสุด",
    "contract": "1/2564 ลงวันที่ 5 ต.ค. 2563",
}
MONTHS = ["2020-10-01", "2020-11-01", "2020-12-01", "2021-01-01", "2021-02-01", "2021-03-01"]
NONE = {"reason": "ไม่มีเรื่องร้องเรียน", "period": HALF, "date": "2021-04-02"}
ACTIVITY = {"title": "อบรมคุณธรรม", "description": "<p>มีผู้เข้าร่วม 40 คน</p>"}
MEASURE = {
    "measure": "เผยแพร่ข้อมูล",
    "methods": ["ทำประกาศ"],
    "units": ["สำนักปลัด"],
    "period": HALF,
    "results": ["เผยแพร่ครบ"],
}


PROJECT = {"name": "ซื้อรถบรรทุกน้ำ", "budget": "2500000"}
#: A measure with its steps and who takes them, without a follow-up.
PLANNED = {
    "issue": "การปรับปรุงการทำงาน",
    "weakness": "คนไม่ทราบช่องทาง",
    "measure": "ประชาสัมพันธ์",
    "steps": ["ทำป้าย"],
    "units": ["สำนักปลัด"],
}


def monthly(months):
    """Each month has a purchase of its own."""
    return [
        table(
            "monthly-procurement-summary",
            {**BOUGHT, "contract": f"{number}/2564 ลงวันที่ {month}"},
            month=month,
        )
        for number, month in enumerate(months, start=1)
    ]


#: What each matter's criteria say.
SUMMARIES = {
    "recruitment": "คัดเลือกโดยวิธีสอบแข่งขัน",
    "appointment": "บรรจุตามลำดับที่ในบัญชี",
    "development": "อบรมตามสายงานปีละครั้ง",
    "appraisal": "คะแนน",
    "reward_discipline": "เลื่อนขั้นตามผลงาน",
}


def criteria(matter):
    return put(
        "criteria",
        matter=matter,
        title="หลักเกณฑ์การบริหารงานบุคคล",
        summary=f"<p>{SUMMARIES[matter]}</p>",
        effective_date="2020-11-01",
    )


def channel(kind, purpose, url):
    return put("channel", kind=kind, purpose=purpose, name="ช่องทาง", url=url)


FORM = "https://example.go.th/form"
MATTERS = ["recruitment", "appointment", "development", "appraisal", "reward_discipline"]
#: What was published, by whom it is refused → the indicator and the body.
REFUSED = {
    "one unit alone": ("O1", [put("org_chart", units=[{"name": "สำนักปลัด"}])]),
    "a private picture": ("O1", [put("org_chart", image=PRIVATE)]),
    "posts without names": ("O2", [put("people", people=[{**CHIEF, "name": ""}, CLERK])]),
    "names without faces": ("O2", [put("people", people=[CHIEF, CLERK])]),
    "private faces": (
        "O2",
        [put("people", people=[{**one, **WAYS, "photo": PRIVATE} for one in (CHIEF, CLERK)])],
    ),
    "a plan that is a title": (
        "O4",
        [put("plan", title="แผนพัฒนาท้องถิ่น", term=YEAR | {"to_month": "2025-09-01"})],
    ),
    "an old plan with all, a new one with nothing": (
        "O4",
        [
            put(
                "plan", title="แผนเดิม", term={**OLD, "from_month": "2013-10-01"}, goals=["น้ำสะอาด"]
            ),
            put("plan", title="แผนใหม่", term={**YEAR, "to_month": "2025-09-01"}),
        ],
    ),
    "a phone number that is a word": ("O5", [put("contact", **{**CONTACT, "phone": "โทรศัพท์"})]),
    "an e-mail that is none": ("O5", [put("contact", **{**CONTACT, "email": "อีเมล"})]),
    "a map that leads nowhere": ("O5", [put("contact", **{**CONTACT, "map_url": "#"})]),
    "laws by name only": ("O6", [put("laws", items=[{"title": "พ.ร.บ. เทศบาล"}])]),
    "laws behind a private file": (
        "O6",
        [put("laws", items=[{"title": "พ.ร.บ. เทศบาล", "document": PRIVATE}])],
    ),
    "laws that lead nowhere": (
        "O6",
        [put("laws", items=[{"title": "พ.ร.บ. เทศบาล", "url": "http://"}])],
    ),
    "old news, and a headline of this year": (
        "O7",
        [
            put("news", title="ข่าวเก่า", body="<p>เปิดป้าย</p>", date="2018-01-05"),
            put("news", title="ข่าวใหม่", date="2021-01-05"),
        ],
    ),
    "undated news, and a headline of this year": (
        "O7",
        [
            put("news", title="ข่าวเก่า", body="<p>เปิดป้าย</p>"),
            put("news", title="ข่าวใหม่", date="2021-01-05"),
        ],
    ),
    "news that leads to a draft": ("O7", [put("news", title="ข่าว", page=DRAFT, date="2021-01-05")]),
    "questions nobody answers": ("O8", [put("qa", ask_url=FORM, entries=[{"question": "กี่โมง"}])]),
    "answers and nowhere to ask": ("O8", [put("qa", ask_url="#", entries=[ASKED])]),
    "the network's front page": ("O9", [channel("social", "social", "https://www.facebook.com/")]),
    "a social network without address": ("O9", [channel("social", "social", "")]),
    "a plan of another year": ("O10", [table("annual-operating-plan", ROW_OF_PLAN, period=LAST)]),
    "a plan without a year": ("O10", [table("annual-operating-plan", ROW_OF_PLAN)]),
    "last year's plan, and this year's date on a sheet of paper": (
        "O10",
        [table("annual-operating-plan", ROW_OF_PLAN, period=LAST), papers(OPEN, period=YEAR)],
    ),
    "the year in a sentence beside the table": (
        "O10",
        [
            table("annual-operating-plan", ROW_OF_PLAN),
            put("rich_text", text="<p>แผนดำเนินงาน ปีงบประมาณ พ.ศ. 2564</p>"),
        ],
    ),
    "five years in the form of one": (
        "O10",
        [table("annual-operating-plan", ROW_OF_PLAN, period=YEAR | {"to_month": "2025-09-01"})],
    ),
    "five months of six": (
        "O11",
        [
            table(
                "project-progress",
                {"project": "ซ่อมถนน", "progress": "แล้วเสร็จ", "spent": "10"},
                period={**HALF, "to_month": "2021-02-01"},
            )
        ],
    ),
    "a project that ran all half-year": (
        "O11",
        [
            table(
                "project-progress",
                {"project": "ซ่อมถนน", "progress": "แล้วเสร็จ", "spent": "10", "period": HALF},
            )
        ],
    ),
    "another year's report": ("O12", [put("report", **REPORT, period=OLD)]),
    "an old report with all, a new one with nothing": (
        "O12",
        [put("report", **REPORT, period=OLD), put("report", title="รายงานใหม่", period=LAST)],
    ),
    "an undated report with all, a dated one with nothing": (
        "O12",
        [put("report", **REPORT), put("report", title="รายงานใหม่", period=LAST)],
    ),
    "a survey for a report": ("O12", [put("report", **REPORT, kind="satisfaction", period=LAST)]),
    "a report that says none": (
        "O12",
        [put("report", **{**REPORT, "results": "<p>ไม่มี</p>", "spending": "-"}, period=LAST)],
    ),
    "a manual without steps": ("O13", [put("manual", title="คู่มือ", steps=["-", " "])]),
    "services without a number": (
        "O15",
        [table("service-statistics", {"service": "ทะเบียน"}, period=HALF)],
    ),
    "another year's survey": (
        "O16",
        [table("satisfaction-survey", {"service": "ทะเบียน", "percent": "92"}, period=YEAR)],
    ),
    "a service by mail": ("O17", [channel("e_service", "e_service", "mailto:a@example.go.th")]),
    "a budget without amounts": (
        "O18",
        [table("annual-budget-plan", {"work": "งาน"}, period=YEAR)],
    ),
    "a budget plan that is a title": (
        "O18",
        [put("plan", title="แผนใช้จ่ายงบประมาณ", kind="budget", term=YEAR)],
    ),
    "progress without amounts": (
        "O19",
        [table("six-month-budget-progress", {"item": "งบกลาง"}, period=HALF)],
    ),
    "a development plan for one of procurement": (
        "O21",
        [put("plan", kind="development", title="แผนพัฒนา", term=YEAR, projects=[PROJECT])],
    ),
    "an undated statement": ("O21", [put("nothing_to_report", **{**NONE, "date": None})]),
    "a statement of half the year": ("O21", [put("nothing_to_report", **NONE)]),
    "another table of the year": (
        "O21",
        [
            table("procurement-list", {"item": "รถ", "budget": "1", "expected_start": "ม.ค."}),
            table("project-progress", {"project": "ซ่อมถนน"}, period=YEAR),
        ],
    ),
    "an old result, and some notice of this year": (
        "O22",
        [
            put("announcement", kind="result", subject="ผล", body="<p>ก</p>", date="2018-01-05"),
            put("announcement", kind="general", subject="หยุดยาว", date="2021-01-05"),
        ],
    ),
    "five months of six to buy in": ("O23", monthly(MONTHS[:5])),
    "one table of six months": (
        "O23",
        [table("monthly-procurement-summary", BOUGHT, period=HALF)],
    ),
    "a month with its heading only": (
        "O23",
        [
            *monthly(MONTHS[:5]),
            table("monthly-procurement-summary", month=MONTHS[5], note="ตามเอกสาร"),
        ],
    ),
    "a purchase without its contract": (
        "O23",
        [*monthly(MONTHS), table("monthly-procurement-summary", {**BOUGHT, "contract": "-"})],
    ),
    "a report of one cell": (
        "O24",
        [table("annual-procurement-report", {"method": "เฉพาะเจาะจง"}, period=LAST)],
    ),
    "an old policy on people, and another of this year": (
        "O25",
        [
            put("policy", kind="hr", title="นโยบาย", body="<p>ก</p>", in_force_to="2018-09-30"),
            put("policy", kind="privacy", title="นโยบาย", body="<p>ก</p>", date="2021-01-05"),
        ],
    ),
    "four matters of five": ("O27", [criteria(one) for one in MATTERS[:4]]),
    "five matters, one of next year": (
        "O27",
        [
            *(criteria(one) for one in MATTERS[:4]),
            put(
                "criteria",
                matter=MATTERS[4],
                title="หลักเกณฑ์",
                summary="<p>ก</p>",
                effective_date="2022-01-05",
            ),
        ],
    ),
    "a guideline without a time limit": (
        "O29",
        [put("manual", title="แนวปฏิบัติ", steps=["รับเรื่อง"], channels=["โทร"], unit="สำนักปลัด")],
    ),
    "one form for every complaint": (
        "O30",
        [
            channel("form", "corruption_complaint", FORM),
            channel("form", "general_complaint", FORM + "/"),
        ],
    ),
    "a phone for whistle-blowers": (
        "O30",
        [put("channel", kind="phone", purpose="corruption_complaint", phone="0 5555 1234")],
    ),
    "complaints of three months": (
        "O31",
        [table("complaint-statistics", COMPLAINTS, period={**HALF, "from_month": "2021-01-01"})],
    ),
    "complaints undated, beside a dated paper": (
        "O31",
        [table("complaint-statistics", COMPLAINTS), papers(OPEN, period=HALF)],
    ),
    "a statement without a reason": (
        "O31",
        [put("nothing_to_report", **{**NONE, "reason": "-"})],
    ),
    "a statement for another year": ("O31", [put("nothing_to_report", **{**NONE, "period": LAST})]),
    "an activity nobody took part in": ("O33", [put("activity", **ACTIVITY, date="2021-01-12")]),
    "a pledge of the clerk": (
        "O34",
        [
            put(
                "policy",
                kind="integrity_pledge",
                title="เจตจำนง",
                body="<p>ข้าพเจ้าจะซื่อสัตย์</p>",
                signatory="นางดวงใจ แก้วใส",
                position="ปลัดเทศบาล",
            )
        ],
    ),
    "risks without a level": (
        "O36",
        [
            table(
                "corruption-risk-assessment",
                {"risk": "เรียกรับ", "measures": ["ตรวจสอบ"]},
                period=YEAR,
            )
        ],
    ),
    "any activity at all": ("O38", [put("activity", **ACTIVITY, date="2021-01-12")]),
    "a plan without budgets": (
        "O39",
        [table("anti-corruption-plan", {"project": "อบรม", "period": YEAR}, period=YEAR)],
    ),
    "measures without a way": (
        "O42",
        [table("integrity-measures", {**PLANNED, "steps": [], "units": []}, period=YEAR)],
    ),
    "measures of another year, an activity of this": (
        "O43",
        [
            put("measure_table", rows=[{**MEASURE, "period": OLD}]),
            put("activity", **ACTIVITY, date="2021-01-12"),
        ],
    ),
    "measures without results": (
        "O43",
        [put("measure_table", rows=[{**MEASURE, "results": ["-"]}])],
    ),
}


@pytest.mark.parametrize(("code", "body"), REFUSED.values(), ids=REFUSED)
def test_what_an_assessor_refuses_never_passes(code, body):
    found = verdict(code, *body)
    assert found.outcome not in {"pass", "nothing_to_report"}, found
    if code not in {"O38", "O34"}:  # who in office signed, and what for, is asked of a person
        assert found.outcome in {"fail", "partial", "needs_person"}


#: What an office that did the work would publish → what it comes to.
DONE = {
    "a chart in units": (
        "O1",
        [
            put(
                "org_chart",
                units=[
                    {"name": "สภาเทศบาล", "kind": "council", "side": "political", "head": "ประธาน"},
                    {"name": "สำนักปลัด", "kind": "office", "side": "permanent", "head": "หัวหน้า"},
                ],
            )
        ],
        "pass",
    ),
    "a chart as a picture": ("O1", [put("org_chart", image=OPEN)], "needs_person"),
    "executives": (
        "O2",
        [put("people", people=[{**CHIEF, **WAYS}, {**CLERK, **WAYS}])],
        "pass",
    ),
    "executives, one post vacant in words": (
        "O2",
        [
            put(
                "people",
                people=[
                    {**CHIEF, **WAYS},
                    {**CLERK, **WAYS},
                    {"name": "- ว่าง -", "position": "รองปลัดเทศบาล", "side": "permanent"},
                ],
            )
        ],
        "pass",
    ),
    "a plan with its projects": (
        "O4",
        [
            put(
                "plan",
                title="แผนพัฒนาท้องถิ่น",
                term={**YEAR, "to_month": "2025-09-01"},
                projects=[{"name": "ซ่อมถนน", "budget": "250000"}],
            )
        ],
        "pass",
    ),
    "a plan as a PDF with its years": (
        "O4",
        [papers(OPEN, period={**YEAR, "to_month": "2025-09-01"})],
        "needs_person",
    ),
    "contact": ("O5", [put("contact", **CONTACT)], "pass"),
    "contact of an office without a fax": (
        "O5",
        [put("contact", **{**CONTACT, "fax": "ไม่มี"})],
        "pass",
    ),
    "a law as a file": (
        "O6",
        [put("laws", items=[{"title": "พ.ร.บ. เทศบาล", "document": OPEN}])],
        "pass",
    ),
    "news that leads to its page": (
        "O7",
        [
            put("news", title="เปิดป้ายสำนักงานใหม่", page=LIVE, date="2021-01-05"),
            put("news", title="ข่าวเก่า", body="<p>เปิดป้าย</p>", date="2018-01-05"),
        ],
        "pass",
    ),
    "an operating plan with its PDF": (
        "O10",
        [table("annual-operating-plan", ROW_OF_PLAN, period=YEAR), papers(OPEN)],
        "pass",
    ),
    "an operating plan beside last year's": (
        "O10",
        [
            table("annual-operating-plan", {"project": "เก่า"}, period=LAST),
            table("annual-operating-plan", ROW_OF_PLAN, period=YEAR),
        ],
        "pass",
    ),
    "a PDF of the plan with its year, and a word about it": (
        "O10",
        [papers(OPEN, period=YEAR), put("rich_text", text="<p>แผนดำเนินงานประจำปี</p>")],
        "needs_person",
    ),
    "a PDF of the plan, whom to ask, and what was held": (
        "O10",
        [
            papers(OPEN, period=YEAR),
            put("contact", **CONTACT),
            put("activity", **ACTIVITY, date="2018-01-12"),
        ],
        "needs_person",
    ),
    "a report with nothing amiss": ("O12", [put("report", **REPORT, period=LAST)], "pass"),
    "a report of operations, and one that is called a survey": (
        "O12",
        [
            put("report", **REPORT, kind="operating", period=LAST),
            put("report", **REPORT, kind="satisfaction", period=LAST),
        ],
        "pass",
    ),
    "a report dated in the year after": (
        "O12",
        [put("report", **REPORT, period=LAST, date="2020-11-02")],
        "pass",
    ),
    "statistics by quarter": (
        "O15",
        [
            table("service-statistics", SERVICE, period={**HALF, "to_month": "2020-12-01"}),
            table("service-statistics", SERVICE, period={**HALF, "from_month": "2021-01-01"}),
        ],
        "pass",
    ),
    "budget progress": ("O19", [table("six-month-budget-progress", SPENT, period=HALF)], "pass"),
    "a plan of procurement": (
        "O21",
        [put("plan", kind="procurement", title="แผน", term=YEAR, projects=[PROJECT])],
        "pass",
    ),
    "a plan that is called nothing": (
        "O21",
        [put("plan", title="แผนการจัดซื้อจัดจ้าง", term=YEAR, projects=[PROJECT])],
        "pass",
    ),
    "a statement for the year": (
        "O21",
        [put("nothing_to_report", **{**NONE, "period": YEAR, "reason": "ไม่มีการจัดซื้อจัดจ้าง"})],
        "nothing_to_report",
    ),
    "a result announced": (
        "O22",
        [put("announcement", kind="result", subject="ผล", body="<p>ร้านก้อง</p>", date="2021-01-05")],
        "pass",
    ),
    "six months, one of them without": (
        "O23",
        [
            *monthly(MONTHS[:5]),
            put(
                "nothing_to_report",
                reason="ไม่มีการจัดซื้อ",
                date="2021-04-02",
                period={"from_month": MONTHS[5], "to_month": MONTHS[5]},
            ),
        ],
        "pass",
    ),
    "six months, one of them without in the table": (
        "O23",
        [
            *monthly(MONTHS[:5]),
            table("monthly-procurement-summary", month=MONTHS[5], note="ไม่มีการจัดซื้อจัดจ้าง"),
        ],
        "pass",
    ),
    "six PDFs, one a month": (
        "O23",
        [papers(OPEN, period={"from_month": month, "to_month": month}) for month in MONTHS],
        "needs_person",
    ),
    "five matters": ("O27", [criteria(one) for one in MATTERS], "pass"),
    "two forms for two complaints": (
        "O30",
        [
            channel("form", "corruption_complaint", FORM + "/corruption"),
            channel("form", "general_complaint", FORM),
        ],
        "pass",
    ),
    "complaints by month": (
        "O31",
        [table("complaint-statistics", *({**COMPLAINTS, "month": month} for month in MONTHS))],
        "pass",
    ),
    "no complaints": ("O31", [put("nothing_to_report", **NONE)], "nothing_to_report"),
    "measures resting on last year's result": (
        "O42",
        [
            table(
                "integrity-measures",
                {**PLANNED, "follow_up": "รายงานทุกไตรมาส"},
                period=LAST,
            )
        ],
        "needs_person",
    ),
    "measures with steps and units": (
        "O42",
        [table("integrity-measures", PLANNED, period=YEAR)],
        "pass",
    ),
    "measures with units only": (
        "O42",
        [table("integrity-measures", {**PLANNED, "steps": []}, period=YEAR)],
        "needs_person",
    ),
    "measures carried out": ("O43", [put("measure_table", rows=[MEASURE])], "pass"),
}


@pytest.mark.parametrize(("code", "body", "outcome"), DONE.values(), ids=DONE)
def test_what_was_done_is_seen(code, body, outcome):
    found = verdict(code, *body)
    assert found.outcome == outcome, [r for r in found.requirements if r.outcome != "pass"]


def test_undated_tables_are_of_the_time_that_the_page_states():
    stated = named_period("first_half", 2564)
    undated = table("service-statistics", SERVICE)
    assert verdict("O15", undated).outcome == "partial"
    assert verdict("O15", undated, period=stated).outcome == "pass"
    headline = put("news", title="ข่าวใหม่", date="2021-01-05")
    news = put("news", title="เปิดป้ายสำนักงานใหม่", body="<p>เปิดป้าย</p>")
    assert verdict("O7", news, headline).outcome == "partial"
    assert verdict("O7", news, headline, period=stated).outcome == "pass"


@pytest.mark.parametrize(
    ("code", "body"),
    [
        REFUSED["a survey for a report"],
        REFUSED["an undated report with all, a dated one with nothing"],
    ],
)
def test_what_does_not_count_is_told(code, body):
    """The editor sees all that is asked for on the page: why it is missing must be said."""
    told = [one for r in verdict(code, *body).requirements for one in r.findings]
    assert ("report",) in {
        tuple(place.block for place in one.places) for one in told if one.rule == "counts_here"
    }
