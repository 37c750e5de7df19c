"""The admin's way to `actions.import_document`: bring a Word or Excel file into a page."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.import_document import ImportFailed, import_document
from oit_pages.admin.forms import ImportForm
from oit_pages.admin.rights import indicator_page
from oit_pages.models import IndicatorPage


class ImportView(WagtailAdminTemplateMixin, FormView):
    """Adds to the page's draft; nothing becomes public here."""

    form_class = ImportForm
    template_name = "oit_pages/admin/form.html"
    page_title = gettext_lazy("Import from Word or Excel")
    header_icon = "upload"

    @cached_property
    def page(self) -> IndicatorPage:
        page = indicator_page(self.kwargs["page_id"])
        permissions = page.permissions_for_user(self.request.user)
        if not permissions.can_edit() or permissions.page_locked():
            raise PermissionDenied
        return page

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            submit_label=_("Import as a draft"),
            cancel_url=reverse("wagtailadmin_pages:edit", args=[self.page.pk]),
            **kwargs,
        )

    def form_valid(self, form):
        upload = form.cleaned_data["file"]
        try:
            done = import_document(upload, self.page, name=upload.name, user=self.request.user)
        except ImportFailed as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        messages.success(
            self.request,
            format_html(
                "{}{}",
                _("Brought in as a draft. Look it over, then publish it:"),
                format_html_join("", "<br>• {}", ((line,) for line in done.report)),
            ),
        )
        return redirect("wagtailadmin_pages:edit", self.page.pk)
