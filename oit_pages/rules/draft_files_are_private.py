"""The files of a draft can't be opened by anyone before the draft is published.

Wagtail serves a document of a public collection to whoever has its address, whether or not a
page that shows it is live. On a published page nothing is to be kept back.
"""

from oit_pages.evidence import Evidence
from oit_pages.evidence.selection import place
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {
    "fail": gettext_noop("Anyone with the address can open these files of the draft: {files}."),
    "partial": gettext_noop("Anyone with the address can open these files of the draft: {files}."),
    "not_checked": gettext_noop("There is no file on the page."),
}
TO_DO = gettext_noop("Keep what is not to be known yet in a private collection until then.")
EXAMPLES = {
    "good": "A draft whose PDF is in a private collection.",
    "bad": "A draft whose PDF is in a public collection.",
}


def check(evidence: Evidence) -> Finding:
    drafts = {page.pk for page in evidence.pages if page.draft}
    files = [(item, file) for item in evidence.items for file in item.files]
    open_ones = [(item, file) for item, file in files if item.page in drafts and file.public]
    facts = {"files": [file.title for _item, file in open_ones]}
    outcome: Outcome = "pass"
    if not files:
        outcome = "not_checked"
    elif open_ones:
        outcome = "fail" if len(open_ones) == len(files) else "partial"
    places = tuple(place(item) for item, _file in open_ones)
    return Finding(rule="draft_files_are_private", outcome=outcome, facts=facts, places=places)
