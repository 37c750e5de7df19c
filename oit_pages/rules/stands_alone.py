"""Text, files, pictures or links are all there is: no form that is judged stands beside them.

A form is a block whose fields say what they hold: a table, a plan, a list of people. Where one
that the indicator's rules look into is used, it is what they judge, and what is written beside
it may make up for a part at most. A form that they never look into makes no difference, and no
more does one of which only the title is given.

`forms` are kinds of block and ids of column sets; where an edition names none, they are all that
the indicator's rules look into. `kinds` are what must stand alone.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import FREE, chosen, is_filled_in, place
from oit_pages.rules.base import Finding, Names, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("Nothing of this kind is on the page: {kinds}."),
    "partial": gettext_noop("What stands beside it does not make up for what is missing: {forms}."),
}
TO_DO = gettext_noop("Fill in what is missing where the form asks for it, or remove the form.")
EXAMPLES = {
    "good": "A text with the plan as a PDF.",
    "bad": "A table without a period, and a sentence below it that names one.",
}


def check(evidence: Evidence, *, forms: Names = (), kinds: Names = FREE) -> Finding:
    alone = chosen(evidence, kinds)
    beside = [
        item
        for item in chosen(evidence)
        if {item.kind, item.column_set} & set(forms) and is_filled_in(item)
    ]
    names = dict.fromkeys(item.column_set or item.kind for item in beside)
    facts = {"kinds": list(kinds), "forms": list(names)}
    outcome: Outcome = "fail" if not alone else "partial" if beside else "pass"
    places = tuple(place(item) for item in beside or alone)
    return Finding(rule="stands_alone", outcome=outcome, facts=facts, places=places)
