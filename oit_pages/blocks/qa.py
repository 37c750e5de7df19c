"""Questions and answers: outsiders ask, the office answers."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.fields.containers import ListBlock, StructBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.text import AddressBlock, LineBlock, ParagraphBlock
from oit_pages.stream.formatted_text import FormattedBlock


class QuestionAndAnswer(StructBlock):
    question = ParagraphBlock(required=False, label=_("Question"))
    answer = FormattedBlock(required=False, label=_("Answer"))
    asked_on = DayBlock(required=False, label=_("Asked on"))
    answered_on = DayBlock(required=False, label=_("Answered on"))

    class Meta:
        label_format = "{question}"
        icon = "help"


class QuestionsBlock(EvidenceBlock):
    """Rows: question, answer, asked_on, answered_on."""

    rows_from = "entries"

    heading = LineBlock(required=False, label=_("Heading"))
    ask_url = AddressBlock(
        required=False,
        label=_("Address where people ask"),
        help_text=_("An outside web board or social network; a page of this site goes below."),
    )
    page = blocks.PageChooserBlock(required=False, label=_("Page where people ask"))
    entries = ListBlock(QuestionAndAnswer(), label=_("Questions and answers"))

    class Meta:
        label = _("Questions and answers")
        icon = "help"
        group = _("People and contact")
