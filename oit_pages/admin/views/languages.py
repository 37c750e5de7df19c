"""A year in two languages: how far each English page has come; one button makes them all."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.admin.english_state import STATES, has_english, in_words
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.admin.year_work import WithYearWork
from oit_pages.checklist.scorecard import Scorecard, scorecard, with_english


class LanguagesView(WithYearWork, YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """GET ?year_page=… &state=none|untranslated|partial|outdated|done; POST translates."""

    template_name = "oit_pages/admin/languages.html"
    page_title = gettext_lazy("Two languages")
    header_icon = "globe"

    def dispatch(self, request, *args, **kwargs):
        if not has_english():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def card(self) -> Scorecard:
        return with_english(scorecard(self.year))

    @cached_property
    def may_translate(self) -> bool:
        """Making English pages is adding pages; what is made stays a draft."""
        return self.year.permissions_for_user(self.request.user).can_add_subpage()

    def post(self, request, *args, **kwargs):
        if not self.may_translate:
            raise PermissionDenied
        self.work_on("translate")
        return redirect(f"{reverse('oit_pages_languages')}?year_page={self.year.pk}")

    def get_context_data(self, **kwargs):
        wanted = self.request.GET.get("state", "")
        rows = [row for row in self.card.rows if wanted in {"", row.english.state}]
        counts = dict.fromkeys(STATES, 0)
        for row in self.card.rows:
            counts[row.english.state] += 1
        return super().get_context_data(
            rows=[(row, in_words(row.english), _must(row)) for row in rows],
            states=[(state, label, counts[state]) for state, label in STATES.items()],
            wanted=wanted,
            may_translate=self.may_translate,
            work=self.work_of("translate"),
            **kwargs,
        )


def _must(row) -> bool:
    """Whether the edition wants this indicator in English too."""
    return "en" in row.indicator.languages
