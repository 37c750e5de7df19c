"""Forms of our own admin pages."""

from io import BytesIO
from typing import BinaryIO

from django import forms
from django.utils.translation import gettext_lazy as _

from oit_pages import conf
from oit_pages.catalogue import EditionError, editions_available

#: What the reader takes; it refuses larger ones itself, in words.
IMPORT_KINDS = ".docx,.docm,.xlsx,.xlsm,.csv,.txt,.odt,.ods,.xls,.doc,.htm,.html,.pdf"


#: Word's markup of a table of some hundred rows is some hundred thousand letters.
MAX_PASTED = 8_000_000
#: What a pasted table is called where a file has its name.
PASTED = "ตารางที่วาง"


class ScaffoldForm(forms.Form):
    """Which fiscal year to make."""

    year = forms.TypedChoiceField(
        label=_("Fiscal year (B.E.)"),
        coerce=int,
        help_text=_(
            "Makes every section and indicator page as a draft; adds only what is missing."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        try:
            years = sorted(editions_available(conf.edition_paths()), reverse=True)
        except EditionError as error:
            years, self.fields["year"].help_text = [], str(error)
        self.fields["year"].choices = [(year, str(year)) for year in years]


class ImportForm(forms.Form):
    """A Word or Excel file to bring into a page, or a table that was pasted."""

    file = forms.FileField(
        required=False,
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": IMPORT_KINDS}),
        help_text=_(
            "Word (.docx), Excel (.xlsx), LibreOffice (.odt, .ods) or CSV. What is recognised "
            "becomes tables, orders, announcements and memos; everything else stays as text. "
            "A PDF is added as a document. The page stays a draft."
        ),
    )
    pasted = forms.CharField(
        required=False,
        label=_("Or paste a table"),
        max_length=MAX_PASTED,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Mark the table in Word, Excel, Google Sheets or LibreOffice, copy it (Ctrl+C), click "
            "here and paste it (Ctrl+V)."
        ),
    )
    hidden = forms.BooleanField(
        required=False,
        label=_("Bring in what the file hides, too"),
        help_text=_(
            "Hidden sheets, rows, columns and text stay out unless you tick this: they are often "
            "drafts, or personal data."
        ),
    )
    keep = forms.BooleanField(
        required=False,
        label=_("Offer the original file for download, too"),
        help_text=_("It is kept as a document of the page, private until the page is published."),
    )
    again = forms.ChoiceField(
        required=False,
        label=_("A file of this name was brought in before"),
        widget=forms.RadioSelect,
        choices=[
            ("replace", _("Replace what came from it")),
            ("add", _("Add the file after what is there")),
        ],
    )

    def ask_again(self) -> None:
        """Nobody said what becomes of what came from the file of this name before."""
        self.fields["again"].required = True

    def clean(self):
        data = super().clean()
        if not self.errors and not (data.get("file") or data.get("pasted", "").strip()):
            self.add_error("file", _("Choose a file, or paste a table."))
        return data

    def source(self) -> tuple[BinaryIO, str]:
        """What is to be read, and its name."""
        if upload := self.cleaned_data["file"]:
            return upload, upload.name
        text = self.cleaned_data["pasted"]
        is_markup = text.lstrip()[:1] == "<"
        data = f"<html>{text}" if is_markup else text
        return BytesIO(data.encode()), PASTED + (".html" if is_markup else ".tsv")


class FileForm(forms.Form):
    """One of several files for a year."""

    file = forms.FileField(label=_("File"))
    again = forms.ChoiceField(
        required=False,
        label=_("A file of this name was brought in before"),
        choices=[
            ("replace", _("Replace what came from it")),
            ("add", _("Add the file after what is there")),
        ],
    )
