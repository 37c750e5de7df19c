"""One draft, for whoever holds the signed token that the editor's preview made."""

from typing import Any

from django.apps import apps
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter

from oit_pages import conf
from oit_pages.api.base import page_content, page_index, schema_annotations
from oit_pages.api.base.problems import ProblemError
from oit_pages.api.base.view import ApiView
from oit_pages.api.preview import serializers as shapes
from oit_pages.checklist.preview_notes import preview_notes
from oit_pages.models import IndicatorPage


@schema_annotations.operation(
    operation_id="readPreview",
    summary="A draft, by its token",
    parameters=[
        OpenApiParameter("token", str, required=True),
        OpenApiParameter("content_type", str, description="Passed on by the admin; not read."),
    ],
    responses=schema_annotations.answers(shapes.Preview, 403, 404),
    tags=["preview"],
)
class PreviewView(ApiView):
    """The draft that an editor is looking at. The token reads nothing else, and not for long."""

    parameters = ("token", "content_type")
    is_secret = True

    def answer(self) -> dict[str, Any]:
        page = _draft(self.request.GET.get("token", ""))
        roots = page_index.read(self.site, self.visibility, Q(pk__in=[])).addresses
        language = page.locale.language_code if page.locale_id else self.language
        body = page_content.body(page, page_content.find([page], self.visibility, roots), language)
        notes = preview_notes(page, {block["anchor"] for block in body})
        return {
            "id": page.pk,
            "draft": True,
            "subject": page.subject,
            "title": page.title,
            "language": language,
            "url": roots.at(language, page.url_path) if page.url_path else None,
            **page_content.page_facts(page),
            "body": body,
            "missing": [
                {"anchor": anchor, "text": said.sentence}
                for anchor, told in notes.items()
                for said in told
            ],
        }


def _draft(token: str) -> IndicatorPage:
    """The page as it was when the token was made. Raises a Problem."""
    refused = ProblemError("invalid-token", 403, _("The preview has expired. Open it again."))
    if not token or not apps.is_installed("wagtail_headless_preview"):
        raise refused
    try:
        TimestampSigner(salt=SALT).unsign(token, max_age=conf.get("PREVIEW_MAX_AGE"))
    except BadSignature:
        raise refused from None
    kept = apps.get_model("wagtail_headless_preview", "PagePreview")
    found = kept.objects.filter(token=token).first()
    page = found.as_page() if found else None
    if not isinstance(page, IndicatorPage):
        raise refused
    return page


#: As wagtail-headless-preview signs its tokens.
SALT = "headlesspreview.token"
