"""Choosing an entry of the municipality's registers."""

from typing import ClassVar

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import BaseChooser
from wagtail.blocks import ChooserBlock
from wagtail.coreutils import resolve_model_string


class PersonChooser(BaseChooser):
    choose_one_text = _("Choose from the register")
    choose_another_text = _("Choose another person")
    link_to_chosen_text = _("Change it in the register")
    model = "oit_pages.Person"
    chooser_modal_url_name = "oit_people_chooser:choose"
    icon = "user"


class UnitChooser(BaseChooser):
    choose_one_text = _("Choose a unit from the register")
    choose_another_text = _("Choose another unit")
    link_to_chosen_text = _("Change it in the register")
    model = "oit_pages.ResponsibleUnit"
    chooser_modal_url_name = "oit_units_chooser:choose"
    icon = "group"


class RegisterBlock(ChooserBlock):
    """Which entry of a register fills the block or row that it stands in.

    What is shown is what the register says, so that the reference by itself is nothing to a
    reader, a rule or a translator.
    """

    chooser: ClassVar[type[BaseChooser]]
    kind: ClassVar[str]
    """Its register among the references of a body."""

    @cached_property
    def target_model(self):
        return resolve_model_string(self.chooser.model)

    @cached_property
    def widget(self):
        return self.chooser()


class PersonBlock(RegisterBlock):
    """Who fills the row."""

    chooser = PersonChooser
    kind = "people"

    class Meta:
        icon = "user"


class UnitBlock(RegisterBlock):
    """Which unit is reached."""

    chooser = UnitChooser
    kind = "units"

    class Meta:
        icon = "group"
