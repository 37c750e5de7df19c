"""What every test may ask for: a site with its home, a municipality, a scaffolded year."""

import gc
import os

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import settings
from wagtail.models import Collection, Locale, Page, Site

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import TransparencyIndexPage
from tests.effort import brief, some_of_each
from tests.factories import open_year
from tests.kept_year import KeptYear, begins_with_a_copy
from tests.standing_year import StandingYear, begins_with_it

#: What may be absent where everything is tested.
MAY_BE_ABSENT = (
    "The real report is not at hand",
    "The sample files are not at hand",
    "On Wagtail 7.4",
    "On Wagtail 8",
    "On SQLite",
)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """On CI a missing browser, font or tool is a failure: green must mean that all was tried."""
    report = yield
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        why = str(report.longrepr[2])
        if not any(reason in why for reason in MAY_BE_ABSENT):
            report.outcome = "failed"
            report.longrepr = f"{why}, and CI skips nothing"
    return report


#: The one of this process, once a test needed the database.
STANDING: list[StandingYear] = []

# The suite tries the same examples each time: a failure is then about a change, never about luck.
# What it does not reach is searched at will, with other examples every time:
# pytest --hypothesis-profile=wide tests/rules tests/checklist
settings.register_profile("same", derandomize=True, deadline=None, max_examples=200)
# The further runs of CI are about other versions and another database: with fewer examples, and
# of long tables of cases a few (tests/effort.py).
settings.register_profile("brief", derandomize=True, deadline=None, max_examples=50)
settings.register_profile("wide", deadline=None, max_examples=3000)
settings.load_profile("same")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """PostgreSQL drops no database that somebody is still in: a browser that left in the middle
    of a request keeps the server's session open for a while."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What begins with the same year comes first, one after the other; transactional tests, which
    empty the database, last."""
    if brief():
        kept, left = some_of_each(items)
        config.hook.pytest_deselected(items=left)
        items[:] = kept
    items.sort(key=lambda item: not begins_with_it(item))


def pytest_collection_finish(session):
    """All that is imported by now stays: the collector need not look at it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def standing_year(django_db_setup, django_db_blocker):
    STANDING.append(StandingYear(_build, django_db_blocker))
    yield STANDING[0]
    STANDING.pop().fall()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Before anything is built for other tests, be it for all of a file."""
    if STANDING and not begins_with_it(item):
        STANDING[0].fall()


@pytest.fixture
def ground(request, standing_year):
    """What stands in the database before a test's own transaction begins."""
    if begins_with_it(request.node):
        standing_year.stand()


@pytest.fixture
def _django_db_helper(request, ground, _django_db_helper, kept_year):
    """pytest-django's: a transaction for a test, or a database that is emptied after it."""
    if begins_with_a_copy(request.node):
        kept_year.put_back()


@pytest.fixture(scope="session")
def kept_year(django_db_setup):
    return KeptYear(_build)


def _build() -> dict[str, Page]:
    home = _home()
    municipality = _municipality(home)
    year_page = open_year(scaffold(2564, municipality).year_page)
    return {"home": home, "municipality": municipality, "year_page": year_page}


@pytest.fixture
def home(db, built_before) -> Page:
    """The default site's home page, with the Thai and English locales."""
    Site.clear_site_root_paths_cache()
    return built_before.fresh("home") or _home()


@pytest.fixture
def built_before(request, standing_year, kept_year):
    """Where `fresh` gives pages that need not be built again."""
    if not begins_with_a_copy(request.node):
        return standing_year
    return kept_year


def _home() -> Page:
    _wagtail_basics()
    root = Page.get_first_root_node()
    page = root.add_child(
        instance=Page(title="หน้าแรก", slug="home-th", locale=Locale.get_default())
    )
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": page, "site_name": "ทดสอบ"},
    )
    Site.clear_site_root_paths_cache()
    return page


def _wagtail_basics() -> None:
    """What Wagtail's migrations made, and a flushed database has lost."""
    Locale.objects.get_or_create(language_code="th")
    Locale.objects.get_or_create(language_code="en")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=Locale.get_default()))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")


@pytest.fixture
def municipality(home, built_before) -> TransparencyIndexPage:
    """A municipality's live index page."""
    return built_before.fresh("municipality") or _municipality(home)


def _municipality(home: Page) -> TransparencyIndexPage:
    return home.add_child(
        instance=TransparencyIndexPage(
            title="ข้อมูลความโปร่งใส",
            slug="transparency",
            name_th="องค์การบริหารส่วนตำบลบ้านดอนแก้วงาม",
            name_en="Ban Don Kaeo Ngam Subdistrict Administrative Organization",
            district="ทุ่งตะวัน",
            province="ศรีนาคา",
        )
    )


@pytest.fixture
def year_page(municipality, built_before):
    """Fiscal year 2564, scaffolded; the year and its sections are live, the rest drafts."""
    made = built_before.fresh("year_page")
    return made or open_year(scaffold(2564, municipality).year_page)


@pytest.fixture
def webmaster(django_user_model):
    """A superuser."""
    return django_user_model.objects.create_superuser("webmaster", "w@example.org", "pass-word-1")


@pytest.fixture
def run(capsys):
    """Run a management command; gives what it printed."""

    def call(*args, **kwargs) -> str:
        call_command(*args, **kwargs)
        return capsys.readouterr().out

    return call
