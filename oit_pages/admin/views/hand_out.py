"""Who answers for what and until when, of many indicators in one step; and the announcement."""

from functools import cached_property

from django import forms
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.draft_announcement import (
    AnnouncementRefused,
    draft_announcement,
    pages_to_choose,
)
from oit_pages.actions.hand_out import HandedOut, Handing, hand_out
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.admin.messages import message_with_list
from oit_pages.admin.permissions import ChangeYear
from oit_pages.checklist.opening import indicator_pages
from oit_pages.checklist.scorecard import scorecard
from oit_pages.checklist.worklist import Task, tasks
from oit_pages.fields.date_widgets import day_hint
from oit_pages.fields.dates import BEDateField
from oit_pages.i18n.formats import today
from oit_pages.models import GroupMember, ResponsibleUnit

STATES = {
    "new": gettext_lazy("The announcement is drafted. Read it, sign it, then have it published."),
    "renewed": gettext_lazy("The draft of the announcement is renewed."),
    "same": gettext_lazy("The announcement says all of this already; nothing was changed."),
}


class HandingForm(forms.Form):
    """What is given. An empty field leaves things as they are."""

    unit = forms.ModelChoiceField(
        ResponsibleUnit.objects.none(),
        label=gettext_lazy("Responsible unit"),
        required=False,
        empty_label=gettext_lazy("as it is"),
    )
    member = forms.ModelChoiceField(
        GroupMember.objects.none(),
        label=gettext_lazy("Responsible person"),
        required=False,
        empty_label=gettext_lazy("as it is"),
    )
    due = BEDateField(label=gettext_lazy("Due on"), required=False)
    no_member = forms.BooleanField(label=gettext_lazy("Take the person away"), required=False)
    no_due = forms.BooleanField(label=gettext_lazy("Take the day away"), required=False)

    def __init__(self, data, units, members, year: int):
        super().__init__(data)
        self.fields["unit"].queryset = units
        self.fields["member"].queryset = members
        due = self.fields["due"]
        due.example_year = year
        due.widget.attrs.update(
            {
                "placeholder": day_hint(year),
                "data-oit-year": year,
                "data-oit-read": reverse("oit_pages_read_date"),
            }
        )

    @property
    def given(self) -> Handing:
        return Handing(**self.cleaned_data)


class HandOutView(ChangeYear, WagtailAdminTemplateMixin, TemplateView):
    """POST do = assign (subject …, of_unit = <id>|-, and what `HandingForm` takes) | announce
    (page). For whoever may change the year's pages."""

    template_name = "oit_pages/admin/hand_out.html"
    page_title = gettext_lazy("Who does what, until when")
    header_icon = "group"

    @cached_property
    def units(self):
        above = self.year.path[: -self.year.steplen]
        return ResponsibleUnit.objects.filter(municipality__path=above)

    @cached_property
    def tasks(self) -> list[Task]:
        return tasks(scorecard(self.year), today())

    @cached_property
    def form(self) -> HandingForm:
        data = self.request.POST if self.request.POST.get("do") == "assign" else None
        return HandingForm(data, self.units, self.year.members.all(), self.year.year)

    @property
    def chosen(self) -> list[str]:
        """Subjects: those that are ticked, and all of the unit that is named."""
        posted = self.request.POST
        ticked, unit = set(posted.getlist("subject")), posted.get("of_unit", "")
        return [
            one.row.indicator.subject
            for one in self.tasks
            if one.row.indicator.subject in ticked
            or (unit and unit == (str(one.unit.pk) if one.unit else "-"))
        ]

    def post(self, request, *args, **kwargs):
        steps = {"assign": self._assign, "announce": self._announce}
        step = steps.get(request.POST.get("do", ""))
        if step is None:
            raise Http404
        try:
            said = step()
        except (AnnouncementRefused, Conflict) as error:
            said = False
            messages.error(request, str(error))
        if not said:  # what was ticked and typed is still there
            return super().get(request, *args, **kwargs)
        return redirect("oit_pages_hand_out", self.year.pk)

    def _assign(self) -> bool:
        chosen, form = self.chosen, self.form
        if not form.is_valid():
            messages.error(self.request, _("Nothing was changed. See what is marked below."))
            return False
        if not chosen or not form.given:
            messages.error(
                self.request,
                _("Tick indicators, then choose what they are given: a unit, a person or a day."),
            )
            return False
        self._say(hand_out(self.year, chosen, form.given, user=self.request.user))
        return True

    def _say(self, done: HandedOut) -> None:
        count = len(done.changed)
        told = ngettext(
            "%(count)s indicator handed out.", "%(count)s indicators handed out.", count
        )
        messages.success(
            self.request, told % {"count": count} if count else _("All of it was so already.")
        )
        for pages, intro in (
            (done.drafts, _("The public sees the new unit once these pages are published again:")),
            (done.locked, _("Locked or waiting for an approval, so their unit stays as it was:")),
        ):
            if pages:
                lines = [page.title for page in pages]
                messages.warning(self.request, message_with_list(intro, lines))
        if done.without_page:
            messages.warning(
                self.request,
                _("Some have no page yet to write a unit on. Make the pages in “Open a year”."),
            )

    def _announce(self) -> bool:
        asked = self.request.POST.get("page", "")
        pages = indicator_pages(self.year)
        page = get_object_or_404(pages, pk=int(asked[:9]) if asked.isdecimal() else 0)
        done = draft_announcement(self.year, page, user=self.request.user)
        edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
        button = messages.button(edit, _("Open the page"))
        messages.success(self.request, STATES[done.state], buttons=[button])
        return True

    def get_context_data(self, **kwargs):
        ticked = set(self.request.POST.getlist("subject"))
        return super().get_context_data(
            rows=[(one, one.row.indicator.subject in ticked) for one in self.tasks],
            form=self.form,
            units=self.units,
            of_unit=self.request.POST.get("of_unit", ""),
            members=self.form.fields["member"].queryset,
            pages=pages_to_choose(self.year),
            **kwargs,
        )
