"""The admin's way to `actions.arrange_groups`: who writes and who approves, of a municipality."""

from django import forms
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.approval_gaps import approval_gaps
from oit_pages.actions.arrange_groups import GroupsError, arrange_groups
from oit_pages.admin.permissions import may_arrange
from oit_pages.checklist.years import in_source_language
from oit_pages.models import TransparencyIndexPage


class GroupsForm(forms.Form):
    """Which groups of the site's own to use; those of the municipality's page without a choice."""

    writers = forms.ModelChoiceField(
        Group.objects.order_by("name"),
        required=False,
        label=gettext_lazy("Those who write"),
        empty_label=gettext_lazy("Those there are, or a new group"),
    )
    officers = forms.ModelChoiceField(
        Group.objects.order_by("name"),
        required=False,
        label=gettext_lazy("Those who approve"),
        empty_label=gettext_lazy("Those there are, or a new group"),
        help_text=gettext_lazy(
            "What those who write send for approval reaches these; they can open it, change it, "
            "approve it and send it back. People are put into groups under Settings → Users."
        ),
    )


class GroupsView(WagtailAdminTemplateMixin, FormView):
    """For a municipality's page; shows what is missing, then makes it."""

    form_class = GroupsForm
    template_name = "oit_pages/admin/form.html"
    page_title = gettext_lazy("Arrange groups and approval")
    header_icon = "group"

    @cached_property
    def index(self) -> TransparencyIndexPage:
        if not may_arrange(self.request.user):
            raise PermissionDenied
        municipalities = TransparencyIndexPage.objects.filter(in_source_language())
        return get_object_or_404(municipalities, pk=self.kwargs["page_id"])

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_page_subtitle(self) -> str:
        return self.index.name_th or self.index.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            notices=approval_gaps(self.index),
            submit_label=_("Arrange them"),
            cancel_url=reverse("wagtailadmin_explore", args=[self.index.pk]),
            **kwargs,
        )

    def form_valid(self, form):
        try:
            done = arrange_groups(self.index, **form.cleaned_data)
        except GroupsError as error:
            form.add_error("officers", str(error))
            return self.form_invalid(form)
        facts = {"writers": done.writers, "officers": done.officers, "workflow": done.workflow}
        said = _("%(writers)s → %(workflow)s → %(officers)s") % facts
        messages.success(self.request, said if done.made else _("Nothing was missing."))
        for gap in approval_gaps(TransparencyIndexPage.objects.get(pk=self.index.pk)):
            messages.warning(self.request, gap)
        return redirect("wagtailadmin_explore", self.index.pk)
