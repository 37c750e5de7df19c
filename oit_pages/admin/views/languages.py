"""A year in two languages: how far each English page has come; one button makes them all."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.translate_year import Translated, TranslateError, translate_year
from oit_pages.admin.english_state import STATES, has_english, in_words
from oit_pages.admin.messages import message_with_list
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.scorecard import Scorecard, scorecard, with_english


class LanguagesView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
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
        try:
            self._say(translate_year(self.year, user=request.user))
        except (Conflict, TranslateError) as error:
            messages.error(request, str(error))
        return redirect(f"{reverse('oit_pages_languages')}?year_page={self.year.pk}")

    def _say(self, done: Translated) -> None:
        messages.success(self.request, " ".join(_told(done)))
        if done.waiting:
            intro = ngettext(
                "%(count)s public English page is behind its Thai page; translate it and publish:",
                "%(count)s public English pages are behind their Thai pages; translate them and "
                "publish:",
                len(done.waiting),
            ) % {"count": len(done.waiting)}
            titles = [page.title for page in done.waiting]
            messages.warning(self.request, message_with_list(intro, titles))
        if done.refused:
            lines = [f"{page.title}: {why}" for page, why in done.refused]
            messages.warning(self.request, message_with_list(_("These could not be made:"), lines))

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
            **kwargs,
        )


def _told(done: Translated) -> list[str]:
    """What was done, without what was not."""
    made, updated, filled = len(done.made), len(done.updated), done.filled
    carried = done.carried
    told = [
        ngettext("%(count)s English page made.", "%(count)s English pages made.", made)
        % {"count": made},
        ngettext("%(count)s brought up to date.", "%(count)s brought up to date.", updated)
        % {"count": updated},
        ngettext(
            "%(count)s text filled in from the glossary.",
            "%(count)s texts filled in from the glossary.",
            filled,
        )
        % {"count": filled},
        ngettext(
            "%(count)s text taken over from another year's translation.",
            "%(count)s texts taken over from another year's translation.",
            carried,
        )
        % {"count": carried},
    ]
    counts = (made, updated, filled, carried)
    return [text for text, count in zip(told, counts, strict=True) if count] or [
        _("Nothing was missing.")
    ]


def _must(row) -> bool:
    """Whether the edition wants this indicator in English too."""
    return "en" in row.indicator.languages
