"""The explorer's listing of a section: what each indicator came to, beside its title."""

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import ExplorableIndexView

from oit_pages.models import IndicatorResult, Outcome, SectionPage

#: The viewset's listing serves these pages' children.
PARENTS = (SectionPage,)


class OutcomeColumn(Column):
    """The outcome as it was last judged."""

    cell_template_name = "oit_pages/admin/outcome_cell.html"

    def get_value(self, instance):
        return instance.oit_outcome or "missing"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        context["label"] = Outcome(context["value"]).label
        return context


class IndicatorIndexView(ExplorableIndexView):
    """Wagtail's explorer with one column and one sort order more; no query more."""

    base_columns = [
        *ExplorableIndexView.base_columns,
        OutcomeColumn("oit_outcome", label=_("OIT"), sort_key="oit_outcome", width="14%"),
    ]

    def annotate_queryset(self, queryset):
        result = IndicatorResult.objects.filter(page=OuterRef("pk")).values("outcome")[:1]
        return super().annotate_queryset(queryset.annotate(oit_outcome=Subquery(result)))
