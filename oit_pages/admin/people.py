"""People of the municipality in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList

from oit_pages.admin.registers import (
    OwnForm,
    OwnIndexView,
    RegisterViewSet,
    municipality_column,
    own,
)
from oit_pages.models import Person, ResponsibleUnit


class PersonForm(OwnForm):
    """Offers the units of the same municipalities too."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = own(ResponsibleUnit, self.for_user)


class PersonIndexView(OwnIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("unit")


class PersonViewSet(RegisterViewSet):
    """A list of people; a municipality sees its own."""

    model = Person
    icon = "user"
    menu_label = _("People of the municipality")
    list_display = ["position_th", "name_th", "unit", "phone", "email", municipality_column()]
    search_fields = ["name_th", "name_en", "position_th", "position_en"]
    edit_handler = ObjectList(Person.panels, base_form_class=PersonForm)
    index_view_class = PersonIndexView


people = PersonViewSet("oit_people", url_prefix="oit/people")
