"""Bodies as the database holds them, of what offices publish, and what a year's list makes of them.

Uploads and pages go by number: there is one of each sort that a citizen can open, and one of each
that nobody can.
"""

from datetime import date
from types import SimpleNamespace

from oit_pages.blocks.body import body_evidence
from oit_pages.catalogue import load_edition
from oit_pages.evidence import Evidence, PageFacts
from oit_pages.judgement.verdict import judge
from oit_pages.stream.references import ResolvedReferences
from oit_pages.thai import named_period

OPEN, PRIVATE, GONE, PROGRAM, EMPTY = range(1, 6)
LIVE, DRAFT, BEHIND_A_LOGIN = range(11, 14)


def months(name, year=2564):
    """A named period of a fiscal year, as a body holds it."""
    period = named_period(name, year)
    return {
        "from_month": period.start.isoformat(),
        "to_month": period.end.replace(day=1).isoformat(),
    }


def upload(pk, path="0001", name="plan.pdf", size=1000):
    return SimpleNamespace(
        pk=pk,
        title="เอกสาร",
        file=SimpleNamespace(name=name),
        file_size=size,
        collection=SimpleNamespace(path=path),
    )


def page_at(pk, path, live=True):
    return SimpleNamespace(pk=pk, path=path, live=live, steplen=4, expire_at=None)


FOUND = ResolvedReferences(
    {
        OPEN: upload(OPEN),
        PRIVATE: upload(PRIVATE, path="00010002"),
        PROGRAM: upload(PROGRAM, name="plan.exe"),
        EMPTY: upload(EMPTY, size=0),
    },
    {OPEN: upload(OPEN, name="a.png"), PRIVATE: upload(PRIVATE, path="00010002", name="b.png")},
    # Of pages only those that are public are found.
    {LIVE: page_at(LIVE, "00010001")},
    ["00010002"],
)


def put(name, /, **value):
    """A block of the body; `text` alone is formatted text."""
    return {"type": name, "id": name, "value": value.get("text", value)}


def table(column_set, /, *rows, **value):
    return put("table_" + column_set.replace("-", "_"), rows=list(rows), **value)


def verdict(code, *blocks, year=2564, **facts):
    """What the list of a year makes of a page with these blocks."""
    page = {"pk": 1, "title": "หน้า", "live": True, "public": True, "reachable": True, **facts}
    indicator = load_edition(year).find(code)
    return judge(
        indicator,
        Evidence(
            subject=indicator.subject,
            year=year,
            as_of=date(year - 543, 4, 30),
            pages=(PageFacts(**page),),
            items=tuple(body_evidence(blocks, FOUND, 1)),
        ),
    )


def papers(*pks, **entry):
    entry = {"title": "แผนปฏิบัติการ", **entry}
    return put("documents", items=[{**entry, "files": list(pks)}])
