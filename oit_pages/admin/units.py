"""Responsible units in the admin: everybody keeps those of their own municipality."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
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


def name_of(municipality: TransparencyIndexPage) -> str:
    """Its official name: the titles of these pages are alike everywhere."""
    return municipality.name_th or municipality.title


def own_units(user):
    return ResponsibleUnit.objects.filter(municipality__in=own_municipalities(user))


class UnitForm(WagtailAdminModelForm):
    """Offers the municipalities of whoever fills it in; a lone one is chosen already."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mine = own_municipalities(self.for_user)
        self.fields["municipality"].queryset = mine
        self.fields["municipality"].label_from_instance = name_of
        if len(mine) == 1:
            self.fields["municipality"].initial = mine[0]


class OwnUnits:
    """For views of one unit: another municipality's is not there."""

    def get_object(self, queryset=None):
        unit = super().get_object()
        return get_object_or_404(own_units(self.request.user), pk=unit.pk)


class UnitIndexView(generic.IndexView):
    def get_base_queryset(self):
        return own_units(self.request.user).select_related("municipality")


class UnitEditView(OwnUnits, generic.EditView):
    pass


class UnitDeleteView(OwnUnits, generic.DeleteView):
    pass


class UnitCopyView(OwnUnits, generic.CopyView):
    pass


class UnitHistoryView(OwnUnits, HistoryView):
    pass


class UnitUsageView(OwnUnits, UsageView):
    pass


class UnitViewSet(ModelViewSet):
    """A list of units; a municipality sees its own."""

    model = ResponsibleUnit
    icon = "group"
    menu_label = _("Responsible units")
    add_to_settings_menu = True
    list_display = [
        "name_th",
        "name_en",
        "email",
        Column(
            "municipality",
            label=ResponsibleUnit._meta.get_field("municipality").verbose_name,
            accessor=lambda unit: name_of(unit.municipality),
        ),
    ]
    search_fields = ["name_th", "name_en"]
    edit_handler = ObjectList(ResponsibleUnit.panels, base_form_class=UnitForm)
    index_view_class = UnitIndexView
    edit_view_class = UnitEditView
    delete_view_class = UnitDeleteView
    copy_view_class = UnitCopyView
    history_view_class = UnitHistoryView
    usage_view_class = UnitUsageView


units = UnitViewSet("oit_units", url_prefix="oit/units")
