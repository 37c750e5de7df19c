"""The cheapest page that a requirement of the other years would refuse, and a natural one.

What those years ask for in other words than 2564 does: plans with their progress in one item,
statistics by channel, manuals with their laws, ethics, gifts and bribery.
"""

import pytest

from tests.catalogue.bodies import OPEN, months, papers, put, table, verdict

YEAR, HALF = months("fiscal_year", 2567), months("first_half", 2567)
LAST = months("fiscal_year", 2566)
OLD = months("fiscal_year", 2560)
IN_2566, IN_2567 = "2023-01-12", "2024-01-12"
PLANNED = {"project": "ซ่อมถนน", "budget": "250000", "oct": True}
PROGRESS = {"project": "ซ่อมถนน", "progress": "แล้วเสร็จ", "spent": "240000"}
PLAN_AND_PROGRESS = [
    table("annual-operating-plan", PLANNED, period=YEAR),
    table("project-progress", PROGRESS, period=HALF),
]
COUNTER = {"service": "ทะเบียนราษฎร", "channel": "walk-in", "total": 40}
ONLINE = {"service": "ชำระภาษี", "channel": "e-service", "total": 12}
MANUAL = {
    "title": "คู่มือการรับเรื่อง",
    "steps": ["รับคำขอ", "ตรวจเอกสาร"],
    "duration": "1 วัน",
    "channels": ["ที่ทำการ"],
    "fee": "ไม่มี",
}
LAWS = put(
    "laws", items=[{"title": "พ.ร.บ. การอำนวยความสะดวกฯ", "url": "https://example.go.th/law"}]
)
ORDER = {"subject": "แต่งตั้งคณะกรรมการตรวจรับพัสดุ", "appointees": [{"name": "นายก้องภพ ใจดี"}]}
TRAINING = {"title": "อบรมจริยธรรม", "description": "<p>มีผู้เข้าร่วม 40 คน</p>"}
GUIDE = put("manual", title="Dos & Don'ts", steps=["ไม่รับของขวัญ"])
RESULTS = {"results": "<p>ดำเนินการแล้ว 3 มาตรการ</p>"}
PROMISE = {"title": "ประกาศ", "body": "<p>จะไม่รับของขวัญ</p>"}
SUMMARY = {
    "fiscal_year": 2566,
    "item": "รถบรรทุกน้ำ",
    "budget": "2500000",
    "budget_source": "ข้อบัญญัติ",
    "status": "เบิกจ่ายแล้ว",
    "method": "e-bidding",
    "reference_price": "2500000",
    "agreed_price": "2450000",
    "winner": "หจก. ก้องการช่าง",
    "egp_number": "66010000001",
}
COUNTS = {
    "method": "e-bidding",
    "projects": 1,
    "budget": "2500000",
    "problems": "ไม่มี",
    "recommendations": "ไม่มี",
}


def criteria(matter, **value):
    return put("criteria", matter=matter, **value)


MATTERS = [
    criteria(one, title="หลักเกณฑ์", summary="<p>คะแนน</p>")
    for one in ("recruitment", "appointment", "appraisal")
]
#: What was published, and for what → year, code, requirement, the body.
REFUSED = {
    "a budget of names": (
        2566,
        "O11",
        "budget-plan",
        [table("annual-budget-plan", {"work": "งานบริหารทั่วไป"}, period=months("fiscal_year", 2566))],
    ),
    "a budget of names, years later": (
        2567,
        "O8",
        "budget-plan",
        [table("annual-budget-plan", {"work": "งานบริหารทั่วไป"}, period=YEAR)],
    ),
    "progress of names": (
        2566,
        "O24",
        "progress",
        [table("project-progress", {"project": "อบรมบุคลากร"}, period=months("first_half", 2566))],
    ),
    "roads for people": (
        2566,
        "O24",
        "progress",
        [table("project-progress", PROGRESS, period=months("first_half", 2566))],
    ),
    "strategies without a count": (
        2565,
        "O11",
        "progress",
        [table("six-month-operating-progress", {"strategy": "โครงสร้างพื้นฐาน"})],
    ),
    "a plan of five years in the form of one": (
        2565,
        "O10",
        "one-year-plan",
        [
            table(
                "annual-operating-plan",
                PLANNED,
                period=months("fiscal_year", 2565) | {"to_month": "2026-09-01"},
            )
        ],
    ),
    "statistics of the counter for those online": (
        2568,
        "O11",
        "e-service",
        [table("service-statistics", COUNTER, period=YEAR)],
    ),
    "statistics of long ago": (
        2569,
        "O10",
        "statistics",
        [table("service-statistics", ONLINE, period=OLD)],
    ),
    "a manual without its laws": (2567, "O10", "manual", [put("manual", **MANUAL)]),
    "a service without its laws": (2567, "O11", "manual", [put("manual", **MANUAL)]),
    "a service without a word on its fee": (
        2567,
        "O11",
        "manual",
        [put("manual", **{**MANUAL, "fee": ""}), LAWS],
    ),
    "criteria by name only": (
        2569,
        "O13",
        "reward-and-discipline",
        [*MATTERS, criteria("reward_discipline", title="ให้คุณให้โทษ")],
    ),
    "any committee at all": (2566, "O40", "team", [put("order", **ORDER, date=IN_2566)]),
    "any committee of the year": (
        2569,
        "O15",
        "working-group",
        [put("order", **ORDER, date="2026-01-12")],
    ),
    "training of long ago, an order of the year": (
        2566,
        "O40",
        "year",
        [
            put("order", **ORDER, date=IN_2566),
            put("activity", **TRAINING, date="2017-01-12"),
            GUIDE,
        ],
    ),
    "roads for risks": (
        2567,
        "O31",
        "report",
        [table("project-progress", PROGRESS, period=LAST)],
    ),
    "a survey for ethics": (
        2566,
        "O41",
        "report",
        [put("report", **RESULTS, kind="satisfaction", period=months("fiscal_year", 2566))],
    ),
    "a report of procurement for gifts": (
        2567,
        "O28",
        "report",
        [put("report", **RESULTS, kind="procurement", period=LAST)],
    ),
    "an old promise, and a policy of the year": (
        2566,
        "O31",
        "year",
        [
            put("policy", **PROMISE, kind="no_gift", date="2017-01-12"),
            put("policy", **PROMISE, kind="privacy", date=IN_2566),
        ],
    ),
    "a plan of procurement for people": (
        2567,
        "O18",
        "plan",
        [
            put(
                "plan",
                kind="procurement",
                title="แผน",
                term=YEAR,
                projects=[{"name": "อบรม", "budget": "5000", "period": YEAR}],
            )
        ],
    ),
    "an undated report of gifts beside a dated title": (
        2567,
        "O28",
        "report",
        [put("report", **RESULTS), put("report", title="รายงาน", period=LAST)],
    ),
    "a summary of the year before": (
        2567,
        "O17",
        "sixteen-fields",
        [table("procurement-16-fields", {**SUMMARY, "fiscal_year": 2565})],
    ),
}


def requirement(year, code, name, body):
    found = verdict(code, *body, year=year)
    return next(one.outcome for one in found.requirements if one.requirement == name)


@pytest.mark.parametrize(("year", "code", "name", "body"), REFUSED.values(), ids=REFUSED)
def test_what_an_assessor_refuses_never_passes(year, code, name, body):
    assert requirement(year, code, name, body) in {"fail", "partial", "needs_person"}
    assert verdict(code, *body, year=year).outcome not in {"pass", "nothing_to_report"}


#: What an office that did the work would publish → what it comes to.
DONE = {
    "a plan with its progress": (2567, "O8", PLAN_AND_PROGRESS, "pass"),
    "a plan with its progress, and last year’s": (
        2567,
        "O8",
        [
            *PLAN_AND_PROGRESS,
            table("annual-operating-plan", {**PLANNED, "budget": None}, period=LAST),
            table("project-progress", {"project": "เก่า"}, period=LAST),
        ],
        "pass",
    ),
    "a plan with its budget in a table of its own": (
        2567,
        "O8",
        [
            *PLAN_AND_PROGRESS,
            table("annual-budget-plan", {"work": "งานบริหาร", "quarter_1": "10"}, period=YEAR),
        ],
        "pass",
    ),
    "the plan as a PDF": (2567, "O8", [papers(OPEN, period=YEAR)], "needs_person"),
    "statistics by channel": (
        2567,
        "O12",
        [table("service-statistics", COUNTER, ONLINE, period=LAST)],
        "pass",
    ),
    "statistics by channel in two tables": (
        2568,
        "O11",
        [
            table("service-statistics", COUNTER, period=YEAR),
            table("service-statistics", ONLINE, period=YEAR),
        ],
        "pass",
    ),
    "statistics that name no channel": (
        2568,
        "O11",
        [table("service-statistics", {**COUNTER, "channel": ""}, period=YEAR)],
        "needs_person",
    ),
    "a manual with its laws": (2567, "O10", [put("manual", **MANUAL), LAWS], "pass"),
    "a service that costs nothing": (2567, "O11", [put("manual", **MANUAL), LAWS], "pass"),
    "a manual that may name its laws": (2568, "O8", [put("manual", **MANUAL)], "needs_person"),
    "ethics of the year": (
        2566,
        "O40",
        [
            put("order", **ORDER, date=IN_2566),
            put("activity", **TRAINING, date=IN_2566),
            GUIDE,
        ],
        "needs_person",
    ),
    "sixteen fields that say their year": (
        2567,
        "O17",
        [
            table("procurement-16-fields", SUMMARY),
            table("annual-procurement-report", COUNTS),
        ],
        "pass",
    ),
    "sixteen fields of a small purchase": (
        2567,
        "O17",
        [
            table("procurement-16-fields", SUMMARY, {**SUMMARY, "egp_number": "ไม่มี"}),
            table("annual-procurement-report", COUNTS),
        ],
        "pass",
    ),
    "progress for people, as it is called": (
        2566,
        "O24",
        [
            table("project-progress", PROGRESS, period=months("first_half", 2566)),
            put("report", **RESULTS, kind="hr", period=months("first_half", 2566)),
        ],
        "pass",
    ),
    "risks managed, as it is called": (
        2567,
        "O31",
        [put("report", **RESULTS, kind="anti_corruption", period=LAST)],
        "pass",
    ),
    "risks managed, as a person may read": (
        2568,
        "O24",
        [put("report", **RESULTS, period=months("fiscal_year", 2567))],
        "needs_person",
    ),
    "gifts": (2567, "O28", [put("report", **RESULTS, period=LAST)], "pass"),
    "gifts in numbers": (
        2567,
        "O28",
        [put("report", **RESULTS, kind="statistics", period=LAST)],
        "pass",
    ),
}


@pytest.mark.parametrize(("year", "code", "body", "outcome"), DONE.values(), ids=DONE)
def test_what_was_done_is_seen(year, code, body, outcome):
    found = verdict(code, *body, year=year)
    assert found.outcome == outcome, [r for r in found.requirements if r.outcome != "pass"]
