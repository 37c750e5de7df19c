"""Choosing an entry of a municipality's register for a page: everybody chooses among their own."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, SearchFilterMixin
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet

from oit_pages.admin.people import PersonViewSet
from oit_pages.admin.registers import municipality_column, own
from oit_pages.admin.units import UnitViewSet
from oit_pages.models import Person, ResponsibleUnit

#: Where the words of a search are looked for, beside the municipality's name.
_SEARCHED = {one.model: one.search_fields for one in (PersonViewSet, UnitViewSet)}


class Find(SearchFilterMixin, BaseFilterForm):
    """By any part of a name, a position or the municipality's name."""

    def filter(self, objects):
        words = self.cleaned_data.get("q") or ""
        self.is_searching, self.search_query = bool(words), words
        columns = (*_SEARCHED[objects.model], "municipality__name_th")
        for word in words.split():
            found = (Q(**{f"{column}__icontains": word}) for column in columns)
            objects = objects.filter(reduce(or_, found))
        return objects


class OwnEntries:
    """For views that list entries to choose from."""

    filter_form_class = Find
    is_multiple_choice = False  # a row names one
    per_page = 50

    def get_object_list(self):
        return own(self.model_class, self.request.user).select_related("municipality")

    @property
    def columns(self):
        return [*super().columns, municipality_column()]


class ChooseView(OwnEntries, chooser.ChooseView):
    pass


class ChooseResultsView(OwnEntries, chooser.ChooseResultsView):
    pass


class ChosenView(chooser.ChosenView):
    def get_object(self, pk):
        return get_object_or_404(own(self.model_class, self.request.user), pk=pk)


class RegisterChooserViewSet(ChooserViewSet):
    """Choosing one, of the own municipalities; nothing is added on the way."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    register_widget = False  # the bodies of pages alone choose so

    def get_urlpatterns(self):
        return [
            path("", self.choose_view, name="choose"),
            path("results/", self.choose_results_view, name="choose_results"),
            path("chosen/<int:pk>/", self.chosen_view, name="chosen"),
        ]


people_chooser = RegisterChooserViewSet(
    "oit_people_chooser",
    model=Person,
    page_title=_("Choose from the register"),
    icon="user",
    url_prefix="oit/people/choose",
)
units_chooser = RegisterChooserViewSet(
    "oit_units_chooser",
    model=ResponsibleUnit,
    page_title=_("Choose a unit from the register"),
    icon="group",
    url_prefix="oit/units/choose",
)
