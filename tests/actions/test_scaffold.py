"""The guided tree of a year."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from oit_pages.actions.scaffold import ScaffoldError, page_types, scaffold
from oit_pages.catalogue import editions_available, load_edition, subjects
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    OtherIndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)


def test_every_subject_has_a_page_type():
    assert set(page_types()) == {subject.slug for subject in subjects()}
    assert len(page_types()) == 53


def test_makes_the_whole_tree_as_drafts(home):
    done = scaffold(2564)
    assert len(done.made) == 1 + 1 + 7 + 43
    assert TransparencyIndexPage.objects.child_of(home).count() == 1
    assert SectionPage.objects.child_of(done.year_page).count() == 7
    pages = IndicatorPage.objects.descendant_of(done.year_page)
    assert pages.count() == 43
    assert not pages.filter(live=True).exists()
    assert Page.find_problems() == ([], [], [], [], [])
    assert done.year_page.results.filter(outcome="missing").count() == 43


def test_slugs_are_ascii(home):
    year_page = scaffold(2564).year_page
    slugs = IndicatorPage.objects.descendant_of(year_page).values_list("slug", flat=True)
    assert "o43-integrity-measures-implementation" in slugs
    assert all(slug.isascii() for slug in slugs)


def test_drafts_have_a_first_revision(home):
    year_page = scaffold(2564).year_page
    assert all(page.latest_revision_id for page in year_page.get_descendants())


def test_again_adds_nothing_and_touches_nothing(home):
    year_page = scaffold(2564).year_page
    page = IndicatorPage.objects.get(subject="executives").specific
    page.title = "ผู้บริหารของเรา"
    page.slug = "our-executives"
    page.save_revision().publish()
    before = {p.pk: p.latest_revision_id for p in year_page.get_descendants()}

    assert scaffold(2564).made == []
    assert {p.pk: p.latest_revision_id for p in year_page.get_descendants()} == before
    page.refresh_from_db()
    assert page.title == "ผู้บริหารของเรา"


def test_adds_just_what_is_missing(home):
    year_page = scaffold(2564).year_page
    IndicatorPage.objects.get(subject="qa").delete()
    SectionPage.objects.get(code="10.2").delete()
    made = scaffold(2564, year_page.get_parent()).made
    assert [page.slug for page in made] == [
        "o8-qa",
        "section-10-2",
        "o42-integrity-measures",
        "o43-integrity-measures-implementation",
    ]


def test_a_failure_leaves_nothing(home, monkeypatch):
    before = Page.objects.count()
    real, calls = SectionPage.serializable_data, []

    def fails_at_the_fourth(self, *args, **kwargs):
        calls.append(self)
        if len(calls) == 4:
            raise RuntimeError("power cut")
        return real(self, *args, **kwargs)

    monkeypatch.setattr(SectionPage, "serializable_data", fails_at_the_fourth)
    with pytest.raises(RuntimeError):
        scaffold(2564)
    assert Page.objects.count() == before


def test_takes_a_free_slug_where_the_editor_has_one(home):
    home.add_child(instance=Page(title="เดิม", slug="transparency"))
    scaffold(2564)
    assert TransparencyIndexPage.objects.get().slug == "transparency-2"


def test_unknown_year_changes_nothing(home):
    before = Page.objects.count()
    with pytest.raises(ScaffoldError, match="2500.*2564"):
        scaffold(2500)
    assert Page.objects.count() == before


def test_not_inside_a_year(year_page):
    with pytest.raises(ScaffoldError, match="อยู่ในชุดหน้า"):
        scaffold(2565, year_page)


def test_not_below_a_translation(municipality):
    english = municipality.copy_for_translation(Locale.objects.get(language_code="en"), True)
    with pytest.raises(ScaffoldError, match="ภาษาอื่น"):
        scaffold(2564, english)
    assert not AssessmentYearPage.objects.exists()


def test_not_below_a_page_of_a_site_that_began_in_english(home):
    """It has no Thai original; the locale that Wagtail gave it may be all that is wrong."""
    Page.objects.filter(pk=home.pk).update(locale=Locale.objects.get(language_code="en"))
    with pytest.raises(ScaffoldError, match="“en”.*“th”"):
        scaffold(2564)


def test_not_where_the_page_type_takes_no_such_page(home, monkeypatch):
    monkeypatch.setattr(TransparencyIndexPage, "can_exist_under", classmethod(lambda *_: False))
    with pytest.raises(ScaffoldError, match=home.title):
        scaffold(2564)
    assert not TransparencyIndexPage.objects.exists()


@pytest.mark.parametrize("year", editions_available())
def test_every_edition_scaffolds_once(home, year):
    edition = load_edition(year)
    year_page = scaffold(year).year_page
    pages = IndicatorPage.objects.descendant_of(year_page)
    assert pages.count() == len(edition.indicators)
    assert not OtherIndicatorPage.objects.exists()
    assert scaffold(year).made == []


def test_two_years_at_once(municipality):
    """Each has read the municipality's page before the other's year was made."""
    first, second = (TransparencyIndexPage.objects.get(pk=municipality.pk) for _each in "ab")
    scaffold(2564, first)
    scaffold(2565, second)
    assert {page.year for page in AssessmentYearPage.objects.all()} == {2564, 2565}


class TestCommand:
    def test_default_parent(self, home, run):
        out = run("oit_scaffold", year=2564)
        page = AssessmentYearPage.objects.get()
        assert "52" in out
        assert str(page.pk) in out
        assert page.get_parent().get_parent().pk == home.pk

    def test_parent_by_path_and_id(self, home, run):
        below = home.add_child(instance=Page(title="เทศบาล", slug="town"))
        run("oit_scaffold", year=2564, parent="/town/")
        run("oit_scaffold", year=2564, parent=str(below.pk))
        assert AssessmentYearPage.objects.get().is_descendant_of(below)

    @pytest.mark.parametrize(
        ("options", "says"),
        [
            ({"year": 2564, "parent": "999999"}, "999999"),
            ({"year": 2564, "parent": "/nowhere/"}, "nowhere"),
            ({"year": 2499}, "2499"),
            ({"year": 2564, "parent": "9" * 30}, "9" * 30),
        ],
    )
    def test_errors_in_one_line(self, home, options, says):
        before = Page.objects.count()
        with pytest.raises(CommandError) as error:
            call_command("oit_scaffold", **options)
        assert says in str(error.value)
        assert "\n" not in str(error.value)
        assert Page.objects.count() == before
