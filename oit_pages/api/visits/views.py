"""A visit of a page, counted without a cookie and without a word of who came.

What is no public page of the site is counted nowhere; the answer is the same.
"""

import json
from collections.abc import Iterator
from typing import Any, ClassVar
from urllib.parse import unquote

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.response import Response
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from oit_pages.actions.count_visit import count_visit
from oit_pages.api.base import languages, problems, schema_annotations
from oit_pages.api.base.problem_serializers import Problem
from oit_pages.api.base.view import ApiView
from oit_pages.i18n.formats import today

#: Bytes of a body, letters of an address.
LONGEST, LONGEST_PATH = 16_000, 2_000
#: The largest number that any column holds.
LAST_ID = 10**9
VISIT = {
    "oneOf": [
        {
            "type": "object",
            "required": [name],
            "additionalProperties": False,
            "properties": {name: {**shape, "description": says}},
        }
        for name, shape, says in (
            (
                "page",
                {"type": "integer", "minimum": 1, "maximum": LAST_ID},
                "The page's id, as every answer of this API gives it.",
            ),
            (
                "path",
                {"type": "string", "minLength": 1, "maxLength": LONGEST_PATH},
                "Its address on the site, such as /transparency/.",
            ),
        )
    ]
}
ANSWERS = {
    204: OpenApiResponse(description="Understood."),
    **{
        (status, problems.MEDIA_TYPE): OpenApiResponse(
            Problem, description=schema_annotations.DESCRIPTIONS[status]
        )
        for status in (400, 406, 429)
    },
}

OPERATION = extend_schema(
    operation_id="countVisit",
    summary="Count a visit of a page",
    description=(
        "One more visit of a public page today. No cookie is read or set, and nothing of the "
        "visitor is kept. The body is JSON under any `Content-Type`, as `sendBeacon` sends "
        "it. The answer is the same for a page that is not public, or not there."
    ),
    request={"application/json": VISIT},
    responses=ANSWERS,
    tags=["visits"],
)


class VisitsView(ApiView):
    """POST {"page": 12} or {"path": "/transparency/"} once a page was shown to somebody."""

    http_method_names: ClassVar[list[str]] = ["post", "options"]
    is_secret = True

    def post(self, request, *args: Any, **kwargs: Any) -> Response:
        name, values = self._asked()
        pages = Page.objects.filter(self.visibility.public(), **{f"{name}__in": values})
        found = dict(pages.values_list(name, "pk"))
        page = next((found[one] for one in values if one in found), None)
        if page is not None:
            count_visit(page, today())
        return Response(status=204)

    post.schema = schema_annotations.ApiSchema  # whichever the site's DRF settings name
    post = OPERATION(post)

    def get_authenticators(self) -> list:
        """Nobody is asked who one is."""
        return []

    def _asked(self) -> tuple[str, list[Any]]:
        """The field by which the page is known, and its values, the likeliest first. Raises a
        Problem for what can't be understood."""
        match self._body():
            case {"page": int(page), **rest} if not rest and 0 < page <= LAST_ID:
                if page is not True:
                    return "pk", [page]
            case {"path": str(path), **rest} if not rest and 0 < len(path) <= LONGEST_PATH:
                return "url_path", list(self._at(unquote(path)))
        wrong = [_("Give either page, a number, or path, a text.")]
        raise problems.invalid({"page": wrong, "path": wrong})

    def _body(self) -> Any:
        length = self.request._request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > LONGEST:
            return None
        try:
            body = self.request._request.body
            return json.loads(body) if len(body) <= LONGEST else None
        except (RecursionError, ValueError):
            return None

    def _at(self, path: str) -> Iterator[str]:
        """Where such a page may be in the tree: below the home page of the language that the
        address begins with, else of the source language, else of any."""
        if not path.isprintable():  # what is in no address, and no database takes
            return
        homes = dict(
            Page.objects.filter(path__in=self.place.roots).values_list(
                "locale__language_code", "url_path"
            )
        )
        bare = path.partition("#")[0].partition("?")[0]
        steps = [one for one in bare.split("/") if one]
        first = steps[0] if steps else ""
        ways = []
        if first in get_content_languages() and first in homes:
            ways.append((homes[first], steps[1:]))
        source = homes.get(languages.source_language())
        ways += [(home, steps) for home in (source, *homes.values()) if home]
        for home, way in ways:
            yield f"{'/'.join([home.rstrip('/'), *way])}/"
