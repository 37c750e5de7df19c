"""The admin's button that makes a fiscal year's tree."""

import pytest

from oit_pages.models import AssessmentYearPage, IndicatorPage
from tests.admin.conftest import may_edit
from tests.catalogue.own_edition import write


def url(page):
    return f"/admin/oit/scaffold/{page.pk}/"


def test_offered_on_the_home_page_first(home, client, webmaster):
    client.force_login(webmaster)
    assert url(home) in client.get(f"/admin/pages/{home.pk}/").content.decode()


def test_then_on_the_municipality(municipality, client, webmaster):
    client.force_login(webmaster)
    text = client.get(f"/admin/pages/{municipality.pk}/").content.decode()
    assert url(municipality) in text
    home = municipality.get_parent()
    assert url(home) not in client.get(f"/admin/pages/{home.pk}/").content.decode()


def test_makes_the_tree(home, client, webmaster):
    client.force_login(webmaster)
    assert client.get(url(home)).status_code == 200
    answer = client.post(url(home), {"year": "2564"})
    year_page = AssessmentYearPage.objects.get()
    assert answer.url == f"/admin/pages/{year_page.pk}/"
    assert IndicatorPage.objects.count() == 43


def test_an_unknown_year_is_said_beside_the_field(home, client, webmaster):
    client.force_login(webmaster)
    answer = client.post(url(home), {"year": "2499"})
    assert answer.status_code == 200
    assert answer.context["form"].errors["year"]
    assert not AssessmentYearPage.objects.exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_add_pages(municipality, client, django_user_model, method):
    user = may_edit(django_user_model.objects.create_user("clerk", password="x"), municipality)
    client.force_login(user)
    answer = getattr(client, method)(url(municipality), {"year": "2564"})
    assert answer.status_code in {302, 403}
    assert not AssessmentYearPage.objects.exists()


def test_a_faulty_edition_of_the_site_is_said_in_the_form(
    home, client, webmaster, settings, tmp_path
):
    path = write(tmp_path, "year = ")
    settings.OIT_PAGES = {"EDITION_PATHS": [str(path)]}
    client.force_login(webmaster)
    answer = client.get(url(home))
    assert answer.status_code == 200
    assert str(path) in answer.content.decode()
    assert client.post(url(home), {"year": "2564"}).status_code == 200
    assert not AssessmentYearPage.objects.exists()
