"""What a responsible unit looks after, as a paper for whoever takes it over."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.export_hand_over import export_hand_over
from oit_pages.actions.export_sheet import MEDIA_TYPES
from oit_pages.admin.permissions import YearInAdmin
from oit_pages.checklist.hand_over import NO_UNIT, UnknownUnit, hand_over


class HandOverView(YearInAdmin, WagtailAdminTemplateMixin, TemplateView):
    """?year_page=…&unit=<its Thai name>; without a unit, or with "-", what no unit looks after."""

    http_method_names = ("get", "head")
    page_title = gettext_lazy("Hand-over")
    header_icon = "download"

    def get(self, request, *args, **kwargs):
        name = request.GET.get("unit") or NO_UNIT
        try:
            content = export_hand_over(hand_over(self.year, name))
        except UnknownUnit as error:
            raise Http404(str(error)) from error
        answer = HttpResponse(content, content_type=MEDIA_TYPES["docx"])
        # Nobody's copy in between: drafts are for whoever works on them.
        answer["Cache-Control"] = "private, no-store"
        answer["X-Content-Type-Options"] = "nosniff"
        whose = "" if name == NO_UNIT else f"-{name}"
        file_name = f"oit-hand-over-{self.year.year}{whose}.docx"
        answer["Content-Disposition"] = content_disposition_header(True, file_name)
        return answer
