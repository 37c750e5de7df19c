"""Where documents are chosen, each says what to mend in it."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.chooser import (
    DocumentChooseResultsView,
    DocumentChooseView,
    viewset,
)

from oit_pages.models import DocumentFacts
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.page_documents:in_words")
def in_words(faults: Iterable[str]) -> tuple[str, ...]: ...


class _WithFaults:
    """For views that list documents to choose from: no query more, nor for each."""

    def get_object_list(self):
        faults = DocumentFacts.of(OuterRef("pk")).values("faults")[:1]
        return super().get_object_list().annotate(oit_faults=Subquery(faults))

    @property
    def columns(self):
        return [
            *super().columns,
            Column("oit_faults", label=gettext_lazy("To mend"), accessor=_gravest, width="30%"),
        ]


class ChooseView(_WithFaults, DocumentChooseView):
    pass


class ChooseResultsView(_WithFaults, DocumentChooseResultsView):
    pass


def _gravest(document: Any) -> str:
    """The gravest fault and what to do about it; how many there are beside it."""
    found = in_words(getattr(document, "oit_faults", None) or ())
    if len(found) < 2:
        return "".join(found)
    return f"{found[0]} {_('(and %(count)s more)') % {'count': len(found) - 1}}"


def say_faults() -> None:
    """In Wagtail's chooser; one that a site has made its own is left alone."""
    if viewset.choose_view_class is DocumentChooseView:
        viewset.choose_view_class = ChooseView
    if viewset.choose_results_view_class is DocumentChooseResultsView:
        viewset.choose_results_view_class = ChooseResultsView
