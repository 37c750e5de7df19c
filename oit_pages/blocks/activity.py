"""What was done, when, where, by whom."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.blocks import ImageChooserBlock

from oit_pages.blocks.base import EvidenceBlock
from oit_pages.blocks.documents import attachments
from oit_pages.fields.containers import ListBlock
from oit_pages.fields.dates import DayBlock
from oit_pages.fields.layout import dates
from oit_pages.fields.text import LineBlock
from oit_pages.stream.formatted_text import FormattedBlock


class ActivityBlock(EvidenceBlock):
    """A meeting, a training, a project carried out."""

    title = LineBlock(required=False, label=_("Title"))
    date = DayBlock(required=False, label=_("Date"))
    end_date = DayBlock(required=False, label=_("Last day"))
    place = LineBlock(required=False, label=_("Place"))
    executive = LineBlock(
        required=False,
        label=_("Executive taking part"),
        help_text=_("Name of the chief executive."),
    )
    executive_position = LineBlock(required=False, label=_("Position of the executive"))
    participants = LineBlock(required=False, label=_("Who took part"))
    description = FormattedBlock(required=False, label=_("Description"))
    outcome = FormattedBlock(required=False, label=_("Outcome"))
    images = ListBlock(ImageChooserBlock(required=False), default=[], label=_("Pictures"))
    documents = attachments()

    class Meta:
        label = _("Activity")
        icon = "calendar-check"
        group = _("Plans and reports")
        form_layout = [
            "title",
            dates("date", "end_date"),
            "place",
            "executive",
            "executive_position",
            "participants",
            "description",
            "outcome",
            "images",
            "documents",
        ]
        label_format = "{title}"
