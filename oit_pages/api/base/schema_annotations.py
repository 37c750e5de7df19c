"""What the OpenAPI schema says of parameters and answers, once for all views."""

from collections.abc import Callable, Iterable
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema

from oit_pages.api.base.languages import known_languages
from oit_pages.api.base.paging import DEFAULT_LIMIT, MAX_LIMIT, MAX_OFFSET
from oit_pages.api.base.problem_serializers import Problem
from oit_pages.api.base.problems import MEDIA_TYPE
from oit_pages.stream.structure import BLOCK_ID

YEAR = OpenApiParameter(
    "year",
    {"type": "string", "pattern": "^2[0-9]{3}$"},
    OpenApiParameter.PATH,
    description="Fiscal year of the Buddhist era, such as 2564.",
)
KEY = OpenApiParameter(
    "key",
    {"type": "string", "pattern": f"^{BLOCK_ID}$"},
    OpenApiParameter.PATH,
    description="The indicator's code (O43) or subject (integrity-measures-implementation).",
)
SITE = OpenApiParameter(
    "site",
    str,
    description="Another site of the same installation, by host or host:port.",
)

ID = OpenApiParameter("page_id", {"type": "integer", "minimum": 1}, OpenApiParameter.PATH)
BLOCK = OpenApiParameter(
    "block",
    {"type": "string", "pattern": f"^{BLOCK_ID}$"},
    OpenApiParameter.PATH,
    description="The block's id, as a list of tables or a page's body gives it.",
)
PAGING = (
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
        description="How many to give.",
    ),
    OpenApiParameter(
        "offset",
        {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET, "default": 0},
        description="How many to pass over.",
    ),
)

DESCRIPTIONS = {
    304: "Nothing has changed since the answer you have.",
    400: "A parameter is unknown, or its value can't be used.",
    403: "Only for those who work on these pages.",
    404: "Nothing public at this address.",
    406: "The answer has no form that `Accept` asks for.",
    429: "Too many requests; wait as `Retry-After` says.",
}


def language() -> OpenApiParameter:
    return OpenApiParameter(
        "lang",
        {"type": "string", "enum": known_languages()},
        description="The language to give what is translated in; wins over Accept-Language.",
    )


def choice(name: str, choices: Iterable[str], description: str) -> OpenApiParameter:
    """A parameter that is one of a few words."""
    schema = {"type": "string", "enum": list(choices)}
    return OpenApiParameter(name, schema, description=description)


def flag(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, bool, description=description)


def answers(
    shape: Any, *errors: int, media_type: str = "application/json", description: str = ""
) -> dict:
    """The responses of an address: its own, and the problems that every address may have."""
    known = {
        (200, media_type): OpenApiResponse(shape, description=description),
        304: OpenApiResponse(description=DESCRIPTIONS[304]),
    }
    for status in sorted({400, 406, 429, *errors}):
        known[(status, MEDIA_TYPE)] = OpenApiResponse(Problem, description=DESCRIPTIONS[status])
    return known


class ApiSchema(AutoSchema):
    """Adds the parameters that every address takes."""

    def get_override_parameters(self) -> list[OpenApiParameter]:
        return [language(), SITE]

    def get_filter_backends(self) -> list:
        return []


def operation(**facts: Any) -> Callable[[type], type]:
    """Describe what a view's GET does; whichever schema class the site's DRF settings name."""

    def describe(view: type) -> type:
        def get(self, request, *args, **kwargs):
            return super(view, self).get(request, *args, **kwargs)

        get.schema = ApiSchema
        view.get = extend_schema(**facts)(get)
        return view

    return describe
