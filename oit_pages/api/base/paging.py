"""A slice of a list with its count and the addresses of the slices beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_noop

from oit_pages.api.base.problems import invalid, said

PARAMETERS = ("limit", "offset")
DEFAULT_LIMIT = 50
MAX_LIMIT = 200
MAX_OFFSET = 1_000_000


@dataclass(frozen=True)
class Slice:
    """Which part of a list is asked for."""

    limit: int
    offset: int

    @classmethod
    def of(cls, request: HttpRequest) -> "Slice":
        """Raises a Problem for what is no number or out of bounds."""
        wrong: dict[str, list[str]] = {}
        limit = _number(request, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT, wrong)
        offset = _number(request, "offset", 0, 0, MAX_OFFSET, wrong)
        if wrong:
            raise invalid(wrong)
        return cls(limit, offset)

    def cut(self, every: QuerySet | Sequence) -> Any:
        return every[self.offset : self.offset + self.limit]

    def answer(self, request: HttpRequest, count: int, results: list[Any]) -> dict[str, Any]:
        after = self.offset + self.limit
        before = max(0, self.offset - self.limit)
        return {
            "count": count,
            "next": self._address(request, after) if after < count else None,
            "previous": self._address(request, before) if self.offset else None,
            "results": results,
        }

    def _address(self, request: HttpRequest, offset: int) -> str:
        query = request.GET.dict() | {"limit": self.limit, "offset": offset}
        return request.build_absolute_uri(f"{request.path}?{urlencode(query)}")


def _number(
    request: HttpRequest, name: str, default: int, least: int, most: int, wrong: dict
) -> int:
    text = request.GET.get(name)
    if text is None:
        return default
    if text.isascii() and text.isdecimal() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    bounds = {"least": least, "most": most}
    wrong[name] = [said(gettext_noop("Give a number from %(least)s to %(most)s."), **bounds)]
    return default
