"""How a grid comes to life in the browser: its columns, its wording, its scripts."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import Adapter, register

from oit_pages.fields.date_widgets import SCRIPT
from oit_pages.fields.grid.rows import TableRows
from oit_pages.fields.grid.wording import EXAMPLES, KINDS, WORDS

#: In the order in which each needs what the one before it defines.
SCRIPTS = ("model", "clipboard", "server", "view", "editors", "mapping", "block", "anywhere")


class TableRowsAdapter(Adapter):
    js_constructor = "oit_pages.blocks.TableRows"

    def js_args(self, block):
        columns = [
            {
                **column,
                "kindLabel": KINDS[column["kind"]],
                "example": EXAMPLES[column["kind"]],
            }
            for column in block.columns()
        ]
        meta = {
            "label": str(block.label),
            "columnSet": block.meta.column_set,
            "words": WORDS,
            "readUrl": reverse("oit_pages_read_cells"),
            "matchUrl": reverse("oit_pages_match_table"),
        }
        return [block.name, columns, meta]

    @cached_property
    def media(self):
        return forms.Media(
            js=[
                versioned_static("wagtailadmin/js/telepath/blocks.js"),
                SCRIPT,
                "oit_pages/js/dates.js",
                *(f"oit_pages/js/grid/{name}.js" for name in SCRIPTS),
            ],
            css={"all": ["oit_pages/css/dates.css", "oit_pages/css/grid.css"]},
        )


register(TableRowsAdapter(), TableRows)
