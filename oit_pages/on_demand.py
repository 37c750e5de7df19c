"""On demand: what is loaded or made when it is first wanted, not at the start.

Every process of a site starts, for a check, a migration, a night's run; few of them ever read a
Word file, show a report or answer the API. So a module's function is imported at its first call
(`on_demand`), a view at its first request (`view_on_demand`), and an expression that is costly to
compile is compiled at its first use (`pattern_on_demand`).
"""

import re
from collections.abc import Callable
from functools import wraps
from inspect import isclass
from pkgutil import resolve_name
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")


def on_demand(path: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Stands for the function at `path` ("package.module:name"), with the signature of what it
    decorates, whose body is never run."""

    def stand_in(signature: Callable[P, R]) -> Callable[P, R]:
        @wraps(signature)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            function: Callable[P, R] = resolve_name(path)
            return function(*args, **kwargs)

        return call

    return stand_in


def view_on_demand(path: str) -> Callable[..., Any]:
    """Stands for the view at `path` ("package.module:name", a function or a class) in a list of
    addresses. Whatever looks at more than its name sees the view itself."""
    return _View(path)


class _View:
    def __init__(self, path: str):
        self._path = path
        self._view: Callable[..., Any] | None = None
        self.__module__, _colon, self.__name__ = path.partition(":")
        self.__qualname__ = self.__name__

    def _load(self) -> Callable[..., Any]:
        if self._view is None:
            found = resolve_name(self._path)
            self._view = found.as_view() if isclass(found) else found
        return self._view

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._load()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        # Wrapping a view asks for the first, the first `reverse()` of a process for the second, of
        # every address; neither needs the view.
        if name.startswith("__") or (name == "view_class" and self._view is None):
            raise AttributeError(name)
        return getattr(self._load(), name)


def pattern_on_demand(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """`re.compile(pattern, flags)`, at the first use of one of its methods."""
    return cast(re.Pattern[str], _Pattern(pattern, flags))


class _Pattern:
    def __init__(self, pattern: str, flags: int):
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._made_of), name)
        # The next use finds it here, as fast as in the pattern itself.
        self.__dict__[name] = found
        return found
