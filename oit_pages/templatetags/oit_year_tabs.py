"""{% oit_year_tabs here %}: the screens of `year`, by what they are for; `here` is the url name of
the one that is shown. On a narrow screen they are one button with its name, which opens them."""

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

#: Heading, and its screens: url name and label.
GROUPS = (
    (
        _("How it stands"),
        (
            ("oit_pages_report", _("Indicators")),
            ("oit_pages_requirements", _("Requirements")),
            ("oit_pages_coverage", _("Periods covered")),
            ("oit_pages_history", _("What changed")),
        ),
    ),
    (
        _("The work"),
        (
            ("oit_pages_edition_differences", _("This year's list")),
            ("oit_pages_correct_list", _("Correct this list")),
            ("oit_pages_worklist", _("Worklist")),
            ("oit_pages_adopt", _("From the website")),
            ("oit_pages_written_reports", _("Reports that write themselves")),
            ("oit_pages_uploads", _("Papers from units")),
            ("oit_pages_languages", _("Two languages")),
        ),
    ),
    (
        _("Handing in"),
        (
            ("oit_pages_rehearsal", _("Rehearsal")),
            ("oit_pages_sheet", _("Submission sheet")),
            ("oit_pages_freezes", _("Frozen evidence")),
        ),
    ),
    (
        _("The result"),
        (
            ("oit_pages_official_result", _("Official result")),
            ("oit_pages_draft_measures", _("Weaknesses and measures")),
        ),
    ),
)
#: Screens that not everybody may open.
NEEDS = {
    "oit_pages_correct_list": "oit_pages.correct_edition",
    "oit_pages_freezes": "oit_pages.freeze_year",
}


@register.inclusion_tag("oit_pages/admin/year_tabs.html", takes_context=True)
def oit_year_tabs(context: template.Context, here: str = "") -> dict[str, Any]:
    perms = context.get("perms", ())
    hidden = {name for name, permission in NEEDS.items() if permission not in perms}
    if not context.get("has_english"):
        hidden.add("oit_pages_languages")
    groups = [
        (heading, [one for one in screens if one[0] not in hidden]) for heading, screens in GROUPS
    ]
    current = {name: label for _heading, screens in GROUPS for name, label in screens}.get(here)
    return {"groups": groups, "here": here, "current": current, "year": context["year"]}
