"""Clean Thai in titles, summaries and names, by form and by code."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from oit_pages.models import IndicatorPage, ResponsibleUnit
from tests.factories import DocumentFactory, UnitFactory, fill

#: Decomposed sara am, a tone mark twice, a zero-width space, a no-break space.
DIRTY = "น\u0e4d\u0e32ใช้\u0e49\u200b\u00a0ดี"
CLEAN = "นำใช้ ดี"


def test_by_code(year_page):
    page = fill(year_page, "O1", title=DIRTY, summary=f"{DIRTY}\n{DIRTY}")
    assert page.title == CLEAN
    assert page.summary == f"{CLEAN}\n{CLEAN}"
    assert IndicatorPage.objects.get(pk=page.pk).title == CLEAN


def test_by_form(year_page):
    page = fill(year_page, "O1", publish=False)
    form_class = page.specific_class.get_edit_handler().get_form_class()
    form = form_class(
        {"title": DIRTY, "slug": page.slug, "summary": DIRTY, "body-count": "0"},
        instance=page.specific,
        parent_page=page.get_parent(),
    )
    form.is_valid()
    assert form.instance.title == CLEAN
    assert form.instance.summary == CLEAN


@pytest.mark.django_db
def test_units_and_the_municipality(municipality):
    unit = UnitFactory(municipality=municipality, name_th=DIRTY)
    assert ResponsibleUnit.objects.get(pk=unit.pk).name_th == CLEAN
    municipality.name_th = DIRTY
    municipality.save()
    municipality.refresh_from_db()
    assert municipality.name_th == CLEAN


@pytest.mark.django_db
def test_titles_of_files_are_their_owners():
    document = DocumentFactory(title=DIRTY)
    image = get_image_model().objects.create(title=DIRTY, file=get_test_image_file())
    for one in (document, image):
        one.refresh_from_db()
        assert one.title == DIRTY


def test_slugs_are_left_alone(year_page):
    page = fill(year_page, "O43", publish=False)
    assert page.slug == "o43-integrity-measures-implementation"
