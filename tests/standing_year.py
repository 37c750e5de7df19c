"""The year that most tests begin with: built once, and put back after each of them."""

from django.db import connection, transaction
from wagtail.models import Site

FIXTURES = ("home", "municipality", "year_page")


def begins_with_it(item) -> bool:
    """Whether a test asks for the year of the suite's own fixtures, within a transaction."""
    return not empties_the_database(item) and is_of_the_suite(item)


def empties_the_database(item) -> bool:
    """Whether it is emptied after a test: what the test does is in no transaction."""
    marker = item.get_closest_marker("django_db")
    by_mark = marker and marker.kwargs.get("transaction")
    return bool(by_mark or {"transactional_db", "live_server"} & _names(item))


def _names(item) -> set[str]:
    """Of all fixtures that a test asks for."""
    made_by = getattr(item, "_fixtureinfo", None)
    return set(made_by.names_closure if made_by else ())


def is_of_the_suite(item) -> bool:
    """Whether a test asks for a year, and no file has made the fixtures its own."""
    made_by = getattr(item, "_fixtureinfo", None)
    fixtures = made_by.name2fixturedefs if made_by else {}
    names = _names(item)
    return (
        "year_page" in names
        and "built" not in names
        and all(name in fixtures and fixtures[name][-1].baseid == "tests" for name in FIXTURES)
    )


class BuiltYear:
    """`pages` are the fixtures' pages by name while they are in the database, else empty."""

    pages = {}

    def fresh(self, name: str):
        """The page as it was built, or None where none stands."""
        page = self.pages.get(name)
        return page and type(page).objects.get(pk=page.pk)


class StandingYear(BuiltYear):
    """A transaction around the tests; each has one of its own within, that is undone after it."""

    def __init__(self, build, blocker):
        self.build, self.blocker = build, blocker
        self.outer = None
        self.pages = {}

    def stand(self) -> None:
        if self.outer:
            return
        with self.blocker.unblock():
            self.outer = transaction.atomic()
            self.outer._from_testcase = True  # what is durable may begin within
            self.outer.__enter__()
            # A request that is over closes a connection that stands in a transaction.
            connection.close = lambda: None
            self.pages = self.build()

    def fall(self) -> None:
        if not self.outer:
            return
        outer, self.outer, self.pages = self.outer, None, {}
        with self.blocker.unblock():
            del connection.close
            transaction.set_rollback(True)
            outer.__exit__(None, None, None)
            Site.clear_site_root_paths_cache()
