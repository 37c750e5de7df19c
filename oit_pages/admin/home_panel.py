"""The panel on the admin's home: the predicted score, where the points are, and what units sent."""

from django.forms import Media
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from oit_pages.admin.my_work_panel import MyWorkPanel
from oit_pages.admin.permissions import papers_to_take_in, years_of
from oit_pages.admin.styles import styles
from oit_pages.checklist.current_year import by_importance
from oit_pages.checklist.in_review import with_review
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.summary import outlook
from oit_pages.i18n.formats import is_english, today
from oit_pages.models import AssessmentYearPage

#: Years shown with all they say; further ones are links.
MOST = 2
#: Before our own panel: what waits for an approval is what somebody else waits for.
FIRST = 80
#: As many links are beside each other; more are found in the report.
OTHERS = 10


class OutlookPanel(Component):
    name = "oit-outlook"
    template_name = "oit_pages/admin/outlook.html"
    order = 90

    def __init__(self, request):
        self.request = request
        years = [year for year in years_of(request.user) if year.edition]
        self.years = by_municipality(by_importance(years, today())) if years else []
        shown = map(scorecard, self.years[:MOST])
        cards = with_review(shown, papers_to_take_in(request.user)) if self.years else []
        self.outlooks = [outlook(card, today()) for card in cards]

    @property
    def media(self) -> Media:
        return styles() if self.outlooks else Media()

    def get_context_data(self, parent_context):
        open_ones = {one.card.year_page.whose for one in self.outlooks}
        folded = []
        for one in self.outlooks:
            whose = one.card.year_page.whose
            folded.append(whose not in open_ones)
            open_ones.discard(whose)
        return {
            "outlooks": list(zip(self.outlooks, folded, strict=True)),
            "others": self.years[MOST:][:OTHERS],
            "more": len(self.years) > MOST + OTHERS,
            "english": is_english(),
        }


def by_municipality(years: list[AssessmentYearPage]) -> list[AssessmentYearPage]:
    """The year that counts of each municipality, before their others; the order kept else."""
    first = {year.whose: year.pk for year in reversed(years)}
    return sorted(years, key=lambda year: first[year.whose] != year.pk)


def home_panels(request, panels: list[Component]) -> None:
    """Add ours, what is this user's to do and, before both, what waits for an approval."""
    ours = OutlookPanel(request)
    panels.append(ours)
    cards = [one.card for one in ours.outlooks]
    panels.append(MyWorkPanel(request.user, ours.years, cards))
    for panel in panels:
        if ours.years and isinstance(panel, WorkflowObjectsToModeratePanel):
            panel.order = FIRST
