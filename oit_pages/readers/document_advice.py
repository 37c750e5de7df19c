"""What keeps a document from being read, and what to do about it."""

from oit_pages.readers.errors import gettext_noop

SAYS = {
    "locked": gettext_noop(
        "It is locked: programs for the blind and search engines can't read it. Save it again "
        "without a password or restrictions."
    ),
    "damaged": gettext_noop("It is damaged. Make the PDF again from Word or Excel."),
    "no_text": gettext_noop(
        "It holds pictures of pages and no text, as scanners make them: nobody can search or copy "
        "it. Save it as PDF from Word or Excel, or have the scanner recognise the text (OCR)."
    ),
    "broken_text": gettext_noop(
        "Its letters can't be told: text that is copied from it comes out wrong. Save it as PDF "
        "again from Word with a standard Thai font such as TH Sarabun New."
    ),
    "old_format": gettext_noop(
        "It is of an old format that many programs no longer open. In Word or Excel: Save as, "
        ".docx or .xlsx; best add a PDF of it, too."
    ),
    "asks_permission": gettext_noop(
        "Whoever is not logged in can't open it: it asks for permission. Where it is shared, let "
        "anyone with the link view it; better, upload the file here."
    ),
    "too_large": gettext_noop(
        "It is larger than 25 MB: many phones can't open it. Save it with smaller pictures, or "
        "divide it."
    ),
    "other_year": gettext_noop(
        "It speaks of other years than this page’s fiscal year. Is it the right file?"
    ),
    "no_title": gettext_noop(
        "It has no title of its own. In Word: File, Info, Title; then save it as PDF again."
    ),
    "no_language": gettext_noop(
        "It does not say that it is in Thai. Save it as PDF from Word with “Document structure "
        "tags for accessibility” ticked."
    ),
}
