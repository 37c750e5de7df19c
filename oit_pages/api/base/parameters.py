"""What a query string may hold. A name that means nothing is refused, so that
a slip of the pen is not answered with the whole list."""

from collections.abc import Iterable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from oit_pages.api.base.problems import ProblemError, invalid

#: Longer values mean nothing here, and cost something.
MAX_LENGTH = 500


def check(query: QueryDict, known: Iterable[str], path: Mapping[str, object]) -> None:
    """Raise a Problem for unknown or repeated names and for values no database can take."""
    known = frozenset(known)
    unknown = sorted(set(query) - known)
    if unknown:
        raise ProblemError(
            "unknown-parameter",
            400,
            _("The request has parameters that mean nothing here."),
            parameters=[{"name": name, "errors": []} for name in unknown],
            known=sorted(known),
        )
    wrong = {name: errors for name in query if (errors := _errors(query.getlist(name)))}
    if wrong:
        raise invalid(wrong)
    if any("\x00" in str(value) for value in path.values()):
        raise invalid({name: [_("Not a text.")] for name in path})


def given(query: QueryDict) -> QueryDict:
    """The query without the names that a form sends along with nothing in them."""
    empty = [name for name in query if not any(query.getlist(name))]
    if not empty:
        return query
    left = query.copy()
    for name in empty:
        del left[name]
    return left


def _errors(values: list[str]) -> list[str]:
    if len(values) > 1:
        return [_("Given more than once.")]
    if "\x00" in values[0]:
        return [_("Not a text.")]
    if len(values[0]) > MAX_LENGTH:
        return [_("Too long.")]
    return []
