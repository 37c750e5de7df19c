"""How far the English page has come, with wagtail-localize and without it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from wagtail.models import Locale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from oit_pages.actions.translate_year import translate_year
from oit_pages.checklist import english_pages
from oit_pages.checklist.english_pages import GLOSSARY_TOOL, English, english_of, english_states
from oit_pages.models import IndicatorPage, IndicatorResult
from tests.factories import block, fill, text

pytestmark = pytest.mark.django_db

BODY = [text("<p>ประกาศเจตจำนง</p><p>ข้าพเจ้าขอประกาศ</p>"), block("contact", address="หมู่ 1")]


@pytest.fixture
def page(thai_page):
    return thai_page(BODY, summary="สรุปความ")


@pytest.fixture
def translation(page, english):
    source, _made = TranslationSource.update_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=english)
    made.save_target(publish=False)
    return made


def translate(translation, *strings: str, tool="") -> None:
    """Translate these strings, or all; put them on the page."""
    rows = StringSegment.objects.filter(source=translation.source).select_related("string")
    for row in rows:
        if not strings or row.string.data in strings:
            StringTranslation.objects.get_or_create(
                translation_of=row.string,
                locale=translation.target_locale,
                context=row.context,
                defaults={"data": "In English", "tool_name": tool},
            )
    translation.save_target(publish=False)


def state(page) -> str:
    return english_of([IndicatorPage.objects.get(pk=page.pk)])[page.pk].state


def publish(page) -> None:
    page.get_latest_revision().publish()


class TestKeptByLocalize:
    def test_none(self, page):
        assert english_of([page]) == {page.pk: English()}
        assert english_states([page]) == {page.pk: "none"}

    def test_untranslated(self, page, translation):
        found = english_of([page])[page.pk]
        assert (found.state, found.strings, found.translated) == ("untranslated", 5, 0)
        assert not found.live
        assert found.page == translation.get_target_instance().pk

    def test_what_the_glossary_filled_in_is_no_translation(self, page, translation):
        translate(translation, "หน้าไทย", tool=GLOSSARY_TOOL)
        found = english_of([page])[page.pk]
        assert (found.state, found.translated) == ("untranslated", 1)

    def test_what_the_glossary_filled_in_wholly_is_done_when_a_person_publishes(
        self, page, translation
    ):
        translate(translation, tool=GLOSSARY_TOOL)
        assert state(page) == "untranslated"
        publish(translation.get_target_instance())
        assert state(page) == "done"

    def test_partial(self, page, translation):
        translate(translation, "หน้าไทย", "หมู่ 1")
        found = english_of([page])[page.pk]
        assert (found.state, found.translated) == ("partial", 2)

    def test_done_as_a_draft_is_none_to_the_public(self, page, translation):
        translate(translation)
        assert state(page) == "done"
        assert english_states([page])[page.pk] == "none"
        publish(translation.get_target_instance())
        assert english_states([page])[page.pk] == "done"

    def test_translated_but_not_yet_on_the_page(self, page, translation):
        translate(translation, "หน้าไทย")
        for row in StringSegment.objects.filter(source=translation.source):
            StringTranslation.from_text(row.string, translation.target_locale, row.context, "x")
        assert state(page) == "partial"

    def test_a_translation_with_an_error_is_none(self, page, translation):
        translate(translation)
        StringTranslation.objects.filter(translation_of__data="หมู่ 1").update(has_error=True)
        assert state(page) == "partial"

    @pytest.mark.parametrize(
        "change",
        [
            lambda page: setattr(page, "summary", "สรุปใหม่"),
            lambda page: setattr(page, "data_date", "2021-03-25"),
            lambda page: page.body[1].value.update(fax="0 4512 3456"),
            lambda page: page.body.pop(),
        ],
        ids=["summary", "date", "number", "block"],
    )
    def test_outdated(self, page, translation, change):
        translate(translation)
        change(page)
        page.save_revision().publish()
        assert state(page) == "outdated"
        translation.source.update_from_db()
        assert state(page) == "outdated"  # taken up, but not on the page yet
        translation.save_target(publish=False)
        assert state(page) in {"partial", "done"}

    def test_published_again_as_it_was_is_still_done(self, page, translation):
        translate(translation)
        page.save_revision().publish()
        assert state(page) == "done"

    def test_moved_rows_are_a_change(self, page, translation):
        translate(translation)
        page.body = list(reversed(list(page.body.raw_data)))
        page.save_revision().publish()
        assert state(page) == "outdated"

    def test_a_translation_that_was_let_go_is_read(self, page, translation):
        translate(translation)
        Translation.objects.update(enabled=False)
        assert state(page) == "done"

    def test_few_queries_for_many_pages(
        self, page, thai_page, translation, django_assert_max_num_queries
    ):
        translate(translation)
        pages = [page, *(thai_page(BODY, slug=f"thai-{n}") for n in range(3))]
        for one in pages[1:]:
            source, _made = TranslationSource.update_or_create_from_instance(one)
            made = Translation.objects.create(
                source=source, target_locale=translation.target_locale
            )
            made.save_target(publish=False)
        rows = list(IndicatorPage.objects.filter(pk__in=[one.pk for one in pages]))
        with django_assert_max_num_queries(3):
            found = english_of(rows)
        assert [one.state for one in found.values()].count("untranslated") == 3

    def test_pages_above_the_indicators_have_a_state_too(self, municipality, english):
        source, _made = TranslationSource.update_or_create_from_instance(municipality)
        made = Translation.objects.create(source=source, target_locale=english)
        made.save_target(publish=False)
        assert english_of([municipality])[municipality.pk].state == "untranslated"


class TestCopied:
    """As where wagtail-localize is not installed."""

    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        monkeypatch.setattr(english_pages.apps, "is_installed", lambda name: False)

    @pytest.fixture
    def copy(self, page, english):
        return page.copy_for_translation(english, copy_parents=True)

    def save(self, copy, *body, **columns):
        copy.body = list(body)
        for name, value in columns.items():
            setattr(copy, name, value)
        copy.save_revision().publish()

    def test_none(self, page):
        assert state(page) == "none"

    def test_untranslated(self, page, copy):
        copy.title = "The official title"
        copy.save()
        assert state(page) == "untranslated"
        assert english_states([page])[page.pk] == "none"

    def test_partial(self, page, copy):
        half = text("<p>Declaration of intent</p><p>ข้าพเจ้าขอประกาศ</p>")
        self.save(copy, half, BODY[1], title="Pledge", summary="Summary")
        found = english_of([page])[page.pk]
        assert (found.state, found.strings, found.translated) == ("partial", 5, 3)

    def test_left_out_is_partial(self, page, copy):
        self.save(copy, BODY[0] | {"value": "<p>All in one</p>"}, title="Pledge", summary="")
        assert state(page) == "partial"

    def test_done(self, page, copy):
        pledge = text("<p>Declaration of intent (เจตจำนง)</p><p>I declare</p>")
        self.save(copy, pledge, block("contact", address="1 Moo 1"), title="A", summary="Summary")
        assert english_states([page])[page.pk] == "done"
        page.save_revision().publish()
        assert state(page) == "outdated"

    def test_one_query(self, page, copy, django_assert_num_queries):
        with django_assert_num_queries(1):
            english_of([page])


def test_an_alias_in_the_english_tree_is_untranslated(page, english, home):
    parent = home.copy_for_translation(english)
    page.create_alias(parent=parent, update_locale=english, reset_translation_key=False)
    assert state(page) == "untranslated"
    assert english_states([page])[page.pk] == "untranslated"


WITHOUT = """
import json, sys
from importlib.abc import MetaPathFinder

class Gone(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] == "wagtail_localize":
            raise ModuleNotFoundError(name)

if sys.argv[1] == "gone":
    sys.meta_path.insert(0, Gone())
from tests import settings
settings.INSTALLED_APPS = [
    "wagtail.locales" if name == "wagtail_localize.locales" else name
    for name in settings.INSTALLED_APPS if name != "wagtail_localize"
]
import django
django.setup()
from django.core.management import call_command
call_command("check", verbosity=0)
from oit_pages.actions import translate_year
from oit_pages.actions.translate_year import translate_year
from oit_pages.checklist import english_pages
from oit_pages.i18n import localize
from oit_pages.models import IndicatorPage, IndicatorResult
print(json.dumps([
    localize.StringSegmentValue is None,
    [one.field_name for one in IndicatorPage.override_translatable_fields],
]))
"""


@pytest.mark.parametrize("how", ["gone", "not in INSTALLED_APPS"])
def test_the_package_works_without_it(how):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", WITHOUT, how],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    gone, synchronised = json.loads(done.stdout.splitlines()[-1])
    assert gone is (how == "gone")
    assert synchronised == ([] if gone else ["slug", "subject"])


def test_publishing_the_english_page_judges_the_thai_one_again(year_page):
    """O34 must be in both languages: its result follows the English page."""
    page = fill(year_page, "O34", text("<p>ข้าพเจ้าขอประกาศว่าจะบริหารงานด้วยความสุจริต</p>"))

    def english() -> str:
        result = IndicatorResult.objects.get(year_page=year_page, code="O34")
        judged = {one["requirement"]: one for one in result.findings["requirements"]}
        return judged["two-languages"]["outcome"]

    before = english()
    translate_year(year_page)
    target = page.get_translation(Locale.objects.get(language_code="en"))
    segment = StringSegment.objects.get(
        source__object_id=page.translation_key, string__data="ข้าพเจ้าขอประกาศว่าจะบริหารงานด้วยความสุจริต"
    )
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=target.locale,
        data="Declaration of integrity",
    )
    Translation.objects.get(source__object_id=page.translation_key).save_target(publish=False)
    target.refresh_from_db()
    target.specific.get_latest_revision().publish()
    assert english() == "pass" != before
    target.refresh_from_db()
    target.specific.unpublish()
    assert english() == before


def test_public_pages_that_wait_for_a_translator_are_named(year_page, client, webmaster):
    page = fill(year_page, "O43", text("<p>ผลการดำเนินการ</p>"))
    translate_year(year_page)
    english = page.get_translation(Locale.objects.get(language_code="en"))
    english.specific.get_latest_revision().publish()
    fill(year_page, "O43", text("<p>ผลการดำเนินการที่แก้ไขแล้ว</p>"))
    client.force_login(webmaster)
    answer = client.post(
        f"/admin/reports/oit/languages/?year_page={year_page.pk}", follow=True
    ).content.decode()
    assert f"<li>{english.title}</li>" in answer
    assert "ไม่มีหน้าที่ขาด" in answer
