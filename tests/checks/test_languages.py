"""Languages: what goes wrong on a site that was set up for another one, told before anybody
meets it."""

import pytest
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.models import Locale, Page, Site

from tests.checks.test_site import heard

pytestmark = pytest.mark.django_db

#: As the languages how-to has it not: Wagtail's pages without a language before them.
urlpatterns = [path("", include(wagtail_urls))]

BOTH = [("th", "ไทย"), ("en", "English")]


@pytest.mark.parametrize("code", ["th", "th-th"])
def test_thai(settings, code):
    settings.LANGUAGE_CODE = code
    assert heard() == set()


@pytest.mark.parametrize("code", ["en-us", "en"])
def test_a_project_as_wagtail_starts_it(settings, code):
    settings.LANGUAGE_CODE = code
    assert heard() == {"oit_pages.W004"}


@pytest.mark.parametrize(
    ("languages", "content"),
    [
        ([("en", "English")], [("en", "English")]),
        (BOTH, [("en", "English")]),
        ([("en", "English")], None),
        ([("en", "English")], BOTH),
    ],
)
def test_thai_is_none_of_the_languages(settings, languages, content):
    settings.LANGUAGES = languages
    settings.WAGTAIL_CONTENT_LANGUAGES = content
    if content is None:
        del settings.WAGTAIL_CONTENT_LANGUAGES
    assert "oit_pages.E006" in heard()
    assert heard(databases=["default"])  # and nothing falls over for it


def test_without_internationalization(settings):
    settings.USE_I18N = False
    assert heard() == set()


def test_nobody_reads_the_language(settings):
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if "locale" not in one]
    assert heard() == {"oit_pages.W005"}
    settings.WAGTAIL_CONTENT_LANGUAGES = BOTH[:1]
    assert heard() == set()


def test_two_languages_at_one_address(settings):
    settings.ROOT_URLCONF = __name__
    assert heard() == {"oit_pages.W006"}
    settings.WAGTAIL_I18N_ENABLED = False
    assert heard() == set()


def test_pages_that_a_front_end_shows_have_no_address_here(settings):
    settings.ROOT_URLCONF = "oit_pages.urls"
    assert heard() == set()


def test_no_locale(home):
    assert heard(databases=["default"]) == set()
    Locale.objects.filter(language_code="th").update(language_code="de")
    assert heard(databases=["default"]) == {"oit_pages.W007"}


def test_a_home_page_in_no_way_in_thai(home):
    english = Locale.objects.get(language_code="en")
    page = home.get_parent().add_child(instance=Page(title="Home", slug="en", locale=english))
    Site.objects.create(hostname="example.org", root_page=page)
    assert heard(databases=["default"]) == {"oit_pages.W008"}
    page.copy_for_translation(home.locale)
    assert heard(databases=["default"]) == set()
