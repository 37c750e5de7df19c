"""Where documents are chosen or uploaded for a page, each says what to mend in it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.modal_workflow import render_modal_workflow
from wagtail.admin.ui.tables import Column
from wagtail.documents.views.chooser import (
    DocumentChooseResultsView,
    DocumentChooserUploadView,
    DocumentChooseView,
    viewset,
)

from oit_pages.models import DocumentFacts
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.checklist.page_documents:in_words")
def in_words(faults: Iterable[str]) -> tuple[str, ...]: ...


@on_demand("oit_pages.checklist.page_documents:faults_of")
def faults_of(facts: DocumentFacts | None) -> tuple[str, ...]: ...


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


class UploadView(DocumentChooserUploadView):
    """A document with something to mend is there, and is taken at a second click."""

    def post(self, request):
        if used := request.POST.get("oit_use"):
            return self.get_chosen_response(self._uploaded(used))
        return super().post(request)

    def get_chosen_response(self, item):
        facts = DocumentFacts.of(item.pk).first()
        faults, personal = in_words(faults_of(facts)), facts.personal if facts else ()
        if "oit_use" in self.request.POST or not (faults or personal):
            return super().get_chosen_response(item)
        context = {
            "view": self,
            "document": item,
            "faults": faults,
            "personal": personal,
            # Bound to nothing: what was posted is stored already.
            **self.get_creation_form_context_data(self._empty_form()),
        }
        html = render_to_string(
            "oit_pages/admin/document_chooser_upload.html", context, self.request
        )
        told = {"step": "reshow_creation_form", "htmlFragment": html}
        return render_modal_workflow(self.request, None, None, None, json_data=told)

    def _empty_form(self):
        given = {**self.get_creation_form_kwargs(), "data": None, "files": None}
        return self.get_creation_form_class()(**given)

    def _uploaded(self, key: str) -> Any:
        """One that whoever asks may choose; else it is not there."""
        may = self.permission_policy.instances_user_has_any_permission_for
        try:
            return get_object_or_404(may(self.request.user, ["choose"]), pk=key)
        except (ValidationError, ValueError) as error:
            raise Http404 from error


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
    if viewset.create_view_class is DocumentChooserUploadView:
        viewset.create_view_class = UploadView
    if viewset.choose_results_view_class is DocumentChooseResultsView:
        viewset.choose_results_view_class = ChooseResultsView
