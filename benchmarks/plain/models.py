"""A page such as a site writes for itself: columns like an indicator page's, and as many kinds of
block."""

from django.conf import settings
from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class Row(blocks.StructBlock):
    title = blocks.CharBlock()
    amount = blocks.DecimalBlock(required=False)
    day = blocks.DateBlock(required=False)
    files = blocks.ListBlock(DocumentChooserBlock())


class Paper(blocks.StructBlock):
    heading = blocks.CharBlock(required=False)
    kind = blocks.ChoiceBlock(choices=[("plan", "Plan"), ("report", "Report")], required=False)
    date = blocks.DateBlock(required=False)
    text = blocks.RichTextBlock(required=False)
    rows = blocks.ListBlock(Row())
    files = blocks.ListBlock(DocumentChooserBlock())


class Link(blocks.StructBlock):
    text = blocks.CharBlock()
    page = blocks.PageChooserBlock(required=False)
    url = blocks.URLBlock(required=False)


class Body(blocks.StreamBlock):
    rich_text = blocks.RichTextBlock(required=False)
    image = ImageChooserBlock()
    link = Link()

    def __init__(self, local_blocks=None, **kwargs):
        papers = [(f"paper_{n}", Paper()) for n in range(7)]
        super().__init__([*papers, *(local_blocks or [])], **kwargs)


class PlainPage(Page):
    summary = models.TextField(blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    data_date = models.DateField(null=True, blank=True)
    body = StreamField(Body(), blank=True)

    content_panels = [
        *Page.content_panels,
        *map(FieldPanel, ("summary", "body", "keeper", "period_from", "period_to", "data_date")),
    ]
