"""A page's draft as a Word or Excel file, for whoever may edit it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from oit_pages.actions.export_page import MEDIA_TYPES, export_page
from oit_pages.admin.permissions import indicator_page


def export(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """The latest draft, or the block of it that `?block=` names."""
    page = indicator_page(page_id)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    draft = page.get_latest_revision_as_object()
    try:
        content = export_page(draft, kind, request.GET.get("block", ""))
    except LookupError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type=MEDIA_TYPES[kind])
    # Nobody's copy in between: a draft is for whoever works on it.
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    name = f"{draft.slug}.{kind}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
