"""The admin's way to `actions.import_document`: bring a file or a pasted table into a page.

The page shows what a file would become while nothing is saved: the browser sends it with what was
chosen so far, and sends it again when all is well. Nothing of it is kept in between.
"""

import re
from hashlib import sha256
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.examine_file import Choices, NoText, examine_file
from oit_pages.actions.import_document import ImportedBefore, ImportFailed, import_document
from oit_pages.actions.import_log import blocks_from
from oit_pages.actions.import_wording import sum_in_words
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.import_preview import TEXT, Preview
from oit_pages.admin.permissions import indicator_page
from oit_pages.admin.views.forms import PASTED, ImportForm
from oit_pages.admin.views.receiving import Receiving
from oit_pages.catalogue import load_column_sets
from oit_pages.models import IndicatorPage
from oit_pages.on_demand import on_demand
from oit_pages.readers.document_advice import SAYS as FAULTS
from oit_pages.readers.recognise import Picks


@on_demand("oit_pages.readers.pdf_health:symptoms")
def symptoms(file: BinaryIO) -> tuple[str, ...]: ...


#: Numbers of a file's blocks: "3,4,5".
_NUMBERS = re.compile(r"\d{1,6}(?:,\d{1,6})*")
_YEAR = re.compile(r"25\d\d")
#: Letters of a time that somebody types.
_MAX_TIME = 100


class ImportView(Receiving, WagtailAdminTemplateMixin, FormView):
    """Adds to the page's draft; nothing becomes public here.

    POST with `preview`: what would come of it, as a part of a page; nothing is saved.
    """

    form_class = ImportForm
    template_name = "oit_pages/admin/import.html"
    page_title = gettext_lazy("Bring in a file")
    header_icon = "upload"

    @cached_property
    def page(self) -> IndicatorPage:
        page = indicator_page(self.kwargs["page_id"])
        permissions = page.permissions_for_user(self.request.user)
        if not permissions.can_edit() or permissions.page_locked():
            raise PermissionDenied
        return page

    def allow(self) -> None:
        self.page  # noqa: B018

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            pasted_name=PASTED,
            submit_label=_("Import as a draft"),
            cancel_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if "preview" in request.POST:
            return self._preview(form)
        return self.form_valid(form) if form.is_valid() else self.form_invalid(form)

    def _preview(self, form: ImportForm) -> HttpResponse:
        if not form.is_valid():
            errors = [error for found in form.errors.values() for error in found]
            return self._fragment(errors=errors)
        source, name = form.source()
        hidden = form.cleaned_data["hidden"]
        seen_before = digest(source, hidden)
        is_same = self.request.POST.get("seen") == seen_before
        choices = choices_of(self.request.POST) if is_same else Choices()
        try:
            seen = examine_file(source, self.page, name=name, hidden=hidden, choices=choices)
        except NoText as error:
            return self._fragment(
                pdf=error.name,
                before=self._before(error.name),
                symptoms=[_(FAULTS[code]) for code in symptoms(source)],
            )
        except ImportFailed as error:
            return self._fragment(errors=[str(error)])
        before = self._before(seen.document.name)
        preview = Preview(self.page, seen, choices, before)
        return self._fragment(
            preview=preview,
            before=before,
            digest=seen_before,
            is_file=not name.startswith(PASTED),
            text=TEXT,
            again=form.cleaned_data["again"],
        )

    def _fragment(self, **context) -> HttpResponse:
        return render(self.request, "oit_pages/admin/import_preview.html", context)

    def _before(self, name: str) -> int:
        """How many blocks of the draft came from a file of this name."""
        if name.startswith(PASTED):
            return 0
        return len(blocks_from(self.page.get_latest_revision_as_object(), name))

    def form_valid(self, form):
        source, name = form.source()
        hidden = form.cleaned_data["hidden"]
        choices = None
        if said := self.request.POST.get("seen"):
            if said != digest(source, hidden):
                form.add_error("file", _("This is not the file that you looked at. Look again."))
                return self.form_invalid(form)
            choices = choices_of(self.request.POST)
        try:
            done = import_document(
                source,
                self.page,
                name=name,
                user=self.request.user,
                hidden=hidden,
                again="add" if name.startswith(PASTED) else form.cleaned_data["again"],
                choices=choices,
                keep_original=form.cleaned_data["keep"] and not name.startswith(PASTED),
            )
        except ImportedBefore as error:
            form.ask_again()
            form.add_error("again", str(error))
            return self.form_invalid(form)
        except (Conflict, ImportFailed) as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        lines = [*done.report, *filter(None, [sum_in_words(done.fates)])]
        messages.success(
            self.request,
            format_html(
                "{}{}",
                _("Brought in as a draft. Look it over, then publish it:"),
                format_html_join("", "<br>• {}", ((line,) for line in lines)),
            ),
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)


def digest(source, hidden: bool) -> str:
    """A name for the file as it is read: what was chosen of another does not hold for it."""
    try:
        source.seek(0)
        name = sha256(source.read())
        source.seek(0)
    except Exception:  # whoever reads it to bring it in says what is wrong
        return ""
    return f"{name.hexdigest()}{'h' if hidden else ''}"


def choices_of(post: QueryDict) -> Choices:
    """What was chosen in the form; what makes no sense is no choice."""
    shown = {one for one in post.getlist("piece") if _NUMBERS.fullmatch(one)}
    left_out = shown - set(post.getlist("take"))
    known = {TEXT, *load_column_sets()}
    taken_as = {
        int(number): post[f"as-{number}"]
        for number in shown
        if number.isdecimal() and post.get(f"as-{number}") in known
    }
    year = post.get("year", "").strip()
    return Choices(
        picks=Picks(
            left_out=frozenset(int(number) for one in left_out for number in one.split(",")),
            taken_as=taken_as,
        ),
        mask="mask" in post,
        year=int(year) if _YEAR.fullmatch(year) else None,
        periods={
            name.removeprefix("when-"): text[:_MAX_TIME]
            for name, text in post.items()
            if name.startswith("when-") and text.strip()
        },
    )
