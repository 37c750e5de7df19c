"""The text is published in Thai and in English.

A translated English page counts, and so does a policy's own English text. A page that was
only copied in Thai does not. An English text that only says that it is to come, or speaks of
another thing than the pledge, is asked about.
"""

import re

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.evidence.substance import is_content, text_of
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("There is no English text."),
    "partial": gettext_noop("The English text is not complete or not up to date."),
}
TO_DO = gettext_noop("Translate the page, or fill in the text in English.")
KINDS = ("policy",)
EXAMPLES = {"good": "A pledge in Thai and English.", "bad": "The Thai pledge only."}
MIN_WORDS = 8
_WORD = re.compile(r"[A-Za-z]{2,}")


def check(evidence: Evidence, *, languages: Names = ("th", "en")) -> Finding:
    """`languages` other than Thai and English are not known, and not judged."""
    state = evidence.pages[0].english if evidence.pages else "none"
    own = [item for item in evidence.of_kind(*KINDS) if _english(item.parts.get("body_en"))]
    facts = {"languages": list(languages), "english": state}
    if own or state == "done" or "en" not in languages:
        outcome: Outcome = "pass" if evidence.items else "fail"
    else:
        outcome = "partial" if state in {"partial", "outdated"} else "fail"
    places = tuple(place(item, "body_en") for item in own or evidence.of_kind(*KINDS))
    return Finding(rule="is_bilingual", outcome=outcome, facts=facts, places=places)


def _english(value: object) -> bool:
    return (
        isinstance(value, str)
        and is_content(value)
        and len(_WORD.findall(text_of(value))) >= MIN_WORDS
    )
