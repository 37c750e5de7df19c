"""A scorecard as plain values, the same for commands and files; the API takes all of it but the
indicators, which it tells as its other resources do (`api/scorecard/views.py`)."""

from typing import Any

from oit_pages.checklist.scorecard import Row, Scorecard

FIELDS = [
    "code", "subject", "title", "section", "outcome", "english", "weight", "won", "page", "url",
    "provisional",
]  # fmt: skip


def as_dict(card: Scorecard) -> dict[str, Any]:
    """{"year", "score", "possible", "pass_line", "passes", "pillars", "sections",
    "indicators": [{"code", "subject", "outcome", "findings", "page" …}]}; points of 100."""
    return {
        "year": card.edition.year,
        "score": round(card.score, 2),
        "possible": round(card.possible.total, 2),
        "pass_line": card.edition.scoring.pass_line,
        "passes": card.passes,
        "provisional": card.edition.provisional,
        "pillars": _rounded(card.sure.pillars),
        "sections": _rounded(card.sure.sections),
        "indicators": [
            {**_row(row), "findings": row.findings, "page": _page(row)} for row in card.rows
        ],
    }


def as_rows(card: Scorecard) -> list[dict[str, Any]]:
    """One flat row per indicator, under `FIELDS`."""
    return [
        {
            **_row(row),
            "page": row.page.pk if row.page else "",
            "url": (row.page.get_full_url() or "") if row.page and row.page.live else "",
        }
        for row in card.rows
    ]


def _row(row: Row) -> dict[str, Any]:
    return {
        "code": row.code,
        "subject": row.indicator.subject,
        "title": row.indicator.title_th,
        "section": row.section.code,
        "outcome": row.outcome,
        "english": row.english.state if row.english else None,
        "weight": round(row.weight, 4),
        "won": round(row.won, 4),
        "provisional": row.indicator.provisional,
    }


def _page(row: Row) -> dict[str, Any] | None:
    if row.page is None:
        return None
    return {
        "id": row.page.pk,
        "title": row.page.title,
        "live": row.page.live,
        "url": row.page.get_full_url() if row.page.live else None,
    }


def _rounded(points: dict[str, float]) -> dict[str, float]:
    return {code: round(value, 2) for code, value in points.items()}
