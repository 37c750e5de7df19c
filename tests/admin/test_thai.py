"""On our own screens an officer who reads Thai meets no other language, names and codes apart."""

import re
from dataclasses import dataclass
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import resolve
from django.utils.translation import override
from openpyxl import load_workbook
from wagtail import blocks
from wagtail.models import Page
from wagtail.users.models import UserProfile

from oit_pages.actions.receive_papers import receive_papers
from oit_pages.actions.scaffold import scaffold
from oit_pages.actions.upload_link import make_link
from oit_pages.blocks.body import IndicatorBody
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    IndicatorResult,
    RehearsalScore,
    ResponsibleUnit,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.wagtail_hooks import admin_urls
from tests.actions.test_upload_link import kept, pdf
from tests.checklist.test_gate import posted
from tests.checklist.test_personal_data import table
from tests.factories import block, fill, text
from tests.readers import make

__all__ = ["kept"]
LATIN = re.compile(r"[A-Za-z]{2,}")
ADDRESS = re.compile(r"https?://\S+|[\w-]+(\.[\w-]+)+\S*")
#: What Thai officials write in Latin letters themselves.
NAMES = {
    *(
        "OIT",
        "ITA",
        "IIT",
        "EIT",
        "Word",
        "Excel",
        "CSV",
        "PDF",
        "ZIP",
        "TOML",
        "JPEG",
        "PNG",
        "LibreOffice",
        "Google",
        "Sheets",
        "Ctrl",
        "odt",
        "ods",
        "docx",
        "xlsx",
        "csv",
        "LINE",
        "Line",
        "URL",
        "KB",
    ),
    *(
        "Service",
        "Social",
        "Network",
        "No",
        "Gift",
        "Policy",
        "Web",
        "board",
        "mail",
        "Application",
    ),
    *("GP", "walk", "in"),  # e-GP, walk-in
    *("Facebook", "Messenger", "Live", "Chat", "Chatbot", "Twitter", "Instagram"),
}


PLAN = "<p>องค์การบริหารส่วนตำบลมีอำนาจหน้าที่ดูแลทางน้ำและทางบก</p>"


@pytest.fixture
def year(year_page):
    """Something of everything to show: a page, a question for people, a change."""
    fill(year_page, "O3", text(PLAN))
    fill(year_page, "O43", table(), publish=False)  # with personal data
    return year_page


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A page of the admin, and where on it our own words stand."""

    address: str
    place: str = "main"
    data: dict | None = None
    """What is posted first; the screen is what is shown then."""


def screens(year) -> dict[str, Screen]:
    page = IndicatorResult.objects.get(code="O3").page
    monthly = IndicatorResult.objects.get(code="O23").page or find(year, "O23")
    item = f"/admin/reports/oit/list/correct/item/?year_page={year.pk}"
    editor, messages = f"/admin/pages/{page.pk}/edit/", ".messages"
    report, declare = "/admin/reports/oit/", f"/admin/oit/declare/{year.pk}/O3/"
    bring_in = f"/admin/oit/import/{page.pk}/"
    month = {"from": "2020-12-01", "to": "2020-12-31"}
    return {
        "report": Screen(address=report),
        "report, nothing found": Screen(address=f"{report}?outcome=attested"),
        "requirements": Screen(address=f"{report}requirements/"),
        "coverage": Screen(address=f"{report}coverage/"),
        "add-period": Screen(
            address=f"/admin/oit/add-period/{monthly.pk}/", data=month, place=messages
        ),
        "all municipalities": Screen(address=f"{report}municipalities/"),
        "history": Screen(address=f"{report}history/"),
        "the list": Screen(address=f"{report}list/"),
        "correct the list": Screen(address=f"{report}list/correct/"),
        "correct the list, no file": Screen(
            address=f"{report}list/correct/", data={"do": "import"}
        ),
        "correct an item": Screen(address=f"{item}&subject=executives"),
        "correct an item, nothing ticked": Screen(
            address=f"{item}&subject=executives", data={"new-th": "ก", "new-level": "x"}
        ),
        "frozen": Screen(address=f"{report}frozen/"),
        "frozen, done": Screen(
            address=f"{report}frozen/?year_page={year.pk}", data={}, place=messages
        ),
        "papers of the year": Screen(address=f"{report}uploads/"),
        "papers of a page": Screen(address=f"/admin/oit/upload/{page.pk}/"),
        "papers, a link": Screen(
            address=f"/admin/oit/upload/{page.pk}/",
            data={"do": "make", "unit": unit_with_papers(page).pk, "days": "7", "asked": ""},
        ),
        "sheet": Screen(address=f"{report}sheet/"),
        "worklist": Screen(address=f"{report}worklist/"),
        "hand out": Screen(address=f"/admin/oit/hand-out/{year.pk}/"),
        "hand out, nothing ticked": Screen(
            address=f"/admin/oit/hand-out/{year.pk}/", data={"do": "assign"}
        ),
        "hand out, done": Screen(
            address=f"/admin/oit/hand-out/{year.pk}/",
            data={"do": "assign", "of_unit": "-", "due": "1/4/2564"},
            place=messages,
        ),
        "working group": Screen(address=f"/admin/oit/working-group/{year.pk}/"),
        "official result": Screen(address=f"{report}official/?year_page={year.pk}&year=2563"),
        "official result, with faults": Screen(
            address=f"{report}official/?year_page={year.pk}",
            data={
                "do": "write",
                "points-O1": "สิบ",
                "points-O2": "101",
                "remark-O4": "ก",
                "points-O4": "",
            },
        ),
        "official result, kept": Screen(
            address=f"{report}official/?year_page={year.pk}",
            data={"do": "write", "points-O3": "0", "points-O43": "0"},
        ),
        "rehearsal": Screen(address=f"{report}rehearsal/"),
        "rehearsal, begun": Screen(
            address=f"{report}rehearsal/?year_page={year.pk}", data={"do": "begin"}
        ),
        "measures, without a result": Screen(address=f"{report}measures/"),
        "reports that write themselves": Screen(address=f"{report}written/"),
        "a month is drafted": Screen(
            address=f"{report}written/",
            data={"do": "draft", "report": "monthly-monitoring", "month": "2021-03"},
        ),
        "no file of visits": Screen(address=f"{report}written/", data={"do": "visits"}),
        "languages": Screen(address=f"{report}languages/"),
        "languages, translated": Screen(
            address=f"{report}languages/?year_page={year.pk}", data={}, place=messages
        ),
        "personal data": Screen(address=f"/admin/oit/personal-data/{find(year, 'O43').pk}/"),
        "declare": Screen(address=declare),
        "declare, without a note": Screen(
            address=declare, data={"do": "attest", "requirement": "", "note": ""}
        ),
        "declare, not applicable": Screen(
            address=f"/admin/oit/declare/{year.pk}/O26/",
            data={"do": "exempt", "note": "ไม่มีกิจกรรมนี้"},
        ),
        "scaffold": Screen(address=f"/admin/oit/scaffold/{year.get_parent().pk}/"),
        "scaffold, made": Screen(
            address=f"/admin/oit/scaffold/{year.get_parent().pk}/",
            data={"year": "2563"},
            place=messages,
        ),
        "open a year": Screen(address="/admin/oit/open-year/"),
        "open a year, made": Screen(
            address=f"/admin/oit/open-year/?year_page={year.pk}&year=2567", data={"do": "tree"}
        ),
        "take over": Screen(address=f"/admin/oit/roll-over/{year.pk}/"),
        "from the website": Screen(address="/admin/reports/oit/adopt/"),
        "from the website, a list": Screen(
            address=f"/admin/reports/oit/adopt/?year_page={year.pk}",
            data={"do": "list", "file": upload("a.csv", "O๓,https://a.go.th/ก".encode())},
            place="main table thead, main form button",
        ),
        "groups": Screen(
            address=f"/admin/oit/groups/{year.get_parent().pk}/",
            place="main form label, main form .help, main form p, main form button",
        ),
        "import": Screen(address=bring_in),
        "import of several": Screen(address=f"/admin/oit/import-files/{year.pk}/"),
        "import, no file": Screen(address=bring_in, data={}),
        "import, a damaged file": Screen(
            address=bring_in, data={"file": upload("แผน.docx", make.word("ก")[:500])}
        ),
        "import, an unknown kind": Screen(
            address=bring_in, data={"file": upload("แผน.doc", b"plan")}
        ),
        "import, brought in": Screen(
            address=bring_in, data={"file": upload("แผน.docx", make.word("แผน"))}, place=messages
        ),
        "panel": Screen(address=editor, place=".oit-checklist"),
        "guidance": Screen(address=editor, place=".oit-guidance"),
        "dashboard": Screen(address="/admin/", place=".oit-outlook"),
        "units": Screen(address="/admin/oit/units/new/", place="main form label, main .help"),
        "people": Screen(address="/admin/oit/people/new/", place="main form label, main .help"),
        "members": Screen(address="/admin/oit/members/new/", place="main form label, main .help"),
        "explorer": Screen(address=f"/admin/pages/{page.get_parent().pk}/", place=".oit-mark"),
    }


def unit_with_papers(page) -> ResponsibleUnit:
    """One that was asked for papers, and has sent some with something to mend."""
    municipality = TransparencyIndexPage.objects.ancestor_of(page).last()
    unit, new = ResponsibleUnit.objects.get_or_create(municipality=municipality, name_th="กองคลัง")
    if new:
        link = make_link(page, unit, days=3)
        word = make.word("เลขประจำตัวประชาชน 1-2345-67890-12-1")
        receive_papers(link, [upload("แผน.docx", word), upload("แผน.pdf", pdf())])
    return unit


def find(year, code: str) -> IndicatorPage:
    subject = year.edition.find(code).subject
    return IndicatorPage.objects.descendant_of(year).get(subject=subject)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def show(client, screen: Screen) -> str:
    if screen.data is None:
        return client.get(screen.address).content.decode()
    return client.post(screen.address, screen.data, follow=True).content.decode()


def words(html: str, place: str) -> set[str]:
    soup = BeautifulSoup(html, "html.parser")
    found = soup.select(place)
    assert found, f"{place} is not there"
    for hidden in soup.select(
        "script, template, style, nav, .w-breadcrumbs, [data-oit-rule], "  # a rule's id
        "textarea[lang=en]"
    ):
        hidden.decompose()
    shown = " ".join(one.get_text(" ") for one in found)
    titles = " ".join(
        tag[name]
        for one in found
        for tag in [one, *one.find_all(True)]
        for name in ("title", "placeholder", "aria-label", "alt")
        if tag.get(name)
    )
    return latin(f"{shown} {titles}")


def latin(text: str) -> set[str]:
    found = LATIN.findall(ADDRESS.sub(" ", text))
    # Letters of a number that is masked are in no language.
    return {word for word in found if word not in NAMES and set(word) != {"x"}}


SCREENS = [
    "report", "report, nothing found", "requirements", "coverage", "add-period", "history",
    "all municipalities", "the list", "correct the list", "correct the list, no file",
    "correct an item", "correct an item, nothing ticked",
    "languages", "languages, translated", "declare",
    "papers of the year", "papers of a page", "papers, a link",
    "worklist", "hand out", "hand out, nothing ticked", "hand out, done", "working group",
    "members", "personal data", "people", "sheet", "frozen", "frozen, done",
    "declare, without a note", "declare, not applicable", "scaffold", "scaffold, made",
    "open a year", "open a year, made", "take over", "from the website", "from the website, a list",
    "groups", "import", "import of several", "import, no file",
    "import, a damaged file", "import, an unknown kind", "import, brought in", "panel",
    "guidance", "dashboard", "units", "explorer",
    "official result", "official result, with faults", "official result, kept",
    "rehearsal", "rehearsal, begun", "measures, without a result",
    "reports that write themselves", "a month is drafted", "no file of visits",
]  # fmt: skip


@pytest.mark.parametrize("name", SCREENS)
def test_no_word_is_left_in_another_language(year, client, webmaster, name):
    client.force_login(webmaster)
    screen = screens(year)[name]
    left = words(show(client, screen), screen.place) - {"webmaster"}
    assert left == set()


def test_what_is_taken_over(year, client, webmaster):
    """A year beside it is made for this alone: it takes a while."""
    client.force_login(webmaster)
    new = scaffold(2566, Page.objects.get(pk=year.get_parent().pk)).year_page
    for data in (None, {}):
        screen = Screen(address=f"/admin/oit/roll-over/{new.pk}/?from=2564", data=data)
        assert words(show(client, screen), "main") == set()


def test_what_comes_of_a_result(year, client, webmaster):
    """Rules that err, weaknesses, measures, and a rehearsal that found it otherwise."""
    client.force_login(webmaster)
    report, asked = "/admin/reports/oit/", f"?year_page={year.pk}"
    IndicatorResult.objects.filter(code="O3").update(outcome="pass")
    for when in (2563, 2564):
        given = {"do": "write", "points-O3": "0", "points-i3": "70", "title-i3": "คำถาม"}
        show(client, Screen(address=f"{report}official/{asked}&year={when}", data=given))
    for data in ({"do": "begin"}, {"do": "close", "has-O3": "no", "remark-O3": "ไม่พบ"}):
        show(client, Screen(address=f"{report}rehearsal/{asked}", data=data))
    task = RehearsalScore.objects.get()
    for screen in (
        Screen(address=f"{report}official/{asked}"),
        Screen(address=f"{report}{asked}"),
        Screen(address=f"{report}measures/{asked}"),
        Screen(address=f"{report}measures/{asked}", data={}),
        Screen(address=f"{report}rehearsal/{asked}"),
        Screen(
            address=f"{report}rehearsal/{asked}",
            data={"do": "settle", "score": task.pk, "note": "ใส่แล้ว"},
        ),
    ):
        left = words(show(client, screen), "main") - {"webmaster"}
        assert left == set(), screen.address


def test_every_screen_is_looked_at(year):
    assert set(SCREENS) == set(screens(year))
    visited = {resolve(one.address.partition("?")[0]).url_name for one in screens(year).values()}
    # A file that is downloaded is no screen; its words are looked at where it is tested.
    files = {"oit_pages_export_docx", "oit_pages_export_xlsx", "oit_pages_hand_over"}
    # What a script asks for; its words are looked at where the grid or a date field shows them.
    answers = {"oit_pages_read_cells", "oit_pages_match_table", "oit_pages_read_date"}
    ours = {one.name for one in admin_urls()} - files - answers
    assert ours <= visited, "add the new screen above"


def test_what_is_missing_when_published(year, client, webmaster):
    page = fill(year, "O43", block("measure_table", rows=[{"measure": "มาตรการ"}]), publish=False)
    client.force_login(webmaster)
    data = posted(client, page, **{"action-publish": "action-publish"})
    shown = client.post(f"/admin/pages/{page.pk}/edit/", data, follow=True).content.decode()
    assert "ยังขาด" in BeautifulSoup(shown, "html.parser").select_one(".messages").get_text()
    assert words(shown, ".messages li li") == set()


def wording(block: blocks.Block):
    """Every label, help text and choice of a block, and of what is in it."""
    yield from (str(block.label or ""), str(getattr(block.meta, "help_text", "") or ""))
    yield str(block.meta.group or "")
    if isinstance(block, blocks.ChoiceBlock):
        yield from (str(label) for _value, label in block.field.choices)
    elif isinstance(block, blocks.FieldBlock) and not isinstance(block, blocks.ChooserBlock):
        yield str(block.field.widget.attrs.get("placeholder", ""))
    inner = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for child in filter(None, inner):
        yield from wording(child)


@pytest.mark.parametrize("name", sorted(IndicatorBody().child_blocks))
def test_every_form_of_the_editor(name):
    with override("th"):
        said = " ".join(wording(IndicatorBody().child_blocks[name]))
    assert re.search("[ก-๙]", said)
    assert latin(said) == set()


def test_every_field_and_type():
    with override("th"):
        said = [
            str(text)
            for model in apps.get_app_config("oit_pages").get_models()
            for text in (
                model._meta.verbose_name,
                model._meta.verbose_name_plural,
                getattr(model, "page_description", ""),
                *(one.help_text for one in own_fields(model)),
                *(one.verbose_name for one in own_fields(model)),
            )
        ]
    assert latin(" ".join(said)) == set()
    assert not [text for text in said if re.search("[ก-๙]s$", text)], "a plural of English"


def own_fields(model):
    """The fields that an editor meets in a form."""
    forms = (IndicatorPage, TransparencyIndexPage, AssessmentYearPage, SectionPage, ResponsibleUnit)
    if model not in forms:
        return []
    return [
        one
        for one in model._meta.local_fields
        if one.editable and one.name not in {"id", "page_ptr"}
    ]


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_what_is_exported(year, client, webmaster, format):
    client.force_login(webmaster)
    answer = client.get("/admin/reports/oit/", {"export": format})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if format == "csv":
        said = content.decode("utf-8-sig")
    else:
        book = load_workbook(BytesIO(content))
        said = " ".join(
            cell for sheet in book for row in sheet.values for cell in row if isinstance(cell, str)
        )
    assert "ตัวชี้วัด" in said
    assert latin(said) == set()


def test_the_count_would_notice(year, client, webmaster):
    """The same screen in English is full of such words."""
    profile = UserProfile.get_for_user(webmaster)
    profile.preferred_language = "en"
    profile.save()
    client.force_login(webmaster)
    assert len(words(show(client, screens(year)["report"]), "main")) > 10
