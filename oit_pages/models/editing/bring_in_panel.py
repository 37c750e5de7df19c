"""Above the content: bring in a file, paste a table, or fill it in by hand."""

from django.forms import Media
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static


class BringInPanel(Panel):
    """The ways to content; large where there is none yet. Not on a page that only mirrors another,
    nor before a page is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "oit_pages/bring_in.html"

        def is_shown(self) -> bool:
            page = self.instance
            return bool(super().is_shown() and page.pk and not page.alias_of_id and not page.locked)

        @property
        def media(self) -> Media:
            return super().media + Media(css={"all": [versioned_static("oit_pages/checklist.css")]})

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["page"] = self.instance
            context["is_empty"] = not len(self.instance.body.raw_data)
            return context
