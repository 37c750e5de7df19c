"""Every error as RFC 9457 problem details with a code that never changes.

    {"type": "…#problem-unknown-parameter", "code": "unknown-parameter", "status": 400,
     "title": "Unknown parameter", "detail": "…", "instance": "/api/…", "parameters": […]}

`code` and `title` are the same in every language; `detail` and what is said of parameters is
in the language asked for, else in English. So it is put into words at the very end.
"""

import logging
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext, gettext_lazy, override
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response

from oit_pages.spreadsheets import NoRoom

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"

#: code → title. A code is for ever.
TITLES = {
    "bad-request": "Bad request",
    "unknown-parameter": "Unknown parameter",
    "invalid-parameter": "Invalid parameter",
    "not-signed-in": "Not signed in",
    "not-allowed": "Not allowed",
    "not-found": "Not found",
    "unknown-site": "Unknown site",
    "unknown-year": "Unknown year",
    "unknown-indicator": "Unknown indicator",
    "invalid-token": "Invalid or expired token",
    "method-not-allowed": "Method not allowed",
    "not-acceptable": "Not acceptable",
    "too-many-requests": "Too many requests",
    "no-room": "No room at the moment",
}


class ProblemError(Exception):
    """Something is wrong with the request; `facts` become members of the answer."""

    def __init__(self, code: str, status: int, detail: str, **facts: Any):
        super().__init__(detail)
        self.code = code
        self.status = status
        self.detail = detail
        self.facts = facts


def not_found(code: str = "not-found", detail: str = "") -> ProblemError:
    return ProblemError(
        code, 404, detail or gettext_lazy("There is nothing public at this address.")
    )


def not_allowed() -> ProblemError:
    return ProblemError("not-allowed", 403, gettext_lazy("Only those who work on this may see it."))


def _said(message: str, **facts: object) -> str:
    return gettext(message) % facts if facts else gettext(message)


#: A marked message with its facts filled in, in the language of whoever reads it in the end.
said = lazy(_said, str)


def invalid(parameters: Mapping[str, Sequence[Any]]) -> ProblemError:
    """`parameters`: name → what is wrong with its value, each a text or a lazy one."""
    return ProblemError(
        "invalid-parameter",
        400,
        gettext_lazy("A parameter has a value that can't be used."),
        parameters=[{"name": name, "errors": list(errors)} for name, errors in parameters.items()],
    )


def handle(exception: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's exception handler of our views; None lets a fault of ours be seen as one."""
    problem = _as_problem(exception)
    if problem is None:
        return None
    view = context.get("view")
    request = context["request"]
    with override(getattr(view, "error_language", "en")):
        content = describe(problem, request.path, getattr(view, "problem_base", ""))
    response = Response(content, status=problem.status, content_type=MEDIA_TYPE)
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = getattr(view, "error_language", "en")
    if isinstance(exception, NoRoom):
        logger.error("There is no room in the temporary folder", exc_info=exception)
        response["Retry-After"] = "600"
    if isinstance(exception, exceptions.Throttled) and exception.wait:
        response["Retry-After"] = str(int(exception.wait) + 1)
    if getattr(exception, "auth_header", None):
        response["WWW-Authenticate"] = exception.auth_header
    if isinstance(exception, exceptions.MethodNotAllowed) and view is not None:
        response["Allow"] = ", ".join(view.allowed_methods)
    return response


def describe(problem: ProblemError, instance: str, base: str = "") -> dict[str, Any]:
    """The members of a problem, in the language in force."""
    return {
        "type": f"{base}#problem-{problem.code}",
        "code": problem.code,
        "title": TITLES[problem.code],
        "status": problem.status,
        "detail": str(problem.detail),
        "instance": instance,
        **{name: _worded(fact) for name, fact in problem.facts.items()},
    }


def _worded(fact: Any) -> Any:
    """The fact with every lazy text in it put into the language in force."""
    match fact:
        case dict():
            return {name: _worded(one) for name, one in fact.items()}
        case list() | tuple():
            return [_worded(one) for one in fact]
        case Promise():
            return str(fact)
    return fact


def _as_problem(exception: Exception) -> ProblemError | None:
    match exception:
        case ProblemError():
            return exception
        case Http404():
            return not_found()
        case exceptions.NotAuthenticated() | exceptions.AuthenticationFailed():
            return ProblemError("not-signed-in", 401, _("Sign in to see this."))
        case PermissionDenied() | exceptions.PermissionDenied():
            return ProblemError("not-allowed", 403, _("Your account may not see this."))
        case exceptions.MethodNotAllowed():
            return ProblemError(
                "method-not-allowed", 405, _("This API is read with GET or HEAD only.")
            )
        case exceptions.NotAcceptable():
            return ProblemError("not-acceptable", 406, _("This answer has no such form."))
        case exceptions.Throttled():
            return ProblemError("too-many-requests", 429, _("Wait a little and ask again."))
        case NoRoom():
            return ProblemError(
                "no-room", 503, _("The server has no room for a workbook now. Ask again later.")
            )
        case exceptions.APIException(status_code=status) if (
            status < HTTPStatus.INTERNAL_SERVER_ERROR
        ):
            return ProblemError("bad-request", status, _("The request can't be understood."))
    return None
