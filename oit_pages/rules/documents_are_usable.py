"""Every file on the page can be opened: it is there, public, and of a usable format.

With no file at all there is nothing to open, and the rule fails.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place, usable
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("No file on the page can be opened."),
    "partial": gettext_noop("These files can't be opened by the public: {files}."),
}
TO_DO = gettext_noop("Upload the files again, in a public collection, as PDF, Word or Excel.")
EXAMPLES = {"good": "A PDF in a public collection.", "bad": "An .exe file, or a missing file."}


def check(evidence: Evidence) -> Finding:
    files = [(item, file) for item in evidence.items for file in item.files]
    bad = [(item, file) for item, file in files if not usable(file)]
    facts = {"files": [file.title for _item, file in bad]}
    if files and not bad:
        return Finding(rule="documents_are_usable", outcome="pass")
    outcome: Outcome = "partial" if len(bad) < len(files) else "fail"
    places = tuple(place(item) for item, _file in bad)
    return Finding(rule="documents_are_usable", outcome=outcome, facts=facts, places=places)
