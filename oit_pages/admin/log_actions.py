"""What a page's history and the site's log say of our own actions."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.log_actions import LogFormatter

from oit_pages.actions.import_log import ACTION
from oit_pages.checklist.settled import CONFIRMED, MASKED
from oit_pages.i18n.formats import is_english


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
    said = _("declaration withdrawn, as what it was about has changed")


class Waived(_Formatter):
    label = _("Publish although incomplete")
    said = _("published although required things are missing")


class HeldBack(_Formatter):
    label = _("Hold back an incomplete page")
    said = _("kept as a draft, as required things are missing")


class PersonalData(LogFormatter):
    """ "said why personal data stand (3 places): the law asks for it"."""

    label = _("Confirm personal data")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        count = sum((data.get("kinds") or {}).values())
        says = ngettext(
            "confirmed personal data in %(count)s place",
            "confirmed personal data in %(count)s places",
            count,
        )
        return f"{says % {'count': count}} – {data.get('note', '')}"


class Masked(LogFormatter):
    label = _("Mask personal data")

    def format_message(self, log_entry):
        count = sum(((log_entry.data or {}).get("kinds") or {}).values())
        says = ngettext(
            "masked personal data in %(count)s place",
            "masked personal data in %(count)s places",
            count,
        )
        return says % {"count": count}


class BroughtIn(LogFormatter):
    """ "Brought in “report.docx”: 5 blocks"."""

    label = _("Import a file")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        count = len(data.get("blocks") or ())
        says = ngettext(
            "brought in “%(file)s”: %(count)s block",
            "brought in “%(file)s”: %(count)s blocks",
            count,
        )
        return says % {"file": data.get("file", ""), "count": count}


class RolledOver(LogFormatter):
    """ "taken over from the page of 2566"."""

    label = _("Take over from another year")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        if data.get("pages"):
            says = _("taken over from the page of %(year)s, to be reviewed")
        elif "members" in data:
            says = _("the working group taken over from %(year)s")
        else:
            says = _("its responsible unit taken over from %(year)s")
        return says % {"year": data.get("year", "")}


class MeasuresDrafted(LogFormatter):
    """ "drafted from the official result of 2563: 12 parts"."""

    label = _("Draft measures")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        count = len(data.get("ids") or ())
        says = ngettext(
            "drafted from the official result of %(year)s: %(count)s part",
            "drafted from the official result of %(year)s: %(count)s parts",
            count,
        )
        return says % {"year": data.get("year", ""), "count": count}


class ReportDrafted(LogFormatter):
    """ "drafted from the tables of the year: 2 blocks"."""

    label = _("Draft a report")

    def format_message(self, log_entry):
        count = len((log_entry.data or {}).get("parts") or ())
        says = ngettext(
            "report drafted from other pages: %(count)s block",
            "report drafted from other pages: %(count)s blocks",
            count,
        )
        return says % {"count": count}


class Adopted(LogFormatter):
    """ "pages of the website: 3 shown for O5, O9; 1 refused"."""

    label = _("Show what the website has")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        told = [
            says % {"count": count, "codes": ", ".join(data.get("codes") or ())}
            for name, says in _ADOPTED.items()
            if (count := data.get(name))
        ]
        return "; ".join(told)


_ADOPTED = {
    "accepted": _("%(count)s of the website shown for %(codes)s"),
    "refused": _("refused: %(count)s"),
    "withdrawn": _("%(count)s no longer shown for %(codes)s"),
}


class Corrected(LogFormatter):
    """ "O7: โครงสร้าง"."""

    label = _("Correct the list")
    said = _("confirmed or corrected")

    def format_message(self, log_entry):
        data = log_entry.data or {}
        about = " ".join(filter(None, [data.get("code"), data.get("words")]))
        return f"{about or data.get('fact', '')}: {self.said}"


class CorrectionTakenBack(Corrected):
    label = _("Take back a correction of the list")
    said = _("correction taken back")


ACTIONS = {
    "oit_pages.correct_list": Corrected,
    "oit_pages.take_back_correction": CorrectionTakenBack,
    ACTION: BroughtIn,
    CONFIRMED: PersonalData,
    MASKED: Masked,
    "oit_pages.draft_measures": MeasuresDrafted,
    "oit_pages.draft_report": ReportDrafted,
    "oit_pages.adopted": Adopted,
    "oit_pages.roll_over": RolledOver,
    "oit_pages.attested": Attested,
    "oit_pages.not_applicable": NotApplicable,
    "oit_pages.withdraw": Withdrawn,
    "oit_pages.outdated": Outdated,
    "oit_pages.waive": Waived,
    "oit_pages.held_back": HeldBack,
}


def register(actions) -> None:
    """For the hook `register_log_actions`."""
    for name, formatter in ACTIONS.items():
        actions.register_action(name)(formatter)
