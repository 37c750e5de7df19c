"""The registers of a municipality in the admin, units and people: everybody keeps their own."""

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import page_permission_policy

from oit_pages.checklist.years import in_source_language
from oit_pages.models import ResponsibleUnit, TransparencyIndexPage


def own_municipalities(user):
    """The municipalities whose pages the user may edit; their translations are not counted."""
    editable = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    return TransparencyIndexPage.objects.filter(
        in_source_language(), pk__in=editable.order_by().values("pk")
    )


def municipality_column() -> Column:
    """Whose an entry is, by its official name."""
    label = ResponsibleUnit._meta.get_field("municipality").verbose_name
    return Column(
        "municipality", label=label, accessor=lambda one: one.municipality.official_name()
    )


def own(model: type[Model], user) -> QuerySet:
    """What a register holds of the municipalities whose pages the user may edit."""
    return model.objects.filter(municipality__in=own_municipalities(user))


class OwnForm(WagtailAdminModelForm):
    """Offers the municipalities of whoever fills it in; a lone one is chosen already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = own_municipalities(self.for_user)
        self.fields["municipality"].queryset = mine
        self.fields["municipality"].label_from_instance = TransparencyIndexPage.official_name
        if len(mine) == 1:
            self.fields["municipality"].initial = mine[0]


class Own:
    """For views of one entry: another municipality's is not there."""

    def get_object(self, queryset=None):
        entry = super().get_object()
        return get_object_or_404(own(self.model, self.request.user), pk=entry.pk)


class OwnIndexView(generic.IndexView):
    def get_base_queryset(self):
        return own(self.model, self.request.user).select_related("municipality")


class OwnEditView(Own, generic.EditView):
    pass


class OwnDeleteView(Own, generic.DeleteView):
    pass


class OwnCopyView(Own, generic.CopyView):
    pass


class OwnHistoryView(Own, HistoryView):
    pass


class OwnUsageView(Own, UsageView):
    pass


class RegisterViewSet(ModelViewSet):
    """A list of units or people; a municipality sees its own."""

    add_to_settings_menu = True
    index_view_class = OwnIndexView
    edit_view_class = OwnEditView
    delete_view_class = OwnDeleteView
    copy_view_class = OwnCopyView
    history_view_class = OwnHistoryView
    usage_view_class = OwnUsageView
