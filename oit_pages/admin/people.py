"""People of the municipality in the admin: the register, and choosing from it."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.panels import ObjectList
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

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


class Find(SearchFilterMixin, BaseFilterForm):
    """By any part of a name, a position or the municipality's name."""

    def filter(self, objects):
        words = self.cleaned_data.get("q") or ""
        self.is_searching, self.search_query = bool(words), words
        columns = (*PersonViewSet.search_fields, "municipality__name_th")
        for word in words.split():
            found = (Q(**{f"{column}__icontains": word}) for column in columns)
            objects = objects.filter(reduce(or_, found))
        return objects


class OwnPeople:
    """For views that list people to choose from."""

    filter_form_class = Find
    is_multiple_choice = False  # a row names one
    per_page = 50

    def get_object_list(self):
        return own(Person, self.request.user).select_related("municipality")

    @property
    def columns(self):
        return [*super().columns, municipality_column()]


class ChooseView(OwnPeople, chooser.ChooseView):
    pass


class ChooseResultsView(OwnPeople, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return get_object_or_404(own(Person, self.request.user), pk=pk)


class PersonChooserViewSet(ChooserViewSet):
    """Choosing one for a row, of the own municipalities; nobody is added on the way."""

    model = Person
    icon = "user"
    page_title = _("Choose from the register")
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    register_widget = False  # pages alone refer to people

    def get_urlpatterns(self):
        return [
            path("", self.choose_view, name="choose"),
            path("results/", self.choose_results_view, name="choose_results"),
            path("chosen/<int:pk>/", self.chosen_view, name="chosen"),
        ]


people_chooser = PersonChooserViewSet("oit_people_chooser", url_prefix="oit/people/choose")
people = PersonViewSet("oit_people", url_prefix="oit/people")
