"""What the page's own fields make of what is typed into them."""

from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.models import Locale

from oit_pages.i18n.formats import today
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import AssessmentYearPage, SectionPage, TransparencyIndexPage
from oit_pages.models.subjects import ContactInformationPage
from oit_pages.thai.fiscal import fiscal_year_of
from tests.factories import PersonFactory, UnitFactory

DAYS = ("period_from", "period_to", "data_date")
#: Of the examples where a page has no place in a year yet.
THIS_YEAR = fiscal_year_of(today())


@pytest.fixture
def form_of(db):
    """form_of(**typed): the form of a page to be, with days typed into it."""
    form_class = ContactInformationPage.get_edit_handler().get_form_class()

    def typed(**days):
        form = form_class({"body-count": "0", **days}, instance=ContactInformationPage())
        form.is_valid()
        return form

    return typed


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("29/02/2567", date(2024, 2, 29)),
        ("๒๕ มี.ค. ๖๔", date(2021, 3, 25)),
        ("25 มีนาคม 2564", date(2021, 3, 25)),
        ("2021-03-25", date(2021, 3, 25)),
        ("", None),
    ],
)
def test_a_day_is_read_in_every_spelling(form_of, name, typed, meant):
    form = form_of(**{name: typed})
    assert name not in form.errors
    assert form.cleaned_data[name] == meant


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("25/3/3000", "3000"),
        ("1/1/1500", "1500"),
        ("31/2/2564", "31/2/2564"),
        ("29 ก.พ. 2565", f"25/3/{THIS_YEAR}"),
        ("เมื่อวาน", f"25/3/{THIS_YEAR}"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_in_words_and_kept(form_of, name, typed, why):
    form = form_of(**{name: typed})
    assert why in str(form.errors[name])
    assert f'value="{typed}"' in str(form[name])


@pytest.mark.parametrize("place", ["the page", "where it will be", "the year itself"])
def test_examples_bear_the_year_of_the_page(year_page, place):
    page = find_indicator_page(year_page, "O5")
    section = page.get_parent()
    page, parent = {
        "the page": (page, None),
        "where it will be": (ContactInformationPage(), section),
        "the year itself": (year_page, None),
    }[place]
    form_class = page.get_edit_handler().get_form_class()
    form = form_class({"body-count": "0", "go_live_at": "พรุ่งนี้"}, instance=page, parent_page=parent)
    shown = str(form["go_live_at"])
    assert 'placeholder="เช่น 25/3/2564"' in shown
    assert 'data-oit-year="2564"' in shown
    assert 'data-oit-read="/admin/oit/read-date/"' in shown
    assert "25/3/2564" in str(form.errors["go_live_at"])


def test_a_field_keeps_its_label_and_help(form_of):
    column = ContactInformationPage._meta.get_field("data_date")
    field = form_of().fields["data_date"]
    assert field.label == capfirst(column.verbose_name)
    assert field.help_text == column.help_text
    assert not field.required


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_page_in_either_language_is_given_to_a_unit_of_its_municipality(
    year_page, municipality, home, language
):
    mine = UnitFactory(municipality=municipality)
    other = TransparencyIndexPage(title="เทศบาลเพื่อนบ้าน", slug="neighbour")
    UnitFactory(municipality=home.add_child(instance=other))
    page = find_indicator_page(year_page, "O43")
    if language == "en":
        english = Locale.objects.get(language_code="en")
        page = page.copy_for_translation(english, copy_parents=True)
    form_class = page.get_edit_handler().get_form_class()
    form = form_class(instance=page, parent_page=page.get_parent())
    assert list(form.fields["responsible_unit"].queryset) == [mine]


@pytest.mark.parametrize(
    "page_type", [ContactInformationPage, TransparencyIndexPage, AssessmentYearPage, SectionPage]
)
@pytest.mark.parametrize("name", ["go_live_at", "expire_at"])
@pytest.mark.parametrize(
    ("typed", "meant", "shown"),
    [
        ("29/02/2643 08:30", "2100-02-28T00:00", None),
        ("1/10/2640 08:30", "2097-10-01T08:30", "01/10/2640 08:30"),
        ("๑ ต.ค. ๒๖๔๐ เวลา ๘.๓๐ น.", "2097-10-01T08:30", "01/10/2640 08:30"),
        ("2640-10-01 08:30", "2097-10-01T08:30", "01/10/2640 08:30"),
        ("2097-10-01 08:30", "2097-10-01T08:30", "01/10/2640 08:30"),
        ("1 ตุลาคม 2640", "2097-10-01T00:00", "01/10/2640 00:00"),
    ],
)
def test_a_schedule_is_read_in_the_buddhist_era(db, page_type, name, typed, meant, shown):
    form_class = page_type.get_edit_handler().get_form_class()
    form = form_class({"body-count": "0", name: typed}, instance=page_type())
    form.is_valid()
    if shown is None:  # 2100 is no leap year
        assert typed.split()[0] in str(form.errors[name])
        return
    assert form.cleaned_data[name] == timezone.make_aware(datetime.fromisoformat(meant))
    assert f'value="{shown}"' in str(form[name])


def test_a_stored_schedule_is_shown_in_the_buddhist_era(db):
    page = ContactInformationPage(go_live_at=datetime(2097, 9, 30, 18, 30, tzinfo=UTC))
    form = ContactInformationPage.get_edit_handler().get_form_class()(instance=page)
    assert 'value="01/10/2640 01:30"' in str(form["go_live_at"])  # of the clock in Thailand
    assert '"yearOffset": 543' in str(form["go_live_at"])
    assert "#schedule-publishing-dialog" in str(form["go_live_at"])


@pytest.mark.parametrize(
    ("typed", "why"),
    [("1/10/3000 08:30", "3000"), ("1/10/2640 25:00", "เวลา"), ("พรุ่งนี้", f"25/3/{THIS_YEAR}")],
)
def test_a_schedule_that_cannot_be_meant_is_refused_in_words(form_of, typed, why):
    form = form_of(go_live_at=typed)
    assert why in str(form.errors["go_live_at"])
    assert f'value="{typed}"' in str(form["go_live_at"])


def test_a_summary_has_a_length(form_of):
    assert "summary" not in form_of(summary="ก" * 2000).errors
    form = form_of(summary="ก" * 2003)
    assert "2003" in str(form.errors["summary"])
    assert "ก" * 2003 in str(form["summary"])


@pytest.mark.parametrize("is_wrong_elsewhere", [False, True])
def test_a_row_names_people_of_the_own_municipality_alone(
    webmaster, home, year_page, is_wrong_elsewhere
):
    other = home.add_child(instance=TransparencyIndexPage(title="เพื่อนบ้าน", slug="neighbour"))
    page = find_indicator_page(year_page, "O2")
    form_class = page.get_edit_handler().get_form_class()
    row = "body-0-value-people-0"

    def asked(municipality, **more):
        person = PersonFactory(municipality=municipality, name_th="นายลับเฉพาะ ใจดี")
        typed = {
            "body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "people",
            "body-0-value-people-count": "1", f"{row}-deleted": "", f"{row}-order": "0",
            f"{row}-value-person": str(person.pk), **more,
        }  # fmt: skip
        if is_wrong_elsewhere:
            typed[f"{row}-value-name"] = "ก" * 10_000
        given = QueryDict(mutable=True)
        given.update(typed)
        parent = page.get_parent()
        return form_class(given, instance=page, parent_page=parent, for_user=webmaster)

    def tells(form):
        return "นายลับเฉพาะ" in unescape(str(form["body"])).encode().decode("unicode_escape")

    ours, theirs = asked(year_page.get_parent().specific), asked(other)
    assert ours.has_error("body") is is_wrong_elsewhere
    assert theirs.has_error("body")
    assert tells(ours)
    assert not tells(theirs), "whose number was guessed"
    left_out = asked(other, **{f"{row}-deleted": "1"})
    assert not left_out.has_error("body")


def test_a_contact_names_a_unit_of_the_own_municipality_alone(webmaster, home, year_page):
    other = home.add_child(instance=TransparencyIndexPage(title="เพื่อนบ้าน", slug="neighbour"))
    page = find_indicator_page(year_page, "O5")
    form_class = page.get_edit_handler().get_form_class()

    def asked(municipality):
        unit = UnitFactory(municipality=municipality, name_th="กองลับเฉพาะ")
        given = QueryDict(mutable=True)
        given.update(
            {
                "body-count": "1", "body-0-deleted": "", "body-0-order": "0",
                "body-0-type": "contact", "body-0-value-register_unit": str(unit.pk),
            }
        )  # fmt: skip
        return form_class(given, instance=page, parent_page=page.get_parent(), for_user=webmaster)

    def tells(form):
        return "กองลับเฉพาะ" in unescape(str(form["body"])).encode().decode("unicode_escape")

    ours, theirs = asked(year_page.get_parent().specific), asked(other)
    assert not ours.has_error("body")
    assert theirs.has_error("body")
    assert tells(ours)
    assert not tells(theirs), "whose number was guessed"
