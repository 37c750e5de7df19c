"""Papers: those that call themselves a draft, are another office's, or are of another matter."""

import re
from collections.abc import Collection, Iterator

from oit_pages.evidence import Item
from oit_pages.evidence.doubts import doubt
from oit_pages.evidence.drafts import MAY_BE_DRAFT, is_draft
from oit_pages.evidence.matters import MANY_MATTERS, MATTER_SUBJECTS, is_about_the_matter
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.evidence.values import Doubt
from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.judgement.readings.statements import no_denial
from oit_pages.thai import clean_line, to_arabic

_IS_PLAN = any_pattern(DATA["plan_names"]["is_plan"])
_IS_REPORT = any_pattern(DATA["plan_names"]["reports"])
_COME = any_pattern(DATA["in_person"]["marks"])
_SPARED = any_pattern(DATA["in_person"]["spared"])
#: Parts that name a paper.
NAMES = ("title", "caption", "heading", "subject")
#: Not the commissions that set the rules for all of them: "ก.อบต.จังหวัด".
_OFFICE = re.compile(
    # The commissions of a province for its municipalities' staff make the criteria of them all.
    r"(?<!ก\.)(?<!ก\.\s)(?<!พนักงาน)(?<!กลาง)"
    r"(?:เทศบาล\s*(?:นคร|เมือง|ตำบล)|ทต\.|ทม\.|ทน\.|องค์การบริหารส่วน\s*(?:ตำบล|จังหวัด)|อบต\.?|อบจ\.?)\s*"
    r"(?!จังหวัด|ประจำ|ปี|เรื่อง|ของ|และ|ที่|ใน|แห่ง|ทุก|โดย|ได้|มี|เพื่อ|ว่าด้วย|นำ|ร่วม|พ\.ศ|ทั้ง|รอบ|ครั้ง)([ก-๙]{4,})"
)
#: "… of so-and-so": whose the thing is, whoever issues the paper.
_OF_OFFICE = re.compile(rf"ของ\s*{_OFFICE.pattern}\s*$")
_PREFIX = re.compile(
    r"^(?:เทศบาล\s*(?:นคร|เมือง|ตำบล)|ทต\.|ทม\.|ทน\.|องค์การบริหารส่วน\s*(?:ตำบล|จังหวัด)|อบต\.?|อบจ\.?)\s*"
)
_ISSUED = frozenset(
    (
        "plan", "report", "policy", "announcement", "order", "manual", "table", "measure_table",
        "memo", "documents", "criteria",
    )
)  # fmt: skip


def not_ours(item: Item, subjects: Collection[str], office: str) -> Doubt | None:
    """Why a whole block may not count; None where nothing speaks against it."""
    return (
        _draft(item)
        or _another_office(item, office)
        or _another_matter(item, subjects)
        or _plan_for_report(item)
        or _in_person(item)
        or no_denial(item, subjects)
    )


def names_of(item: Item) -> Iterator[tuple[str, str]]:
    """What a block is called: (part, name)."""
    for part in NAMES:
        if isinstance(value := item.parts.get(part), str) and value:
            yield part, value
    if item.kind == "rich_text" and isinstance(text := item.parts.get("text"), str):
        yield "text", next(iter(text_of(text).splitlines()), "")


def _draft(item: Item) -> Doubt | None:
    if item.kind not in MAY_BE_DRAFT:
        return None
    called = next(((part, name) for part, name in names_of(item) if is_draft(name)), None)
    if called is None and item.kind == "documents" and item.rows:
        titles = [str(row.get("title") or "") for row in item.rows]
        if all(map(is_draft, titles)):
            called = ("title", titles[0])
    return doubt("draft", called[1], item, called[0]) if called else None


def _another_office(item: Item, office: str) -> Doubt | None:
    own = _PREFIX.sub("", clean_line(office)).replace(" ", "")
    if not own or item.kind not in _ISSUED:
        return None
    said = [*names_of(item)]
    if isinstance(issuer := item.parts.get("issuer"), str):
        said.append(("issuer", issuer))
    for part, text in said:
        if part in NAMES and own not in text.replace(" ", "") and _OF_OFFICE.search(text.strip()):
            return doubt("another_office", text, item, part)
    signed_as = item.parts.get("position")
    theirs = isinstance(signed_as, str) and own not in signed_as.replace(" ", "")
    if theirs and _OFFICE.search(str(signed_as)):
        return doubt("another_office", signed_as, item, "position")
    if any(own in text.replace(" ", "") for _part, text in said):
        return None
    for part, text in said:
        if _OFFICE.search(text):
            return doubt("another_office", text, item, part)
    return None


def _another_matter(item: Item, subjects: Collection[str]) -> Doubt | None:
    """A form for any matter, where a matter is asked for and nothing speaks of it."""
    form = item.column_set or item.kind
    if not MATTER_SUBJECTS.intersection(subjects) or form not in MANY_MATTERS:
        return None
    if item.parts.get("kind") in ("anti_corruption", "measures"):
        return None
    texts = [*_texts(item)]
    if not texts or is_about_the_matter(texts):
        return None
    return doubt("another_matter", next(iter(texts)), item)


def _plan_for_report(item: Item) -> Doubt | None:
    """A report that is called a plan by its own title."""
    if item.kind != "report":
        return None
    for part, name in names_of(item):
        said = to_arabic(clean_line(name)).lower()
        if _IS_PLAN.search(said) and not _IS_REPORT.search(said):
            return doubt("plan_for_report", name, item, part)
    return None


def _in_person(item: Item) -> Doubt | None:
    """A service on the web for which one has to come, print or post."""
    if item.kind != "channel" or not {"e_service", "app"} & {
        item.parts.get("kind"),
        item.parts.get("purpose"),
    }:
        return None
    for part in ("name", "description"):
        said = text_of(str(item.parts.get(part) or ""))
        if _COME.search(_SPARED.sub(" ", to_arabic(clean_line(said)))):
            return doubt("in_person", said, item, part)
    return None


def _texts(item: Item) -> Iterator[str]:
    for row in (item.parts, *item.rows):
        for value in row.values():
            for one in value if isinstance(value, tuple) else (value,):
                if isinstance(one, str) and is_content(one):
                    yield one
