"""Enter the official result of a fiscal year: typed in, or read from a file.

All that is given, or nothing. What is the same already stays as it is, with where it was read.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages.actions.account_name import account_name
from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.official import result_of, scores_of
from oit_pages.models import OfficialResult, OfficialScore, TransparencyIndexPage
from oit_pages.models.mixins.clean_text import tidied
from oit_pages.thai import clean_line, to_arabic

PERMISSION = "oit_pages.enter_official_result"
#: What people write for an item in place of points.
WORDS = {
    **dict.fromkeys(("มี", "ผ่าน", "has", "pass"), Decimal(100)),
    **dict.fromkeys(("ไม่มี", "ไม่ผ่าน", "has not", "fail"), Decimal(0)),
}
_CENT = Decimal("0.01")


@dataclass(frozen=True, kw_only=True)
class Given:
    """One row as it is entered. `points` None takes the row away."""

    key: str
    points: Decimal | None
    title: str = ""
    remark: str = ""
    file: str = ""
    place: str = ""

    @property
    def words(self) -> tuple[Decimal | None, str, str]:
        """As they are kept."""
        return self.points, tidied(self.title), tidied(self.remark)


@dataclass
class Entered:
    """What was done, by keys."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


def may_enter_result(user: Any) -> bool:
    return user.has_perm(PERMISSION)


def points_of(text: str, is_item: bool) -> Decimal:
    """0 to 100 with two decimals, of "๘๕.๕", "85.5 %", and for an item "มี" or "ไม่มี".

    Raises ValueError with what is wrong in words.
    """
    plain = clean_line(to_arabic(text)).lower()
    if is_item and plain in WORDS:
        return WORDS[plain]
    number = plain.removesuffix("%").removesuffix("คะแนน").strip()
    try:
        found = Decimal(number)
    except InvalidOperation as error:
        says = _("“%(text)s” is no score. Write a number from 0 to 100, such as 85.50.")
        raise ValueError(says % {"text": text}) from error
    if not found.is_finite() or not 0 <= found <= 100:
        raise ValueError(_("“%(text)s” is not between 0 and 100.") % {"text": text})
    return found.quantize(_CENT, ROUND_HALF_UP)


def enter_result(
    index: TransparencyIndexPage,
    year: int,
    rows: Iterable[Given],
    user: Any = None,
    dry_run: bool = False,
) -> Entered:
    """Write these rows and leave the others. Raises Conflict where others are in the way."""
    with held(index):
        result = result_of(index, year)
        before = scores_of(result)
        done, wanted = _compared(before, list(rows))
        if not dry_run and done.changes:
            _write(result or OfficialResult(municipality=index, year=year), before, wanted, user)
    return done


def _compared(
    before: dict[str, OfficialScore], rows: Collection[Given]
) -> tuple[Entered, list[Given]]:
    done, wanted = Entered(), []
    for row in rows:
        old = before.get(row.key)
        now = (old.points, old.title, old.remark) if old else None
        if row.points is None and old is None:
            continue
        if row.words == now:
            done.same.append(row.key)
            continue
        kind = done.removed if row.points is None else done.changed if old else done.added
        kind.append(row.key)
        wanted.append(row)
    return done, wanted


@transaction.atomic
def _write(
    result: OfficialResult, before: dict[str, OfficialScore], wanted: list[Given], user: Any
) -> None:
    result.changed_at = timezone.now()
    result.changed_by_name = account_name(user)
    result.save()
    for row in wanted:
        score = before.get(row.key) or OfficialScore(result=result, key=row.key)
        if row.points is None:
            score.delete()
            continue
        score.points, score.title, score.remark = row.words
        score.file, score.place = row.file[-255:], row.place[:20]
        score.save()
    if not result.scores.exists():
        result.delete()
