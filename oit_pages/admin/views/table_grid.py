"""What the grid asks the server: how cells are read, and which columns a pasted table has.

Nothing is stored and no page is looked at: answers come from the text that was sent and from
the column sets.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.views import View
from wagtail.permissions import page_permission_policy

from oit_pages.admin.table_match import ROWS, match_table
from oit_pages.blocks.body import IndicatorBody
from oit_pages.catalogue import load_column_sets
from oit_pages.fields.grid.cells import reading
from oit_pages.fields.grid.rows import TableRows
from oit_pages.readers.recognise.tables.lines import is_total

#: Cells and columns of one request, and letters of a cell that is read; the grid asks in parts.
MAX_CELLS, MAX_COLUMNS, MAX_LETTERS = 2_000, 200, 2_000


class _GridView(View):
    """For whoever may write pages; takes JSON and gives JSON."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest) -> JsonResponse:
        if not page_permission_policy.user_has_any_permission(request.user, {"add", "change"}):
            raise PermissionDenied
        try:
            return JsonResponse(self.answer(json.loads(request.body)))
        except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
            raise BadRequest("This is not what a grid asks.") from error

    def answer(self, asked: Any) -> dict[str, Any]:
        raise NotImplementedError


class ReadCellsView(_GridView):
    """{"columnSet", "cells": [[key, text], …]} → {"cells": [[text as read, [faults]], …]}."""

    def answer(self, asked):
        columns = _tables()[asked["columnSet"]].child_block.child_blocks
        cells = _some(asked["cells"], MAX_CELLS)
        return {"cells": [reading(columns[key], text[:MAX_LETTERS]) for key, text in cells]}


class MatchTableView(_GridView):
    """{"columnSets", "rows", "starts"} → {"columnSet", "headings", "columns": [[key, why] or null,
    …], "totals": [places of those starts of rows that begin a row of sums]}."""

    def answer(self, asked):
        known = load_column_sets()
        names = _some(asked["columnSets"], len(known))
        rows = [_some(row, MAX_COLUMNS) for row in _some(asked["rows"], ROWS)]
        texts = [[text[:MAX_LETTERS] for text in row] for row in rows]
        found = match_table(texts, [known[name] for name in names])
        width = max(map(len, texts), default=0)
        starts = _some(asked["starts"], MAX_CELLS) if "starts" in asked else []
        return {
            "columnSet": found.column_set,
            "headings": found.headings,
            "columns": [found.columns.get(at) for at in range(width)],
            "totals": [at for at, text in enumerate(starts) if is_total(text[:MAX_LETTERS])],
        }


def _some(given: list[Any], most: int) -> list[Any]:
    if not isinstance(given, list) or not 0 < len(given) <= most:
        raise ValueError(f"a list of 1 to {most} was awaited")
    return given


@cache
def _tables() -> Mapping[str, TableRows]:
    """The rows of every table there is, by their column set."""
    found = {}
    for block in IndicatorBody().child_blocks.values():
        for child in getattr(block, "child_blocks", {}).values():
            if isinstance(child, TableRows):
                found[child.meta.column_set] = child
    return found
