"""The editor's tabs of an indicator's page, and the form behind them.

Wagtail makes the panels and the form of every page type each time a process starts (its checks ask
for them), and the form each time an editor opens. Fifty of our types are edited by the very same
panels: for these both are made once, and each type's own form is that one with its name.
"""

from copy import copy
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList, TabbedInterface
from wagtail.models import Page

PANELS = ("content_panels", "promote_panels", "settings_panels", "base_form_class")


class SharedFormTabs(TabbedInterface):
    """Tabs of a type whose form is that of the type `like`, and whose tabs are its tabs with those
    given here after the first; its own where that is None."""

    def __init__(self, *args: Any, like: type[Page] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.like = like

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "like": self.like}

    def on_model_bound(self) -> None:
        super().on_model_bound()
        if self.like:
            first, *others = self.like.get_edit_handler().children
            self.children = [first, *self.children, *others]

    def get_form_class(self) -> type:
        return self._form_class

    @cached_property
    def _form_class(self) -> type:
        if self.like is None:
            return super().get_form_class()
        return _for_model(self.like.get_edit_handler().get_form_class(), self.model)


def tabs(page_type: type[Page], like: type[Page], *more: ObjectList) -> SharedFormTabs:
    """Wagtail's own tabs with `more` after the content. A type with panels or a form of its own
    has its own form, any other that of `like`."""
    base = {"base_form_class": page_type.base_form_class}
    is_like = all(getattr(page_type, name) is getattr(like, name) for name in PANELS)
    if is_like and page_type is not like:
        return SharedFormTabs(more, like=like, **base)
    content, promote, settings = (
        [ObjectList(panels, heading=heading)] if panels else []
        for panels, heading in (
            (page_type.content_panels, _("Content")),
            (page_type.promote_panels, _("Promote")),
            (page_type.settings_panels, _("Settings")),
        )
    )
    return SharedFormTabs([*content, *more, *promote, *settings], **base)


def _for_model(form_class: type, model: type[Page]) -> type:
    """The form for another type with the same columns.

    By `type` and not by the form's own metaclass, which would make every field anew.
    """
    meta = type("Meta", (form_class.Meta,), {"model": model})
    own = type.__new__(type(form_class), f"{model.__name__}Form", (form_class,), {"Meta": meta})
    own._meta = copy(form_class._meta)
    own._meta.model = model
    return own
