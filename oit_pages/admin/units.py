"""Responsible units in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList

from oit_pages.admin.registers import OwnForm, RegisterViewSet, municipality_column
from oit_pages.models import ResponsibleUnit


class UnitViewSet(RegisterViewSet):
    """A list of units; a municipality sees its own."""

    model = ResponsibleUnit
    icon = "group"
    menu_label = _("Responsible units")
    list_display = ["name_th", "name_en", "email", municipality_column()]
    search_fields = ["name_th", "name_en"]
    edit_handler = ObjectList(ResponsibleUnit.panels, base_form_class=OwnForm)


units = UnitViewSet("oit_units", url_prefix="oit/units")
