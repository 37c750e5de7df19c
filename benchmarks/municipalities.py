"""Many municipalities out of a file: `oit_scaffold --from` against the same rows by bare
`bulk_create`, in CPU time of one process.

The rows are those that the command has left: read back, taken away, and put in once more, table by
table, all municipalities of a table in one call. OIT_MUNICIPALITIES (50) says how many.
"""

import os
import tempfile
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.models import Model
from django.db.models.sql import InsertQuery

from benchmarks.report import tell
from benchmarks.stage import new_home

NUMBER = int(os.environ.get("OIT_MUNICIPALITIES", "50"))
#: At least this share of the speed of bare `bulk_create`.
GOAL = 0.33


def run() -> None:
    home = new_home("many")
    _scaffold(home, _file(1, "warm"))  # what is worked out once a process
    before = {model: _keys(model) for model in _models()}
    file = _file(NUMBER, "town")
    ours = cpu(lambda: _scaffold(home, file))
    made = {model: _made(model, before[model]) for model in _models()}
    made = {model: rows for model, rows in made.items() if rows}
    count = sum(map(len, made.values()))
    _take_away(made)
    bare = cpu(lambda: _put_in(made))
    print(f"  {NUMBER} municipalities, {count} rows of {len(made)} tables ({connection.vendor})")
    print(f"  {'bulk_create of the rows':<32}{bare:>9.2f} s CPU")
    print(f"  {'oit_scaffold --from':<32}{ours:>9.2f} s CPU, {ours / NUMBER * 1000:.0f} ms each")
    name = "oit_scaffold --from, speed of bulk_create"
    tell(name, bare / ours, GOAL, at_least=True, municipalities=NUMBER)


def cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _file(number: int, name: str) -> Path:
    lines = ["slug,name_th,kind,district,province,units,writers,officers"]
    for one in range(number):
        people = f"w{one}@{name}.example,o{one}@{name}.example"
        lines.append(
            f"{name}-{one},อบต. {name} {one},subdistrict,เมือง,น่าน,กองคลัง;กองช่าง;สำนักปลัด,{people}"
        )
    path = Path(tempfile.mkdtemp()) / f"{name}.csv"
    path.write_text("\n".join(lines))
    return path


def _scaffold(home, file: Path) -> None:
    call_command("oit_scaffold", year=2564, parent=str(home.pk), file=str(file), stdout=StringIO())


def _models() -> list[type[Model]]:
    """Everything that has a table, what others point to first."""
    every = apps.get_models(include_auto_created=True)
    # SQLite's index of words is filled by triggers.
    return [
        model
        for model in every
        if model._meta.managed and not model._meta.proxy and "fts" not in model._meta.db_table
    ]


def _keys(model: type[Model]) -> set:
    return set(model._base_manager.order_by().values_list("pk", flat=True))


def _made(model: type[Model], before: set) -> list[Model]:
    return [row for row in model._base_manager.order_by("pk") if row.pk not in before]


def _take_away(made: dict[type[Model], list[Model]]) -> None:
    # Whatever refers to something else is checked at the end, when all of it is gone.
    with (
        transaction.atomic(),
        connection.constraint_checks_disabled(),
        connection.cursor() as cursor,
    ):
        for model, rows in made.items():
            key = connection.ops.quote_name(model._meta.pk.column)
            table = connection.ops.quote_name(model._meta.db_table)
            marks = [(model._meta.pk.get_db_prep_value(row.pk, connection),) for row in rows]
            cursor.executemany(f"DELETE FROM {table} WHERE {key} = %s", marks)  # noqa: S608


def _put_in(made: dict[type[Model], list[Model]]) -> None:
    """A table at a time; of a page's tables each its own columns, as `bulk_create` can't."""
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model, rows in made.items():
            if not model._meta.parents:
                model._base_manager.bulk_create(rows)
                continue
            fields = model._meta.local_concrete_fields
            size = connections["default"].ops.bulk_batch_size(fields, rows)
            for start in range(0, len(rows), size):
                query = InsertQuery(model)
                query.insert_values(fields, rows[start : start + size])
                query.get_compiler("default").execute_sql()
