"""What a page's history and the site's log say of our own actions."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter


class _Formatter(LogFormatter):
    """ "O31 results: said — note"."""

    said = ""

    def format_message(self, log_entry):
        data = log_entry.data or {}
        about = " ".join(filter(None, [data.get("code"), data.get("requirement")]))
        note = data.get("note", "")
        return f"{about}: {self.said}" + (f" – {note}" if note else "")

    def format_comment(self, log_entry):
        return (log_entry.data or {}).get("note", "")


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
