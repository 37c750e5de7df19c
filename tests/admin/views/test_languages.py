"""The year in two languages: states, the button, who may press it."""

import pytest
from wagtail.models import Locale, Page
from wagtail.users.models import UserProfile

from oit_pages.actions import year_work
from oit_pages.actions.translate_year import Translated, translate_year
from oit_pages.actions.year_work import progress_of
from oit_pages.checklist.english_pages import english_of
from oit_pages.models import IndicatorPage, IndicatorResult, YearWork
from tests.factories import fill, text

URL = "/admin/reports/oit/languages/"


@pytest.fixture
def translator(webmaster):
    return webmaster


def states(client, **asked):
    context = client.get(URL, asked).context
    return {row.code: row.english.state for row, _label, _must in context["rows"]}


def test_nothing_is_translated_at_first(year_page, client, clerk):
    client.force_login(clerk)
    found = states(client)
    assert set(found.values()) == {"none"}
    assert len(found) == 43


@pytest.mark.parametrize("report", ["", "requirements/", "coverage/", "history/", "languages/"])
def test_each_report_says_of_which_year_it_is(year_page, client, clerk, report):
    client.force_login(clerk)
    shown = client.get(f"/admin/reports/oit/{report}").content.decode()
    assert year_page.title in shown


def test_one_button_makes_drafts_of_the_whole_tree(year_page, client, translator):
    fill(year_page, "O43", text("<p>ผลการดำเนินการตามมาตรการ</p>"))
    client.force_login(translator)
    answer = client.post(f"{URL}?year_page={year_page.pk}", follow=True)
    done, count = progress_of(YearWork.objects.get())
    assert done == count > 43
    assert "ฉบับ" in answer.content.decode() or "หน้า" in answer.content.decode()
    english = IndicatorPage.objects.filter(locale=Locale.objects.get(language_code="en"))
    assert english.count() == 43
    assert not english.filter(live=True).exists()
    page = english.get(subject="integrity-measures-implementation")
    assert page.title.startswith("O43 ")
    assert page.title.isascii()
    assert page.slug == "o43-integrity-measures-implementation"
    found = states(client)
    assert "none" not in found.values()


def test_only_those_in_a_state(year_page, client, clerk):
    client.force_login(clerk)
    assert states(client, state="done") == {}
    assert len(states(client, state="none")) == 43
    assert len(states(client, state="no-such")) in {0, 43}


def test_only_who_may_add_pages(year_page, client, clerk):
    client.force_login(clerk)
    before = Page.objects.count()
    client.post(f"{URL}?year_page={year_page.pk}")
    assert Page.objects.count() == before
    assert "<form" not in client.get(URL).content.decode().split("<main")[1].split("<table")[0]


def test_without_an_english_locale_it_says_what_to_do(year_page, client, translator):
    Locale.objects.filter(language_code="en").delete()
    client.force_login(translator)
    answer = client.post(f"{URL}?year_page={year_page.pk}", follow=True)
    assert answer.status_code == 200
    assert not IndicatorPage.objects.exclude(locale=year_page.locale).exists()


def test_the_panel_the_explorer_and_the_export_say_it_too(year_page, client, translator):
    page = fill(year_page, "O43", text("<p>ผลการดำเนินการตามมาตรการ</p>"))
    client.force_login(translator)
    client.post(f"{URL}?year_page={year_page.pk}")
    state = english_of([page])[page.pk].state
    assert state in {"untranslated", "partial"}
    words = {"untranslated": "ยังไม่มีผู้แปล", "partial": "แปลบางส่วน"}[state]
    edit = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert words in edit.split("oit-checklist__states")[1]
    listing = client.get(f"/admin/pages/{page.get_parent().pk}/").content.decode()
    assert words in listing
    export = client.get("/admin/reports/oit/", {"export": "csv"})
    assert words in b"".join(export.streaming_content).decode()


def test_the_english_tree_says_it_of_itself(year_page, client, translator):
    """wagtail-localize's own editor has no panel: the explorer tells there too."""
    page = fill(year_page, "O43", text("<p>ผลการดำเนินการตามมาตรการ</p>"))
    translate_year(year_page)
    english = page.get_translation(Locale.objects.get(language_code="en"))
    client.force_login(translator)
    answer = client.get(f"/admin/pages/{english.get_parent().pk}/")
    shown = {one.pk: one for one in answer.context["pages"]}[english.pk]
    result = IndicatorResult.objects.get(year_page=year_page, code="O43")
    assert shown.oit_outcome == result.outcome
    assert shown.oit_english == english_of([page])[page.pk]
    assert shown.oit_english.page == english.pk


def test_pages_that_cannot_be_made_are_named_as_text(year_page, client, translator, monkeypatch):
    done = Translated(refused=[(Page(title="<b>แผน</b>"), "ชื่อซ้ำ")] * 7)
    monkeypatch.setattr(year_work, "translate_year", lambda *args, **kwargs: done)
    client.force_login(translator)
    answer = client.post(f"{URL}?year_page={year_page.pk}", follow=True).content.decode()
    assert "<li>&lt;b&gt;แผน&lt;/b&gt;: ชื่อซ้ำ</li>" in answer
    assert "และอีก 2 รายการ" in answer


@pytest.mark.parametrize(
    ("language", "title"), [("th", "ข่าวประชาสัมพันธ์"), ("en", "Public relations")]
)
@pytest.mark.parametrize("screen", ["coverage/", "languages/"])
def test_the_list_is_read_in_the_readers_language(
    year_page, client, clerk, screen, language, title
):
    profile = UserProfile.get_for_user(clerk)
    profile.preferred_language = language
    profile.save()
    IndicatorPage.objects.get(subject="public-relations-news").delete()
    client.force_login(clerk)
    assert title in client.get(f"/admin/reports/oit/{screen}").content.decode()


def test_the_command(year_page, run):
    assert "43" not in run("oit_scorecard", year=2564, format="csv").splitlines()[0]
    printed = run("oit_translate", year=2564)
    assert "หน้า" in printed or "pages" in printed
    assert IndicatorPage.objects.exclude(locale=year_page.locale).count() == 43


def test_queries(year_page, client, clerk, django_assert_max_num_queries):
    client.force_login(clerk)
    client.get(URL)
    with django_assert_max_num_queries(15):
        client.get(URL)
