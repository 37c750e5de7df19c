"""The rows of a list: one that can't be shown is told of in the log, and the list goes on."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from django.db import DatabaseError

from oit_pages.api.base.problems import ProblemError

logger = logging.getLogger(__name__)

Row = TypeVar("Row")
Shown = TypeVar("Shown")


def each(
    rows: Iterable[Row],
    show: Callable[[Row], Shown],
    page_of: Callable[[Row], Any] = lambda row: row,
) -> Iterator[Shown]:
    """What `show` makes of each row. `page_of` says for the log which page a row is of.

    A refusal, and a database that fails, are of the whole answer and are passed on.
    """
    for row in rows:
        try:
            shown = show(row)
        except (ProblemError, DatabaseError):
            raise
        except Exception:
            logger.exception("Left out of a list: page %s can't be shown.", page_of(row).pk)
        else:
            yield shown
