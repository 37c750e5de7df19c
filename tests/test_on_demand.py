"""A stand-in behaves as the function, view or pattern that it imports or makes late."""

import ast
import inspect
import re
from pathlib import Path
from pkgutil import resolve_name

import pytest
from django.urls import URLPattern, get_resolver
from django.views import View
from rest_framework.views import APIView

from oit_pages.api.routes import urlpatterns
from oit_pages.on_demand import on_demand, pattern_on_demand, view_on_demand

PACKAGE = Path(__file__).resolve().parent.parent / "oit_pages"


@on_demand("posixpath:join")
def join(first: str, *rest: str) -> str:
    """Says what it does."""
    ...


@on_demand("no_such_module:at_all")
def nothing() -> None: ...


def test_it_takes_and_gives_what_the_function_does():
    assert join("a", "b", "c") == "a/b/c"


def test_it_has_the_name_and_the_words_of_what_it_decorates():
    assert join.__name__ == "join"
    assert join.__doc__ == "Says what it does."


def test_what_is_not_there_is_missed_at_the_first_call():
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        nothing()


def stand_ins():
    """(path, the names of the stand-in's parameters) of every one in the package."""
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            for one in getattr(node, "decorator_list", ()):
                if isinstance(one, ast.Call) and ast.unparse(one.func) == "on_demand":
                    names = [arg.arg for arg in (*node.args.args, *node.args.kwonlyargs)]
                    yield pytest.param(one.args[0].value, names, id=one.args[0].value)


@pytest.mark.parametrize(("path", "names"), list(stand_ins()))
def test_each_stands_for_a_function_that_is_there_and_takes_the_same(path, names):
    there = list(inspect.signature(resolve_name(path)).parameters.values())
    assert [one.name for one in there[: len(names)]] == names
    assert all(one.default is not one.empty for one in there[len(names) :])


def ours(patterns):
    """Addresses of ours whose view is loaded on demand, the admin's in Wagtail's wrapping."""
    for one in patterns:
        if not isinstance(one, URLPattern):
            yield from ours(one.url_patterns)
            continue
        view = inspect.unwrap(one.callback)
        if type(view) is type(view_on_demand("a:b")):
            yield one.name, view


def test_each_address_leads_to_a_view_that_is_there():
    views = dict(ours(get_resolver("sample_site.urls").url_patterns))
    assert len(views) >= 35
    assert {"disclosures", "oit_pages_import", "oit_pages_export_docx"} <= set(views)
    for name, view in views.items():
        assert callable(view._load()), name


def test_a_view_of_the_api_is_known_by_its_class_as_the_schema_asks():
    assert all(issubclass(one.callback.cls, APIView) for one in urlpatterns)
    assert all(one.callback.csrf_exempt for one in urlpatterns)


class Answer(View):
    def get(self, request, name):
        return f"{request.path}: {name}"


def test_a_view_answers_and_has_its_name_before_it_is_loaded(rf):
    view = view_on_demand(f"{__name__}:Answer")
    assert (view.__name__, view._view) == ("Answer", None)
    with pytest.raises(AttributeError):
        _nothing = view.__annotations__
    assert view._view is None
    assert view(rf.get("/here/"), name="me") == "/here/: me"
    assert view.view_class is Answer


def test_a_function_as_a_view_is_called_as_it_is():
    view = view_on_demand("posixpath:join")
    assert view("a", "b") == "a/b"


def test_a_pattern_finds_as_the_compiled_one_does():
    late, now = pattern_on_demand(r"(\w)a", re.IGNORECASE), re.compile(r"(\w)a", re.IGNORECASE)
    for text in ("xA ya", "nothing"):
        assert late.findall(text) == now.findall(text)
        assert bool(late.search(text)) == bool(now.search(text))
        assert late.sub(r"<\1>", text) == now.sub(r"<\1>", text)
    assert late.pattern == now.pattern
