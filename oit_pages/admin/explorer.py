"""The explorer's listing of a section: what each indicator came to, beside its title."""

from django.db.models import OuterRef, Q, Subquery
from django.forms import CheckboxSelectMultiple, Media
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView, PageFilterSet

from oit_pages.admin.english_state import has_english, in_words
from oit_pages.admin.styles import styles
from oit_pages.checklist.english_pages import English, english_by_key
from oit_pages.models import IndicatorResult, Outcome, SectionPage

#: The viewset's listing serves these pages' children.
PARENTS = (SectionPage,)


class OutcomeColumn(Column):
    """The outcome as it was last judged."""

    cell_template_name = "oit_pages/admin/outcome_cell.html"

    @property
    def media(self) -> Media:
        return styles()

    def get_value(self, instance):
        return instance.oit_outcome or "missing"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["label"] = Outcome(context["value"]).label
        return context


class EnglishColumn(Column):
    """How far the English page has come."""

    def get_value(self, instance):
        return in_words(instance.oit_english)


class OutcomeFilterSet(PageFilterSet):
    """Wagtail's filters, and what each indicator came to."""

    oit_outcome = MultipleChoiceFilter(
        label=_("What it came to"),
        choices=Outcome.choices,
        method="with_outcome",
        widget=CheckboxSelectMultiple,
    )

    def with_outcome(self, queryset, name, wanted):
        """Of several outcomes any; an indicator that was not judged yet counts as missing."""
        if not wanted:
            return queryset
        matching = Q(oit_outcome__in=wanted)
        if "missing" in wanted:
            matching |= Q(oit_outcome=None)
        return queryset.filter(matching)


class IndicatorIndexView(ExplorableIndexView):
    """Wagtail's explorer with the outcome (no query more), and on sites with English content
    with the state of the English pages (four queries at most); in the English tree too."""

    base_columns = [
        # A subject has a page type of its own, so the title says the type; Thai titles are long.
        *(one for one in ExplorableIndexView.base_columns if one.name != "type"),
        OutcomeColumn("oit_outcome", label=_("OIT"), sort_key="oit_outcome", width="14%"),
    ]

    def annotate_queryset(self, queryset):
        result = IndicatorResult.objects.filter(  # an English page has its Thai page's
            page__translation_key=OuterRef("translation_key")
        ).values("outcome")[:1]
        return super().annotate_queryset(queryset.annotate(oit_outcome=Subquery(result)))

    @cached_property
    def explorable_columns(self):
        columns = list(super().explorable_columns)
        if has_english():
            english = EnglishColumn("oit_english", label=_("English"), width="12%")
            columns.insert(-1, english)  # the last one leads to the children
        return columns

    def get_table(self, object_list):
        if has_english():
            pages = list(object_list)
            english = english_by_key(pages)
            for page in pages:
                page.oit_english = english.get(page.translation_key, English())
            object_list = pages
        return super().get_table(object_list)
