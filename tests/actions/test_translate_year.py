"""One action makes a year's English tree, as drafts, and brings it up to date."""

from datetime import date

import pytest
from django.db import transaction
from django.utils.translation import override
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import StringTranslation, Translation

from oit_pages.actions import translate_year as module
from oit_pages.actions.add_period import add_period
from oit_pages.actions.scaffold import new_indicator_page
from oit_pages.actions.translate_year import TranslateError, translate_year
from oit_pages.catalogue import load_edition
from oit_pages.checklist.english_pages import english_of
from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage
from oit_pages.thai import Period
from tests.factories import UnitFactory, block, fill, months, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def small_year(municipality):
    """A year with two indicators, the pledge public and with an entry, and one draft."""
    edition = load_edition(2564)
    year = AssessmentYearPage(title="ปี 2564", slug="oit-2564", year=2564)
    _add(municipality, year)
    for code in ("O34", "O12"):
        indicator = edition.find(code)
        section = edition.section_of(indicator)
        page = SectionPage(title=section.title_th, slug=section.slug, code=section.code)
        _add(year, page)
        _add(page, new_indicator_page(indicator), live=False)
    pledge = fill(
        year,
        "O34",
        block("policy", title="เจตจำนง", position="นายกองค์การบริหารส่วนตำบล", date="2021-03-25"),
        block("manual", unit="กองคลัง", steps=["ขั้นแรก"]),
        summary="สรุป",
    )
    add_period(pledge, month(1))
    return AssessmentYearPage.objects.get(pk=year.pk)


def _add(parent, page, live=True) -> None:
    page.live, page.locale = live, parent.locale
    parent.add_child(instance=page)
    page.save_revision()


def month(number) -> Period:
    return Period.from_months(date(2021, number, 1), date(2021, number, 1))


@pytest.fixture
def copying(monkeypatch):
    """As where wagtail-localize is not installed."""
    monkeypatch.setattr(module.apps, "is_installed", lambda name: False)


def english(page) -> Page:
    return page.get_translation(Locale.objects.get(language_code="en")).specific


def pledge_of(year_page) -> IndicatorPage:
    subject = load_edition(2564).find("O34").subject
    return IndicatorPage.objects.descendant_of(year_page).get(subject=subject, depth=6).specific


@pytest.mark.parametrize("how", ["kept", "copied"])
def test_the_whole_tree_is_made_as_drafts(how, small_year, webmaster, request):
    if how == "copied":
        request.getfixturevalue("copying")
    seen = []
    done = translate_year(small_year, webmaster, seen.append)
    thai = [*small_year.get_ancestors().filter(depth__gt=1)]
    thai += small_year.get_descendants(inclusive=True)
    assert {page.translation_key for page in done.made} == {page.translation_key for page in thai}
    assert len(seen) == len(thai)
    assert done.year_page == english(small_year)
    made = Page.objects.filter(locale__language_code="en")
    assert not made.filter(live=True).exists()
    assert made.count() == len(thai)
    assert not Page.find_problems()[0]
    assert done.refused == done.waiting == done.updated == []
    for page in thai:
        assert english(page).slug.removesuffix("-en") == page.slug


@pytest.mark.parametrize("how", ["kept", "copied"])
def test_titles_come_from_the_list_and_the_profile(how, small_year, request):
    if how == "copied":
        request.getfixturevalue("copying")
    with override("th"):
        year = translate_year(small_year).year_page
    assert year.title == "Integrity and transparency assessment, fiscal year 2564"
    assert year.draft_title == year.title
    assert year.get_parent().title.startswith("Ban Don Kaeo Ngam")
    sections = {page.slug: page.title for page in year.get_children()}
    assert sections["section-10-1"] == "10.1 Actions to prevent corruption"
    indicator = load_edition(2564).find("O34")
    page = english(pledge_of(small_year))
    assert page.title == page.draft_title == f"O34 {indicator.title_en}"
    assert page.get_latest_revision_as_object().title == page.title


def test_official_terms_and_the_municipalitys_units_are_filled_in(small_year, municipality):
    UnitFactory(name_th="กองคลัง", name_en="Treasury", municipality=municipality)
    done = translate_year(small_year)
    policy, manual = english(pledge_of(small_year)).body
    assert (
        policy.value["position"] == "Chief Executive of the Subdistrict Administrative Organization"
    )
    assert policy.value["title"] == "เจตจำนง"
    assert manual.value["unit"] == "Treasury"
    assert done.filled == StringTranslation.objects.count()
    pledge = pledge_of(small_year)
    assert english_of([pledge])[pledge.pk].state == "untranslated"


@pytest.mark.parametrize("how", ["kept", "copied"])
def test_a_second_run_changes_nothing(how, small_year, request):
    if how == "copied":
        request.getfixturevalue("copying")
    translate_year(small_year)
    before = list(Page.objects.order_by("pk").values())
    done = translate_year(small_year)
    assert (done.made, done.updated, done.waiting, done.filled) == ([], [], [], 0)
    assert list(Page.objects.order_by("pk").values()) == before


def test_what_is_new_is_added_and_what_changed_is_brought_up_to_date(small_year):
    translate_year(small_year)
    pledge = pledge_of(small_year)
    translation = Translation.objects.get(source__object_id=pledge.translation_key)
    for one in translation.source.stringsegment_set.filter(string__data="เจตจำนง"):
        StringTranslation.from_text(one.string, translation.target_locale, one.context, "Pledge")
    raw = list(pledge.body.raw_data)
    raw[0]["value"]["date"] = "2021-04-01"
    fill(small_year, "O34", block("contact", phone="1"), *raw)
    entry, _made = add_period(pledge, month(2))
    done = translate_year(small_year)
    assert done.made == [english(entry)]
    assert done.updated == [english(pledge)]
    _contact, policy, _manual = english(pledge).body
    assert policy.value["date"] == date(2021, 4, 1)
    assert policy.value["title"] == "Pledge"
    assert not english(pledge).live


def test_a_draft_that_lives_in_a_revision_is_translated(small_year):
    """An import into a page that was never public stores a revision only."""
    page = fill(small_year, "O12", text("<p>จากไฟล์</p>"), publish=False)
    translate_year(small_year)
    assert "จากไฟล์" in english(page).body[0].value.source
    assert english_of([page])[page.pk].state == "untranslated"
    assert translate_year(small_year).updated == []
    fill(small_year, "O12", text("<p>ใหม่</p>"), publish=False)
    assert translate_year(small_year).updated == [english(page)]
    assert "ใหม่" in english(page).body[0].value.source


def test_a_public_english_page_waits_for_its_translator(small_year):
    translate_year(small_year)
    pledge = pledge_of(small_year)
    english(pledge).get_latest_revision().publish()
    before = list(english(pledge).body.raw_data)
    fill(small_year, "O34", text("<p>ข้อความใหม่</p>"))
    done = translate_year(small_year)
    assert done.waiting == [english(pledge)]
    assert list(english(pledge).body.raw_data) == before
    source = Translation.objects.get(source__object_id=pledge.translation_key).source
    assert source.stringsegment_set.filter(string__data="ข้อความใหม่").exists()
    assert translate_year(small_year).waiting == []


@pytest.mark.parametrize("how", ["made by hand", "let go"])
def test_what_a_person_made_is_not_touched(how, small_year, monkeypatch):
    if how == "let go":
        translate_year(small_year)
        Translation.objects.update(enabled=False)
    else:
        with monkeypatch.context() as patched:
            patched.setattr(module.apps, "is_installed", lambda name: False)
            translate_year(small_year)
    pledge = pledge_of(small_year)
    mine = english(pledge)
    mine.body = [text("<p>By hand</p>")]
    mine.save()
    fill(small_year, "O34", text("<p>ข้อความใหม่</p>"))
    done = translate_year(small_year)
    assert done.made == done.updated == done.waiting == []
    assert "By hand" in english(pledge).body[0].value.source


@pytest.mark.parametrize("how", ["kept", "copied"])
def test_what_is_private_stays_private(how, small_year, municipality, request):
    if how == "copied":
        request.getfixturevalue("copying")
    PageViewRestriction.objects.create(
        page=municipality, restriction_type="password", password="secret"
    )
    translate_year(small_year)
    assert english(municipality).get_view_restrictions().get().password == "secret"


def test_an_alias_becomes_a_translation(small_year, home):
    locale = Locale.objects.get(language_code="en")
    pledge = pledge_of(small_year)
    pledge.copy_for_translation(locale, copy_parents=True, alias=True)
    done = translate_year(small_year)
    assert english(pledge) in done.updated
    assert english(pledge).alias_of_id is None


def test_without_english_it_says_what_to_do(small_year):
    Locale.objects.filter(language_code="en").delete()
    with override("en"), pytest.raises(TranslateError, match="Settings → Locales"):
        translate_year(small_year)


def test_an_english_year_is_no_source(small_year):
    year = translate_year(small_year).year_page
    with override("en"), pytest.raises(TranslateError, match="Choose the Thai year"):
        translate_year(year)


def test_a_page_that_cannot_be_stored_is_named_and_the_rest_is_made(small_year):
    pledge = pledge_of(small_year)
    IndicatorPage.objects.filter(pk=pledge.pk).update(
        period_from="2021-02-01", period_to="2021-01-01"
    )
    done = translate_year(small_year)
    assert [page.pk for page, _why in done.refused] == [pledge.pk]
    assert pledge.get_translation_or_none(Locale.objects.get(language_code="en")) is None
    assert english(small_year)


def test_all_or_nothing(small_year):
    def stop(title):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        translate_year(small_year, progress=stop)
    assert not Page.objects.filter(locale__language_code="en").exists()


def test_months_stay_where_they_are(small_year):
    fill(small_year, "O12", block("report", title="รายงาน", period=months("2021-01", "2021-02")))
    translate_year(small_year)
    page = IndicatorPage.objects.get(subject=load_edition(2564).find("O12").subject, live=True)
    assert english(page).body[0].value["period"]["to_month"] == date(2021, 2, 1)
