"""The same year for tests that empty the database after them: built once, its rows put back.

The copy stands in the database itself, in tables that no flush empties.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from wagtail.models import Site

from tests.standing_year import is_of_the_suite


def begins_with_a_copy(item) -> bool:
    """Whether a test asks for the year of the suite's own fixtures, and empties the database."""
    made_by = getattr(item, "_fixtureinfo", None)
    names = set(made_by.names_closure if made_by else ())
    marker = item.get_closest_marker("django_db")
    empties = {"transactional_db", "live_server"} & names or (
        marker and marker.kwargs.get("transaction")
    )
    return bool(empties) and "built" not in names and is_of_the_suite(item)


class KeptYear:
    """`pages` are the fixtures' pages by name in a test that began with them, else empty."""

    def __init__(self, build):
        self.build = build
        self.tables = ()
        self.kept = {}
        self.pages = {}

    def put_back(self) -> None:
        if not self._is_there():
            # As other tests leave it, not as migrations do.
            call_command("flush", interactive=False, reset_sequences=False, verbosity=0)
            self.kept = self.build()
            self._keep()
        else:
            self._restore()
        self.pages = self.kept

    def fresh(self, name: str):
        """The page as it was built, or None where none was."""
        page = self.pages.get(name)
        return page and type(page).objects.get(pk=page.pk)

    def _is_there(self) -> bool:
        """A test that undoes all of a database takes the copy along."""
        if not self.tables:
            return False
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"SELECT 1 FROM {self._copy(self.tables[0])} LIMIT 1")
        except DatabaseError:
            return False
        return True

    def _keep(self) -> None:
        self.tables = ()
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE")
                cursor.execute("CREATE SCHEMA kept")
            for name in connection.introspection.django_table_names(only_existing=True):
                if name.endswith("_fts"):  # SQLite's search index fills itself from its table
                    continue
                table = connection.ops.quote_name(name)
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
                if cursor.fetchone():
                    cursor.execute(f"CREATE TABLE {self._copy(name)} AS SELECT * FROM {table}")
                    self.tables += (name,)

    def _restore(self) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            quoted = [(connection.ops.quote_name(name), self._copy(name)) for name in self.tables]
            for table, _copy in quoted:
                cursor.execute(f"DELETE FROM {table}")
            for table, copy in quoted:
                cursor.execute(f"INSERT INTO {table} SELECT * FROM {copy}")
        ContentType.objects.clear_cache()
        Site.clear_site_root_paths_cache()

    def _copy(self, name: str) -> str:
        """Not a temporary table: that would end with the connection."""
        if connection.vendor == "postgresql":
            return f"kept.{connection.ops.quote_name(name)}"
        return connection.ops.quote_name(f"kept_{name}")
