"""The panel on the admin's home: the predicted score and where the points are."""

from wagtail.admin.ui.components import Component

from oit_pages.admin.rights import years_of
from oit_pages.checklist.dates import is_english, today
from oit_pages.checklist.outlook import outlook
from oit_pages.checklist.scorecard import scorecard

#: A clerk of one municipality has one year at work; more would push the rest off the screen.
MOST = 2
#: Days before the end of submission from which on the panel urges.
SOON = 14


class OutlookPanel(Component):
    name = "oit-outlook"
    template_name = "oit_pages/admin/outlook.html"
    order = 90

    def __init__(self, request):
        self.request = request
        years = years_of(request.user)[:MOST]
        cards = [card for card in map(scorecard, years) if card]
        self.outlooks = [outlook(card, today()) for card in cards]

    def get_context_data(self, parent_context):
        return {
            "outlooks": self.outlooks,
            "english": is_english(),
            "soon": SOON,
        }
