"""Wagtail's own wording in Thai, where Wagtail's has gaps or misleads."""

import importlib.util
from pathlib import Path

import polib
import pytest
from django.utils.translation import gettext, ngettext, override

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "sample_site" / "locale" / "th" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(FOLDER / "django.po"))


def theirs() -> set[str]:
    """Every sentence of Wagtail and Django."""
    files = [
        path
        for package in ("wagtail", "wagtail_localize", "django")
        for path in Path(importlib.util.find_spec(package).origin).parent.rglob(
            "locale/en/LC_MESSAGES/django.po"
        )
    ]
    assert len(files) > 10
    return {entry.msgid for path in files for entry in polib.pofile(str(path))}


def test_is_complete_and_compiled(catalogue):
    assert not catalogue.untranslated_entries()
    assert not catalogue.fuzzy_entries()
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(FOLDER / "django.mo"))}
    assert compiled == {entry.msgid: entry.msgstr for entry in catalogue}


def test_says_nothing_that_is_ours(catalogue):
    ours = polib.pofile(str(ROOT / "locale" / "th" / "LC_MESSAGES" / "django.po"))
    assert not {entry.msgid for entry in catalogue} & {entry.msgid for entry in ours}


def test_speaks_of_what_wagtail_says(catalogue):
    # Either release may lack a few sentences of the other.
    gone = {entry.msgid for entry in catalogue} - theirs()
    assert len(gone) <= len(catalogue) // 10, gone


def test_is_what_an_editor_reads(settings):
    with override("th"):
        assert gettext("Reports") == "รายงาน"
        assert gettext("View live") == "ดูหน้าที่เผยแพร่"
        assert gettext("Page '%(page_title)s' has been published.").startswith("เผยแพร่หน้า")
        assert "ไม่ถูกต้อง" in gettext("The page could not be saved due to validation errors.")
        assert "ไม่รับไฟล์ชนิด" in gettext(
            "File extension “%(extension)s” is not allowed. "
            "Allowed extensions are: %(allowed_extensions)s."
        )
        assert ngettext("%(num)d minute", "%(num)d minutes", 2) == "%(num)d นาที"
