"""The checklist beside the editor: what is missing, and what to do about it.

Wagtail re-renders it with every autosave, so it judges what is on the form; what is public
stands beside it.
"""

from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from oit_pages.admin.english import english_for_panel, has_english, in_words
from oit_pages.checklist.assess import Draft, as_json, assess_draft
from oit_pages.checklist.dates import is_english
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.review import ground, lines
from oit_pages.checklist.wording import say
from oit_pages.models import Outcome

#: Outcomes that ask an editor for nothing: what a person must judge is no mistake of theirs.
SETTLED = SURE | OPEN


class Checklist:
    """The panel's content for one page, saved or about to be."""

    def __init__(self, page, parent=None, fresh=True):
        self.page, self.parent, self.fresh = page, parent, fresh

    @cached_property
    def _draft(self) -> Draft | None:
        return assess_draft(self.page, self.parent)

    @property
    def exists(self) -> bool:
        return self._draft is not None

    @property
    def indicator(self):
        return self._draft.indicator

    @property
    def title(self) -> str:
        return self.indicator.title_en if is_english() else self.indicator.title_th

    @property
    def year_page(self):
        return self._draft.year_page

    @property
    def outcome(self) -> str:
        return self._draft.verdict.outcome

    @property
    def outcome_label(self) -> str:
        return Outcome(self.outcome).label

    @cached_property
    def _stored_form(self):
        return as_json(self._draft.verdict)

    @property
    def ground(self):
        return ground(self._stored_form)

    @property
    def notices(self):
        return say(self._draft.verdict.notices)

    @cached_property
    def lines(self):
        return lines(self._draft.edition, self.indicator, self._stored_form)

    @property
    def open_lines(self) -> int:
        """How many required things are not there yet."""
        if not self.exists:
            return 0
        return len(self.ground) + sum(
            line.outcome not in SETTLED and line.requirement.level == "required"
            for line in self.lines
        )

    @property
    def public_outcome(self) -> str:
        """What the public page came to when it was last judged."""
        public = self._draft.public
        return public.outcome if public else "missing"

    @property
    def public_label(self) -> str:
        return Outcome(self.public_outcome).label

    @property
    def english(self):
        """The state of the English page in words; None where there is no second language."""
        if not self.page.pk or not has_english():
            return None
        return in_words(english_for_panel(self.page, self.fresh))

    @property
    def for_people(self) -> int:
        """How many things a person must judge."""
        return sum(line.outcome in OPEN for line in self.lines)

    @property
    def attested(self) -> bool:
        """Whether a person has judged something that stands."""
        return any(line.outcome == "attested" for line in self.lines)


class ChecklistSidePanel(BaseSidePanel):
    """Wagtail's side panel around the checklist."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("OIT checklist")
        icon_name = "list-ul"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            context = super().get_context_data(parent_context)
            context["count"] = self.panel.checklist.open_lines
            return context

    name = "oit-checklist"
    title = _("OIT checklist")
    order = 150
    template_name = "oit_pages/admin/checklist_side_panel.html"

    def __init__(self, page, request, parent=None):
        super().__init__(page, request)
        self.checklist = Checklist(page, parent, fresh=request.method == "GET")

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "checklist": self.checklist}
