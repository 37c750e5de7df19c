"""The admin's way to `actions.scaffold`: make a fiscal year's tree."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.scaffold import ScaffoldError, scaffold
from oit_pages.admin.views.forms import ScaffoldForm
from oit_pages.catalogue import EditionError


class ScaffoldView(WagtailAdminTemplateMixin, FormView):
    """Below the home or a transparency page; asks for the year."""

    form_class = ScaffoldForm
    template_name = "oit_pages/admin/form.html"
    page_title = gettext_lazy("Make a fiscal year's tree")
    header_icon = "folder-open-1"

    @cached_property
    def parent(self) -> Page:
        parent = get_object_or_404(Page, pk=self.kwargs["page_id"]).specific
        if not parent.permissions_for_user(self.request.user).can_add_subpage():
            raise PermissionDenied
        return parent

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_page_subtitle(self) -> str:
        return self.parent.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit_label=_("Make the pages"),
            cancel_url=reverse("wagtailadmin_explore", args=[self.parent.pk]),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            done = scaffold(form.cleaned_data["year"], self.parent, user=self.request.user)
        except (Conflict, EditionError, ScaffoldError) as error:
            form.add_error("year", str(error))
            return self.form_invalid(form)
        count = len(done.made)
        messages.success(
            self.request,
            ngettext("%(count)s page made.", "%(count)s pages made.", count) % {"count": count}
            if count
            else _("Nothing was missing."),
        )
        return redirect("wagtailadmin_explore", done.year_page.pk)
