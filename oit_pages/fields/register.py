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


class PersonBlock(ChooserBlock):
    """Who of the register fills the row.

    The row shows what the register says, so that the reference by itself is nothing to a reader,
    a rule or a translator.
    """

    model: ClassVar[str] = PersonChooser.model

    @cached_property
    def target_model(self):
        return resolve_model_string(self.model)

    @cached_property
    def widget(self):
        return PersonChooser()

    class Meta:
        icon = "user"
