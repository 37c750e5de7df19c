"""The same year for tests that empty the database after them: built once, its rows put back.

The copy stands in the database itself, in tables that no flush empties.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from wagtail.models import Site

from tests.standing_year import BuiltYear, empties_the_database, is_of_the_suite


def begins_with_a_copy(item) -> bool:
    """Whether a test asks for the year of the suite's own fixtures, and empties the database."""
    return empties_the_database(item) and is_of_the_suite(item)


class KeptYear(BuiltYear):
    """The copy, once a test began with it."""

    def __init__(self, build):
        self.build = build
        self.tables = ()

    def put_back(self) -> None:
        if not self._is_there():
            # As other tests leave it, not as migrations do.
            call_command("flush", interactive=False, reset_sequences=False, verbosity=0)
            self.pages = self.build()
            self._keep()
        else:
            self._restore()

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
                cursor.execute("CREATE SCHEMA IF NOT EXISTS kept")
            for name in connection.introspection.django_table_names(only_existing=True):
                if name.endswith("_fts"):  # SQLite's search index fills itself from its table
                    continue
                table = connection.ops.quote_name(name)
                cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
                if cursor.fetchone():
                    cursor.execute(f"DROP TABLE IF EXISTS {self._copy(name)}")
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
