"""A plain page for every page of the tree, where no front end shows it.

A site that has its own templates puts `oit_pages/page.html` before ours.
"""

from django.utils.translation import override
from wagtail.models import Page

from oit_pages.blocks.found import Found, collect_references
from oit_pages.blocks.plain import show


class PlainPage:
    """Mixed into the tree's page types; Wagtail would look for a template of each."""

    def get_template(self, request, *args, **kwargs) -> str:
        return "oit_pages/page.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["children"] = Page.objects.child_of(self).live().public()
        body = getattr(self, "body", None)
        if body is not None:
            found = Found.load(collect_references(body.stream_block, body.raw_data))
            with override(self.locale.language_code):  # the page's language, not the visitor's
                context["blocks"] = show(body.stream_block, body.raw_data, found)
        return context
