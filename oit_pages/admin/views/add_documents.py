"""Several documents uploaded at once, each told at once what to mend in it."""

from typing import Any

from django.template.loader import render_to_string
from wagtail.documents.views.multiple import AddView

from oit_pages.checklist.page_documents import faults_of, in_words
from oit_pages.models import DocumentFacts


class AddDocumentsView(AddView):
    """Wagtail's, which answers each upload with a form for its title."""

    def get_edit_object_response_data(self) -> dict[str, Any]:
        answer = super().get_edit_object_response_data()
        facts = DocumentFacts.of(self.object.pk).first()
        faults = in_words(faults_of(facts))
        personal = facts.personal if facts is not None else ()
        if faults or personal:
            context = {"faults": faults, "personal": personal}
            says = render_to_string("oit_pages/admin/document_faults.html", context)
            answer["form"] = says + answer["form"]
        return answer
