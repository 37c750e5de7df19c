"""The working groups of the years in the admin: everybody keeps those of the own municipality."""

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from oit_pages.admin.registers import own
from oit_pages.checklist.years import assessed_years
from oit_pages.models import AssessmentYearPage, GroupMember, ResponsibleUnit
from oit_pages.models.page_queries import steps_to


def own_years(user) -> QuerySet[AssessmentYearPage]:
    """The years whose pages the user may change."""
    editable = page_permission_policy.instances_user_has_permission_for(user, "change")
    return assessed_years().filter(pk__in=editable.order_by().values("pk"))


def own_members(user) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(year_page__in=own_years(user).order_by())


def accounts_of(years: QuerySet[AssessmentYearPage]) -> QuerySet:
    """The accounts that work on these years, or on what is above them."""
    paths = {step for path in years.values_list("path", flat=True) for step in steps_to(path)}
    above = Page.objects.filter(path__in=paths)
    users = get_user_model().objects.filter(is_active=True)
    return users.filter(groups__page_permissions__page__in=above).distinct()


class MemberForm(WagtailAdminModelForm):
    """Offers the years, units and accounts of the municipalities of whoever fills it in."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        years, fields = own_years(self.for_user), self.fields
        fields["year_page"].queryset = years
        if self.instance.pk is None:
            fields["year_page"].initial = years.first()
        fields["unit"].queryset = own(ResponsibleUnit, self.for_user)
        if "user" in fields:
            # The account that is there stays one to choose, whatever it may do now; a superuser,
            # who needs no group, may choose the own.
            users = get_user_model().objects
            kept = Q(pk__in=[self.for_user.pk, self.instance.user_id])
            fields["user"].queryset = users.filter(kept | Q(pk__in=accounts_of(years).values("pk")))


class OwnMember:
    """For views of one member: another municipality's is not there."""

    def get_object(self, queryset=None):
        member = super().get_object()
        return get_object_or_404(own_members(self.request.user), pk=member.pk)


class MemberIndexView(generic.IndexView):
    def get_base_queryset(self):
        members = own_members(self.request.user).select_related("year_page", "unit", "user")
        return members.order_by("-year_page__year", "year_page__path", "place", "pk")


class MemberEditView(OwnMember, generic.EditView):
    pass


class MemberDeleteView(OwnMember, generic.DeleteView):
    pass


class MemberCopyView(OwnMember, generic.CopyView):
    pass


class MemberHistoryView(OwnMember, HistoryView):
    pass


class MemberUsageView(OwnMember, UsageView):
    pass


class MemberViewSet(ModelViewSet):
    """The members of the years' working groups; a municipality sees its own."""

    model = GroupMember
    icon = "group"
    menu_label = _("Working group")
    add_to_settings_menu = True
    list_display = ["name", "position", "role", "unit", "email", "year_page"]
    search_fields = ["name", "position", "role"]
    edit_handler = ObjectList(GroupMember.panels, base_form_class=MemberForm)
    index_view_class = MemberIndexView
    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView
    copy_view_class = MemberCopyView
    history_view_class = MemberHistoryView
    usage_view_class = MemberUsageView


members = MemberViewSet("oit_members", url_prefix="oit/members")
