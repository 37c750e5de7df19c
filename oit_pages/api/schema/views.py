"""The OpenAPI schema, and a page that shows it without the internet."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from oit_pages.api.base.problems import TITLES
from oit_pages.api.base.view import ApiView
from oit_pages.api.schema import openapi


@extend_schema(exclude=True)
class SchemaView(ApiView):
    """OpenAPI 3.1, in JSON."""

    def answer(self) -> Response:
        return Response(
            openapi.schema(self.identify("entrance").partition("?")[0]),
            headers={"Content-Language": "en"},
        )


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
