"""Answers that a browser saves as a file."""

from typing import Any

from django.http import HttpResponseBase
from rest_framework.response import Response


def attach(response: HttpResponseBase, name: str) -> HttpResponseBase:
    """The response under a file name, which is ASCII since slugs and ids are."""
    safe = "".join(letter for letter in name if letter.isascii() and letter not in '"\\')
    response["Content-Disposition"] = f'attachment; filename="{safe}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def json_ld(content: dict[str, Any]) -> Response:
    """An answer in JSON-LD."""
    return Response(content, content_type="application/ld+json")
