"""The OpenAPI schema, and a page that shows it without the internet."""

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from drf_spectacular.utils import extend_schema

from oit_pages.api import openapi
from oit_pages.api.problems import TITLES
from oit_pages.api.view import ApiView


@extend_schema(exclude=True)
class SchemaView(ApiView):
    """OpenAPI 3.1, in JSON."""

    def answer(self) -> dict[str, Any]:
        return openapi.schema(self.link("entrance"))


@extend_schema(exclude=True)
class DocsView(ApiView):
    """The schema as a page to read and try; all it needs comes from this site."""

    media_types = ("text/html",)

    def answer(self) -> HttpResponse:
        response = TemplateResponse(
            self.request._request,
            "oit_pages/api/docs.html",
            {"schema_url": self.link("schema"), "problems": TITLES},
        )
        response.render()
        response["Content-Security-Policy"] = "default-src 'self'; img-src 'self' data:"
        return response
