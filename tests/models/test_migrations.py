"""Migrations: one that makes all tables at once, and databases that were there before it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.writer import OperationWriter
from django.utils import timezone

from oit_pages.models import AssessmentRun, IndicatorResult, Readiness
from tests.checklist.test_assess import measure_row
from tests.factories import block, fill

SQUASHED = ("oit_pages", "0001_squashed_0003")
REPLACED = [
    ("oit_pages", "0001_initial"),
    ("oit_pages", "0002_declarations_and_runs"),
    ("oit_pages", "0003_document_facts"),
]


def _loader(*, squashed: bool) -> MigrationLoader:
    loader = MigrationLoader(None, load=False, replace_migrations=squashed)
    loader.build_graph()
    return loader


def _models(loader: MigrationLoader, node: tuple[str, str]) -> dict[str, tuple]:
    """What each model of ours is once `node` has been applied."""
    return {
        name: (
            [(name, field.deconstruct()[1:]) for name, field in model.fields.items()],
            model.bases,
            {option: value for option, value in model.options.items() if option != "indexes"},
        )
        for (label, name), model in loader.project_state([node]).models.items()
        if label == "oit_pages"
    }


@pytest.fixture
def scratch(db):
    """An empty database in memory."""
    settings = {**connection.settings_dict, "NAME": ":memory:", "OPTIONS": {}}
    connections["scratch"] = database = DatabaseWrapper(settings, alias="scratch")
    yield database
    if database.connection is not None:  # Django keeps one in memory open
        database.connection.close()
    del connections["scratch"]


def _tables(database, loader: MigrationLoader, nodes: list[tuple[str, str]]) -> set[tuple]:
    """The tables and indexes that these migrations make, as the database keeps them."""
    state = loader.project_state(nodes, at_end=False)
    for node in nodes:
        with database.schema_editor() as editor:
            state = loader.get_migration(*node).apply(state, editor)
    return _kept(database)


def _kept(database) -> set[tuple]:
    with database.cursor() as cursor:
        cursor.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
        return set(cursor.fetchall())


def test_the_squashed_migration_means_what_the_three_mean():
    one = _models(_loader(squashed=True), SQUASHED)
    assert one == _models(_loader(squashed=False), REPLACED[-1])
    assert len(one) == 65


@pytest.mark.slow
def test_it_makes_the_same_tables_and_takes_them_away_again(scratch):
    loader = _loader(squashed=True)
    made = _tables(scratch, loader, [SQUASHED])
    with scratch.schema_editor() as editor:
        before = loader.project_state([SQUASHED], at_end=False)
        loader.get_migration(*SQUASHED).unapply(before, editor)
    assert not {name for _type, name, *_rest in _kept(scratch) if name.startswith("oit_pages")}
    assert made == _tables(scratch, _loader(squashed=False), REPLACED)


@pytest.mark.parametrize("done", [1, 2, 3])
def test_a_database_from_before_goes_on_from_where_it_stands(db, done):
    """Whoever has all three has nothing to do; whoever stopped between them takes the rest."""
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app="oit_pages").delete()
    for node in REPLACED[:done]:
        recorder.record_applied(*node)

    executor = MigrationExecutor(connection)
    executor.loader.check_consistent_history(connection)
    target = SQUASHED if done == len(REPLACED) else REPLACED[-1]
    plan = [(each.app_label, each.name) for each, _back in executor.migration_plan([target])]
    assert plan == REPLACED[done:]

    executor.check_replacements()
    assert (SQUASHED in recorder.applied_migrations()) == (done == len(REPLACED))


def test_a_state_that_was_built_is_built_once_more_not_once_a_model(db):
    """Sixty page types, each related to every other: the time was in building them again."""
    loader = _loader(squashed=True)
    state = loader.project_state([SQUASHED], at_end=False)
    before = state.apps
    [operation] = loader.get_migration(*SQUASHED).operations
    operation.state_forwards("oit_pages", state)
    assert "apps" not in state.__dict__
    assert state.apps is not before
    assert state.apps.get_model("oit_pages", "LawsPage")


def test_the_operation_can_be_written_into_a_migration():
    [operation] = _loader(squashed=True).get_migration(*SQUASHED).operations
    source, imports = OperationWriter(operation, indentation=0).serialize()
    assert source.startswith("oit_pages.migrations._create_models.CreateModels(")
    assert source.count("migrations.CreateModel(") == 65
    assert "import oit_pages.migrations._create_models" in imports


@pytest.mark.parametrize("node", [SQUASHED, REPLACED[0]])
def test_nothing_is_asked_of_a_release_of_wagtail_that_may_not_be_there(node):
    """A dependency that 7.4 lacks would leave a site on the LTS unable to migrate at all."""
    migration = import_module(f"oit_pages.migrations.{node[1]}").Migration
    loader = _loader(squashed=False)
    for label, name in migration.dependencies:
        assert name == "__first__" or (label, name) in loader.disk_migrations


@pytest.fixture
def removals(request, db):
    """A database with the table of removals as it was before they were noted; SQLite changes no
    table within a transaction, so there it is one of its own."""
    before = _loader(squashed=True).project_state([("oit_pages", "0007_readiness")])
    if connection.vendor == "sqlite":
        database = request.getfixturevalue("scratch")
        with database.schema_editor() as editor:
            editor.create_model(before.apps.get_model("oit_pages", "Removal"))
        return database, before
    with connection.schema_editor() as editor:
        _appearances().unapply(before.clone(), editor)
    return connection, before


def _appearances():
    return _loader(squashed=True).get_migration("oit_pages", "0008_appearances")


def test_what_was_removed_before_was_noted_then_and_the_way_back_keeps_the_last(removals):
    database, before = removals
    old = before.apps.get_model("oit_pages", "Removal").objects.using(database.alias)
    times = [timezone.now().replace(microsecond=0) - timedelta(days=days) for days in (9, 5, 3, 1)]
    old.create(page_id=1, path="00010001", removed_at=times[0])
    old.create(page_id=2, path="00010002", removed_at=times[1])

    with database.schema_editor() as editor:
        after = _appearances().apply(before.clone(), editor)
    new = after.apps.get_model("oit_pages", "Removal").objects.using(database.alias)
    noted = list(new.order_by("page_id").values_list("noted_at", flat=True))
    assert noted == times[:2]

    new.create(page_id=1, path="00010005", removed_at=times[3], noted_at=times[3])
    new.create(page_id=1, path="00010003", removed_at=times[2], noted_at=times[2])
    new.create(page_id=3, path="00010003", removed_at=times[0], noted_at=times[1])
    new.create(page_id=3, path="00010004", removed_at=times[0], noted_at=times[1])
    with database.schema_editor() as editor:
        _appearances().unapply(before.clone(), editor)
    left = old.order_by("page_id").values_list("page_id", "path", "removed_at")
    assert list(left) == [
        (1, "00010005", times[3]),
        (2, "00010002", times[1]),
        (3, "00010004", times[0]),
    ]
    with database.schema_editor() as editor:
        _appearances().apply(before.clone(), editor)
    assert new.count() == 3


def test_readiness_is_filled_from_what_was_judged_before(year_page):
    """As an assessment keeps it, so that the board is right before the next night."""
    fill(year_page, "O43", block("measure_table", rows=[measure_row()]))
    runs = list(AssessmentRun.objects.values_list("pk", "gained"))
    ready = Readiness.objects.values().get()
    lacking = dict(IndicatorResult.objects.values_list("code", "lacking"))
    assert len(runs) > 1
    assert any(lacking.values())
    Readiness.objects.all().delete()
    AssessmentRun.objects.update(gained=0)
    IndicatorResult.objects.update(lacking="")
    import_module("oit_pages.migrations.0007_readiness").fill(apps, connection.schema_editor())
    assert dict(AssessmentRun.objects.values_list("pk", "gained")) == pytest.approx(dict(runs))
    assert dict(IndicatorResult.objects.values_list("code", "lacking")) == lacking
    again = Readiness.objects.values().get()
    assert abs((again.pop("changed_at") - ready.pop("changed_at")).total_seconds()) < 5
    assert again == ready
