"""Forms of our own admin pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from oit_pages import conf
from oit_pages.catalogue import EditionError, editions_available

#: What the reader takes; it refuses larger ones itself, in words.
IMPORT_KINDS = ".docx,.xlsx,.csv"


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
    """A Word or Excel file to bring into a page."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": IMPORT_KINDS}),
        help_text=_(
            "Word (.docx), Excel (.xlsx) or CSV. What is recognised becomes tables, orders, "
            "announcements and memos; everything else stays as text. The page stays a draft."
        ),
    )
