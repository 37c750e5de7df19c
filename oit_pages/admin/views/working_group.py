"""The orders of the year, whom each would add to its working group, and a button that does it."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.fill_group import GroupRefused, fill_group
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.permissions import ChangeYear
from oit_pages.checklist.orders import appointing_orders, not_appointed


class WorkingGroupView(ChangeYear, WagtailAdminTemplateMixin, TemplateView):
    """GET shows; POST (page, block) fills the working group from that order."""

    template_name = "oit_pages/admin/working_group.html"
    page_title = gettext_lazy("Working group of the year")
    header_icon = "group"

    def post(self, request, *args, **kwargs):
        page = request.POST.get("page", "")
        number = int(page[:9]) if page.isdecimal() else 0
        try:
            done = fill_group(self.year, number, request.POST.get("block", ""))
        except (Conflict, GroupRefused) as error:
            messages.error(request, str(error))
        else:
            count, filled = len(done.added), len(done.filled)
            told = [
                ngettext("%(count)s member added.", "%(count)s members added.", count)
                % {"count": count}
                if count
                else "",
                ngettext(
                    "What was empty of %(count)s member is filled.",
                    "What was empty of %(count)s members is filled.",
                    filled,
                )
                % {"count": filled}
                if filled
                else "",
            ]
            messages.success(
                request, " ".join(filter(None, told)) or _("Everybody of this order is there.")
            )
        return redirect("oit_pages_working_group", self.year.pk)

    def get_context_data(self, **kwargs):
        orders = appointing_orders(self.year)
        members = list(self.year.members.select_related("unit", "user"))
        return super().get_context_data(
            orders=orders,
            members=members,
            not_appointed=not_appointed(members, orders),
            may_change=self.request.user.has_perm("oit_pages.change_groupmember"),
            **kwargs,
        )
