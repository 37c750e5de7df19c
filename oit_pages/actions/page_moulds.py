"""Moulds: many pages that differ in place and name alone are made as copies of one that was built
and checked once.

Making an instance of a model runs through all its columns, checking one and writing its revision
do so again; of 400,000 pages that is most of the work. A copy takes over what was found out.
"""

from typing import Any, TypeVar
from uuid import uuid4

from django.db.models import Model
from django.db.models.base import ModelState
from wagtail.models import Page

M = TypeVar("M", bound=Model)


def row_of(model: type[M], columns: dict[str, Any]) -> M:
    """An unsaved instance that holds these columns, by the name of the attribute, and nothing
    else: no default is worked out, and who listens to `post_init` hears nothing."""
    row = model.__new__(model)
    row.__dict__.update(columns, _state=ModelState())
    return row


class Mould:
    """A draft that itself is never put in. `page` has been placed by a tree of its own."""

    def __init__(self, page: Page):
        self.page = page
        self._kind = page.content_type  # asked for once
        self._columns = {name: one for name, one in page.__dict__.items() if name != "_state"}
        self._content = page.serializable_data()

    def cast(self) -> Page:
        """A page like it, without a place and with a key of its own. Values that can be changed,
        such as a body, are the mould's: read the page again before one is."""
        page = row_of(type(self.page), self._columns)
        page._state.fields_cache["content_type"] = self._kind
        page.translation_key = uuid4()
        return page

    def content_of(self, page: Page) -> dict[str, Any]:
        """`serializable_data` of a page that was cast here and has a place now."""
        return {
            **self._content,
            "path": page.path,
            "depth": page.depth,
            "url_path": page.url_path,
            "slug": page.slug,
            "translation_key": str(page.translation_key),
            "locale": page.locale_id,
        }
