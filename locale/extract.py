"""Bring the catalogues in step with the source: python locale/extract.py

Needs gettext (xgettext). New entries are left empty for a translator; English ones say what
the source says. Then every catalogue is compiled. A test fails while they are out of step.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent
PACKAGE = LOCALE.parent / "oit_pages"
LANGUAGES = ("th", "en")
DOMAINS = ("django", "djangojs")
PLURALS = {"th": "nplurals=1; plural=0;", "en": "nplurals=2; plural=(n != 1);"}
NAMES = {"th": "Thai", "en": "English"}


def extracted(folder: Path) -> dict[tuple[str, str], polib.POFile]:
    """Catalogues as the source asks for them, with the translations there are.

    Made in a copy of the package at `folder`; nothing of the checkout is touched.
    """
    copy = folder / "oit_pages"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__", "locale"))
    shutil.copytree(LOCALE, copy / "locale", ignore=shutil.ignore_patterns("*.py", "*.mo"))
    for domain in DOMAINS:
        command = [
            sys.executable, "-m", "django", "makemessages", "--domain", domain,
            "--no-location", "--no-obsolete", "--ignore", "migrations",
            *(part for language in LANGUAGES for part in ("-l", language)),
        ]  # fmt: skip
        subprocess.run(command, cwd=copy, check=True, capture_output=True)  # noqa: S603
    found = {}
    for language in LANGUAGES:
        for domain in DOMAINS:
            path = copy / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
            if path.exists():
                found[language, domain] = tidy(polib.pofile(str(path)), language)
    return found


def tidy(catalogue: polib.POFile, language: str) -> polib.POFile:
    """No dates and names in the head, so that only wording makes a difference."""
    catalogue.header = f"Wording of oit_pages in {NAMES[language]}."
    catalogue.metadata_is_fuzzy = False
    catalogue.metadata = {
        "Project-Id-Version": "oit_pages",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    for entry in catalogue.fuzzy_entries():  # a guess of gettext's is no translation
        entry.msgstr, entry.msgstr_plural = "", dict.fromkeys(entry.msgstr_plural, "")
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    if language == "en":
        for entry in catalogue:
            if entry.msgid_plural:
                entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
            else:
                entry.msgstr = entry.msgid
    return catalogue


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for (language, domain), catalogue in extracted(Path(folder)).items():
            path = LOCALE / language / "LC_MESSAGES" / f"{domain}.po"
            catalogue.save(str(path))
            catalogue.save_as_mofile(str(path.with_suffix(".mo")))
            open_entries = len(catalogue.untranslated_entries()) + len(catalogue.fuzzy_entries())
            print(f"{language} {domain}: {len(catalogue)} entries, {open_entries} to translate")


if __name__ == "__main__":
    main()
