"""Source, catalogues and compiled catalogues say the same, in Thai and in English."""

import importlib.util
import re
import shutil
from pathlib import Path

import polib
import pytest

LOCALE = Path(__file__).resolve().parent.parent / "locale"
FILES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))

NAMES_AND_CODES = {
    "IIT", "EIT",
    "OIT", "ITA", "API", "Word", "Excel", "CSV", "PDF", "LINE", "URL", "GET", "HEAD", "Policy",
    "Gift", "No", "Service", "E", "O", "Q", "A", "host", "port", "path", "click_path", "docx",
    "xlsx", "true", "false", "parent", "page", "year", "indicator", "oit_scaffold",
    "oit_assess", "oit_uninstall", "oit_pages", "migrate", "zero", "Live", "Chat", "XML", "ZIP",
    "UTF", "SHA", "TIS", "JSON", "csv", "Locales", "site",
    "https", "www", "example", "go", "th", "manage", "py", "check",
    "LibreOffice", "OpenDocument", "odt", "ods", "pdf", "json", "REF", "Google", "Sheets", "Ctrl",
    "C", "V", "replace", "add", "from", "mail", "draft", "OCR", "TH",
    "Drive", "OneDrive", "OIT_PAGES", "True",
    "XLSX", "http", "wagtail", "contrib", "redirects", "WAGTAILREDIRECTS_AUTO_CREATE",
    "Sarabun", "New", "TOML", "toml", "zip", "JPEG", "PNG", "oit_edition_export",
    "F", "Enter", "Tab", "Alt", "Esc",  # names of keys
}  # fmt: skip

pytestmark = pytest.mark.xdist_group("messages")


def _entries(catalogue) -> dict:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr or tuple(entry.msgstr_plural.values())
        for entry in catalogue
        if not entry.obsolete
    }


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed")
    spec = importlib.util.spec_from_file_location("extract", LOCALE / "extract.py")
    extract = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(extract)
    return extract.extracted(tmp_path_factory.mktemp("messages"))


def test_both_languages_are_there(extracted):
    """In scripts too, once a script has words of its own; those of dates.js come with its
    widgets."""
    held = {(path.parts[-3], path.stem) for path in FILES}
    assert held == set(extracted), "run: make messages"
    assert {language for language, _domain in held} == {"th", "en"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
class TestCatalogue:
    def test_is_in_step_with_the_source(self, path, extracted):
        asked = set(_entries(extracted[path.parts[-3], path.stem]))
        held = set(_entries(polib.pofile(str(path))))
        assert asked == held, "run: make messages"

    def test_lacks_nothing(self, path):
        catalogue = polib.pofile(str(path))
        assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
        assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
        assert [entry.msgid for entry in catalogue.obsolete_entries()] == []

    def test_is_compiled(self, path):
        compiled = _entries(polib.mofile(str(path.with_suffix(".mo"))))
        assert compiled == _entries(polib.pofile(str(path)))

    def test_keeps_what_is_filled_in(self, path):
        """A translation has the placeholders of its source, no more and no fewer."""
        for entry in polib.pofile(str(path)):
            for translation in [entry.msgstr, *entry.msgstr_plural.values()]:
                if translation:
                    assert _holes(translation) == _holes(entry.msgid_plural or entry.msgid)


def _holes(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]|\{\w*\}", text))


def test_thai_is_thai():
    """Words in Latin script are names, codes and kinds of file, each listed here."""
    found = {}
    entries = [one for path in FILES if "th" in path.parts for one in polib.pofile(str(path))]
    for entry in entries:
        for text in [entry.msgstr, *entry.msgstr_plural.values()]:
            plain = re.sub(r"%\(\w+\)[sd]|\{\w+\}", "", text)
            words = set(re.findall(r"[A-Za-z_]+", plain)) - NAMES_AND_CODES
            if words:
                found[entry.msgid] = words
    assert found == {}


def test_the_terms_of_the_interface_are_as_documented():
    page = (LOCALE.parent / "docs/reference/interface-terms.md").read_text()
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ", page, re.MULTILINE)
    terms = {english: thai for english, thai in rows if english != "English"}
    said = {
        entry.msgid: entry.msgstr
        for entry in polib.pofile(str(LOCALE / "th/LC_MESSAGES/django.po"))
    }
    assert len(terms) > 20
    assert terms == {english: said.get(english) for english in terms}
