"""Announcements."""

from oit_pages.readers.recognise.numbered_lists import compact
from oit_pages.readers.recognise.papers.base import MAX_HEADING, read_paper
from oit_pages.readers.recognise.parts import Announcement

KEYWORD = "ประกาศ"


def starts_announcement(lines: list[str]) -> bool:
    """A heading "ประกาศ…" that a subject follows; "ประกาศ ณ วันที่" is none."""
    head = lines[0]
    if not head.startswith(KEYWORD) or compact(head).startswith("ประกาศณ"):
        return False
    return len(head) <= MAX_HEADING and any(line.startswith("เรื่อง") for line in lines[1:4])


def read_announcement(lines: list[str]) -> tuple[Announcement, list[str]]:
    """An announcement, and the lines after its signature."""
    paper, after = read_paper(lines, KEYWORD, "ประกาศณวันที่")
    announcement = Announcement(
        kind="measure" if paper.subject.startswith("มาตรการ") else "",
        issuer=paper.issuer,
        number=paper.number,
        subject=paper.subject,
        body=tuple(paper.body),
        date=paper.date,
        signatory=paper.signatory,
        position=paper.position,
    )
    return announcement, after
