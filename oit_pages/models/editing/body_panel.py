"""The content, with the people of the municipality at hand for those who sign it."""

from django.forms import Media
from django.utils.html import json_script
from wagtail.admin.panels import FieldPanel
from wagtail.admin.staticfiles import versioned_static


class BodyPanel(FieldPanel):
    """Fields for a name beside a position suggest who is in the register: what is taken is copied
    into the paper, and stays when the register changes."""

    class BoundPanel(FieldPanel.BoundPanel):
        @property
        def media(self) -> Media:
            return super().media + Media(js=[versioned_static("oit_pages/js/signatories.js")])

        def render_html(self, parent_context=None):
            people = self.form.people().exclude(name_th="").values("name_th", "position_th")
            listed = [{"name": one["name_th"], "position": one["position_th"]} for one in people]
            return super().render_html(parent_context) + json_script(listed, "oit-people")
