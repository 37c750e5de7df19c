"""The checklist beside the editor: what is missing, and what to do about it.

Wagtail re-renders it with every autosave, so it judges what is on the form; what is public
stands beside it.
"""

from collections.abc import Iterator
from functools import cached_property

from django.forms import Media
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from oit_pages.admin.editor.turns import Barrier, Turns
from oit_pages.admin.editor.unsettled import SHOWN, Waiting, waiting
from oit_pages.admin.editor.ways import Way, Ways
from oit_pages.admin.english_state import english_for_panel, has_english, in_words
from oit_pages.admin.styles import panel_scripts, styles
from oit_pages.checklist.assess import Draft, as_json, assess_draft
from oit_pages.checklist.deadlines import next_deadline
from oit_pages.checklist.outcomes import OPEN, SURE
from oit_pages.checklist.page_documents import PageDocument, closed_links, documents_of
from oit_pages.checklist.pointers import Pointer, told_apart
from oit_pages.checklist.requirement_lines import Line, ground, lines
from oit_pages.checklist.shown_on import Shown, shown_on
from oit_pages.checklist.wording import Said, say
from oit_pages.i18n.active_language import title_of
from oit_pages.i18n.formats import today
from oit_pages.models import Outcome

#: Outcomes that ask an editor for nothing: what a person must judge is no mistake of theirs.
SETTLED = SURE | OPEN


class Checklist:
    """The panel's content for one page, saved or about to be, for one reader.

    `stale` says that the form holds what could not be saved, and so is not judged here.
    """

    def __init__(self, page, parent=None, fresh=True, user=None, stale=False):
        self.page, self.parent, self.fresh, self.stale = page, parent, fresh, stale
        self.turns = Turns(page, parent, user)

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
        return title_of(self.indicator)

    @property
    def year_page(self):
        return self._draft.year_page

    @property
    def deadline(self):
        """What comes next in the year's calendar; None when all of it is over or unknown."""
        return next_deadline(self.year_page, today())

    @property
    def outcome(self) -> str:
        return self._draft.verdict.outcome

    @property
    def outcome_label(self) -> str:
        return Outcome(self.outcome).label

    @cached_property
    def _stored_form(self):
        return as_json(self._draft.verdict)

    @cached_property
    def ground(self) -> tuple[Said, ...]:
        """What is wrong with the page itself and the reader's to put right."""
        wrong = ground(self._stored_form)
        if self.barrier and not self.barrier.mine:
            return tuple(one for one in wrong if _rule(one) != "is_public")
        return wrong

    @cached_property
    def barrier(self) -> Barrier | None:
        """The page above that keeps the public out."""
        why = (one.facts.get("why") for one in self._draft.verdict.ground)
        return self.turns.barrier(next(filter(None, why), ""))

    @property
    def notices(self):
        return say(self._draft.verdict.notices)

    @cached_property
    def lines(self):
        return lines(self._draft.edition, self.indicator, self._stored_form)

    @cached_property
    def _counted(self) -> frozenset[str]:
        """The required things that are not there yet, one for each cause, by id."""
        missing = {line.requirement.id: _pointers(line) for line in self.lines if _is_missing(line)}
        return told_apart(missing)

    @property
    def open_lines(self) -> int:
        """How many things are to be done; one that mends several requirements is one."""
        if not self.exists:
            return 0
        empty = [one for one in self.ground if _rule(one) == "has_content"]
        lacking = max(len(self.ground) - len(empty) + len(self._counted), len(self.ground))
        return lacking + bool(self.personal)

    @property
    def shown(self) -> Iterator[tuple[Line, bool, list[tuple[Said, tuple[Way, ...]]]]]:
        """Each requirement, whether it is counted with another one, and what is said of it
        with the ways to it."""
        ways = Ways(self.page)
        for line in self.lines:
            with_another = _is_missing(line) and line.requirement.id not in self._counted
            yield line, with_another, [(said, ways.to(said)) for said in line.said]

    @property
    def ground_shown(self) -> list[tuple[Said, tuple[Way, ...]]]:
        ways = Ways(self.page)
        return [(said, ways.to(said)) for said in self.ground]

    @cached_property
    def _documents(self) -> tuple[PageDocument, ...]:
        return documents_of(self.page)

    @cached_property
    def documents(self) -> list[PageDocument]:
        """Documents of the page, and files elsewhere, with something to mend in them."""
        return [*(one for one in self._documents if one.faults), *closed_links(self.page)]

    @cached_property
    def personal(self) -> list[Waiting]:
        """Personal data on the form that nobody has settled."""
        return waiting(self.page, self._documents)

    @property
    def more_personal(self) -> int:
        return len(self.personal) - SHOWN

    @cached_property
    def others(self) -> list[str]:
        """What waits for somebody else, in words."""
        blocked = [self.barrier.says] if self.barrier and not self.barrier.mine else []
        complete = not self.open_lines
        return blocked + self.turns.of_others(complete=complete, for_people=self.for_people)

    @cached_property
    def shown_on(self) -> list[Shown]:
        """What else of the website the indicator is shown on."""
        if not self._draft.adopts:
            return []
        found = shown_on(self.year_page, self.indicator.subjects)
        return [one for some in found.values() for one in some]

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


def _is_missing(line: Line) -> bool:
    return line.requirement.level == "required" and line.outcome not in SETTLED


def _pointers(line: Line) -> list[Pointer]:
    return [said.pointer for said in line.said if said.pointer]


def _rule(said: Said) -> str:
    return said.pointer.rule if said.pointer else ""


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

    @property
    def media(self) -> Media:
        return styles() + panel_scripts()

    def __init__(self, page, request, parent=None, stale=False):
        super().__init__(page, request)
        fresh = request.method == "GET"
        self.checklist = Checklist(page, parent, fresh=fresh, user=request.user, stale=stale)

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "checklist": self.checklist}
