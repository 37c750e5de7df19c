"""Evidence in one line, for tests of rules."""

from datetime import date

from oit_pages.evidence import Evidence, File, Item, Link, PageFacts
from oit_pages.thai import Period

YEAR = 2564
IN_YEAR = Period(date(2020, 10, 1), date(2021, 9, 30))
FIRST_HALF = Period(date(2020, 10, 1), date(2021, 3, 31))
LAST_YEAR = Period(date(2019, 10, 1), date(2020, 9, 30))


def page(**facts) -> PageFacts:
    return PageFacts(
        **{"pk": 1, "title": "หน้า", "live": True, "public": True, "reachable": True, **facts}
    )


def evidence(*items: Item, pages=None, year=YEAR) -> Evidence:
    return Evidence(
        subject="qa",
        year=year,
        as_of=date(2021, 4, 30),
        pages=(page(),) if pages is None else tuple(pages),
        items=items,
    )


def item(block_kind: str, /, rows=(), files=(), links=(), column_set="", **parts) -> Item:
    return Item(
        kind=block_kind,
        column_set=column_set,
        block=f"block-{block_kind}",
        page=1,
        parts=parts,
        rows=tuple(rows),
        files=tuple(files),
        links=tuple(links),
    )


def pdf(**facts) -> File:
    return File(**{"title": "แผน", "extension": "pdf", "size": 10, "readable": True, **facts})


def picture(**facts) -> File:
    return pdf(**{"title": "ภาพ", "extension": "png", "kind": "image", **facts})


def link(**facts) -> Link:
    return Link(**{"url": "https://example.org/", **facts})


def months(first: str, last: str) -> Period:
    """months("2021-01", "2021-02")"""
    start, end = (date.fromisoformat(f"{month}-01") for month in (first, last))
    return Period.from_months(start, end)
