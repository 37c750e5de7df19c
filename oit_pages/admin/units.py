"""Responsible units in the admin: everybody keeps those of their own municipality."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import page_permission_policy

from oit_pages.models import ResponsibleUnit, TransparencyIndexPage


class UnitViewSet(ModelViewSet):
    """A list of units; a municipality sees its own."""

    model = ResponsibleUnit
    icon = "group"
    menu_label = _("Responsible units")
    add_to_settings_menu = True
    list_display = ["name_th", "name_en", "email", "municipality"]
    search_fields = ["name_th", "name_en"]
    form_fields = ["municipality", "name_th", "name_en", "email", "phone"]


units = UnitViewSet("oit_units", url_prefix="oit/units")


def own_municipalities(user):
    """The municipalities whose pages the user may edit."""
    editable = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish"}
    )
    return TransparencyIndexPage.objects.filter(pk__in=editable.values("pk"))
