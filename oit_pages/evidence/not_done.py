"""What was not done: where a clause about work begins to deny, and what it tells before that.

Marks are data (`doubts.toml`, "told").
"""

import re

from oit_pages.evidence.wordings import DATA, any_pattern
from oit_pages.thai.text import has_thai

_TOLD = DATA["told"]
_CONDITION = any_pattern(_TOLD["condition"])
_AIM = any_pattern(_TOLD["aims"])
_DENIED = any_pattern(_TOLD["denied"])
_STALLED = any_pattern(_TOLD["stalled"])
_OF_WHICH = any_pattern(_TOLD["of_which"])
_CLEARED = any_pattern(_TOLD["cleared"])
#: So many of it were none: with the verb before the figure, and English to its end.
_ZERO = re.compile(
    r"[^\d\s]{0,40}(?<![\d.,])0(?:\.0+)?(?![\d.,])(?:%|โครงการ|กิจกรรม|เรื่อง|ราย|ครั้ง|คน|แห่ง|บาท)?"
)
_ZERO_OF = re.compile(r"(?<![\d.,])0(?![\d.,])(?:%| (?:of|out of|projects?|activit|per)).*")
_ZERO_IN_WORDS = re.compile(r"[^\d\s]{0,40}ศูนย์(?=โครงการ|กิจกรรม|เรื่อง|ราย|ครั้ง|$)")
#: So much after a denial is its end: what stands before is what is not.
_ENDING = 8
#: What was not, to the good.
_NO_HARM = re.compile(
    r"(?:ได้)?(?:มี|พบ|ปรากฏ|เกิด)?"
    r"(?:ปัญหา|อุปสรรค|ข้อขัดข้อง|ล่าช้า|(?:โครงการ|เรื่อง|งาน)*(?:คง|ที่)?(?:ค้าง|ล่าช้า))"
)
#: "It was", of what was not.
_ENGLISH_END = re.compile(r"\b(?:was|were|has|have|had)(?: been)?\s*$")


def what_was(said: str) -> tuple[str, bool]:
    """What a clause tells before it denies, aims or tells of a condition; and whether it tells
    that something was not done, was called off or stands still: no figure of it is a result's."""
    said = _ZERO.sub(" ", _ZERO_OF.sub(" ", _CLEARED.sub(" ", said)))
    said, of_which = _OF_WHICH.subn(" ", _ZERO_IN_WORDS.sub(" ", said))
    for cut in (_CONDITION, _AIM):
        if stop := cut.search(said):
            said = said[: stop.start()]
    stalled = bool(of_which)
    if stop := _DENIED.search(said):
        rest = said[stop.end() :]
        harm = not _NO_HARM.match(rest)
        if harm and has_thai(said) and len(rest) <= _ENDING:
            return "", True
        stalled = stalled or harm
        said = said[: stop.start()]
    if stop := _STALLED.search(said):
        return said[: stop.start()], True
    return _ENGLISH_END.sub("", said), stalled
