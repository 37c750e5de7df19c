from django.db import models
from modelcluster.fields import ParentalKey
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.blocks import SnippetChooserBlock


class Section(blocks.StructBlock):
    heading = blocks.CharBlock()
    colour = blocks.ChoiceBlock(choices=[("red", "RED-AS-A-CHOICE")])
    parts = blocks.StreamBlock([("text", blocks.RichTextBlock()), ("file", DocumentChooserBlock())])


class ArticlePage(Page):
    intro = RichTextField(blank=True)
    body = StreamField(
        [
            ("text", blocks.RichTextBlock()),
            ("section", Section()),
            ("table", TableBlock()),
            ("typed", TypedTableBlock([("cell", blocks.CharBlock())])),
            ("html", blocks.RawHTMLBlock()),
            ("unit", SnippetChooserBlock("oit_pages.ResponsibleUnit")),
        ],
        blank=True,
    )
    date = models.DateField(null=True, blank=True)
    teaser = models.CharField(max_length=200, blank=True)
    note_to_self = models.TextField(blank=True)

    search_fields = [*Page.search_fields, index.SearchField("teaser")]


class Attachment(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey("wagtaildocs.Document", on_delete=models.CASCADE)
