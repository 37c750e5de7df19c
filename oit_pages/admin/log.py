"""What a page's history and the site's log say of our own actions."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from oit_pages.checklist.dates import is_english


class _Formatter(LogFormatter):
    """ "O31 (what is asked): said – note"."""

    said = ""

    def format_message(self, log_entry):
        data = log_entry.data or {}
        asked = (data.get("asked") or {}).get("en" if is_english() else "th", "")
        about = " ".join(filter(None, [data.get("code"), f"({asked})" if asked else ""]))
        note = data.get("note", "")
        said = f"{about}: {self.said}" if about else str(self.said)
        return f"{said} – {note}" if note else said


class Attested(_Formatter):
    label = _("Attest a requirement")
    said = _("attested by a person")


class NotApplicable(_Formatter):
    label = _("Declare not applicable")
    said = _("declared not applicable")


class Withdrawn(_Formatter):
    label = _("Withdraw a declaration")
    said = _("declaration withdrawn")


class Outdated(_Formatter):
    label = _("Declaration outdated")
    said = _("declaration withdrawn, as the content has changed")


class Waived(_Formatter):
    label = _("Publish although incomplete")
    said = _("published although required things are missing")


ACTIONS = {
    "oit_pages.attested": Attested,
    "oit_pages.not_applicable": NotApplicable,
    "oit_pages.withdraw": Withdrawn,
    "oit_pages.outdated": Outdated,
    "oit_pages.waive": Waived,
}


def register(actions) -> None:
    """For the hook `register_log_actions`."""
    for name, formatter in ACTIONS.items():
        actions.register_action(name)(formatter)
