"""Every post in the people list has a name, or says that it is vacant.

With no list there is nothing stated, and the rule fails.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import filled, place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No post has a name or is marked as vacant."),
    "partial": gettext_noop("These posts have neither a name nor “vacant”: {positions}."),
}
TO_DO = gettext_noop("Give the name, or mark the post as vacant.")
KINDS = ("people",)
EXAMPLES = {"good": "ปลัด อบต. – vacant.", "bad": "A position with an empty name."}


def check(evidence: Evidence) -> Finding:
    rows = [
        (item, row)
        for item in evidence.of_kind(*KINDS)
        for row in item.rows
        if filled(row, ("name", "position")) or row.get("vacant") is True
    ]
    open_posts = [
        (item, row) for item, row in rows if not filled(row, "name") and not row.get("vacant")
    ]
    facts = {"positions": [str(row.get("position") or "") for _item, row in open_posts]}
    if rows and not open_posts:
        return Finding(rule="states_vacancies", outcome="pass")
    outcome: Outcome = "partial" if len(open_posts) < len(rows) else "fail"
    places = tuple(dict.fromkeys(place(item, "people") for item, _row in open_posts))
    return Finding(rule="states_vacancies", outcome=outcome, facts=facts, places=places)
