"""How a date that is being typed is read: the same reading as when the form is saved."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, JsonResponse
from wagtail.permissions import page_permission_policy

from oit_pages.fields.date_echo import KINDS, echo

#: No spelling of a day is longer.
MOST = 200


def read_date(request: HttpRequest) -> JsonResponse:
    """GET ?kind=day|moment|month&text=…[&year=2565] → {"iso", "text", "says", "fault"}.

    For whoever may write pages. Nothing is stored, and nothing but the text is looked at.
    """
    if not page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
        raise PermissionDenied
    kind, year = request.GET.get("kind", ""), request.GET.get("year", "")
    if kind not in KINDS:
        raise BadRequest("No such kind of date.")
    text = request.GET.get("text", "")[:MOST]
    known = int(year) if year.isdecimal() and len(year) == 4 else None
    return JsonResponse(echo(kind, text, known))
