"""People's part of one indicator: attest, declare not applicable, take back."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages.actions.declare import (
    DeclarationRefused,
    attest,
    exempt,
    may_attest,
    may_exempt,
    withdraw,
)
from oit_pages.admin.permissions import year_of
from oit_pages.checklist.requirement_lines import lines
from oit_pages.i18n.formats import is_english
from oit_pages.models import Declaration, DeclarationKind, IndicatorResult, Outcome
from oit_pages.rules.base import OPEN


class DeclareView(WagtailAdminTemplateMixin, TemplateView):
    """POST: do = attest (requirement, note) | exempt (note) | withdraw (declaration)."""

    template_name = "oit_pages/admin/declare.html"
    page_title = gettext_lazy("What people judge")
    header_icon = "check"
    refused = ""

    @cached_property
    def year_page(self):
        wanted = self.kwargs["year_page_id"]
        year = year_of(self.request.user, wanted) if wanted < 10**9 else None
        if year is None or year.edition is None:
            raise Http404
        return year

    @cached_property
    def indicator(self):
        indicator = self.year_page.edition.find(self.kwargs["code"])
        if indicator is None:
            raise Http404
        return indicator

    @cached_property
    def declarations(self) -> list[Declaration]:
        declarations = self.year_page.declarations.filter(code=self.indicator.code)
        return list(declarations.select_related("made_by", "year_page"))

    def get_page_subtitle(self) -> str:
        return _("%(code)s, fiscal year %(year)s") % {
            "code": self.indicator.code,
            "year": self.year_page.year,
        }

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()},
        ]

    def post(self, request, *args, **kwargs):
        doing = request.POST.get("do")
        if doing not in {"attest", "exempt", "withdraw"}:
            raise Http404
        try:
            done = getattr(self, f"_{doing}")()
        except DeclarationRefused as error:
            self.refused = str(error)
            return self.render_to_response(self.get_context_data(**kwargs))
        messages.success(request, done)
        return redirect("oit_pages_declare", self.year_page.pk, self.indicator.code)

    def _attest(self) -> str:
        _require(may_attest(self.request.user))
        requirement = self.request.POST.get("requirement", "")
        attest(self.year_page, self.indicator, requirement, self._note, self.request.user)
        return _("Attested.")

    def _exempt(self) -> str:
        _require(may_exempt(self.request.user))
        exempt(self.year_page, self.indicator, self._note, self.request.user)
        return _("Declared not applicable.")

    def _withdraw(self) -> str:
        pk = self.request.POST.get("declaration", "")
        mine = self.year_page.declarations.filter(code=self.indicator.code)
        declaration = get_object_or_404(mine, pk=pk if pk.isdecimal() else 0)
        _require(self._may(declaration))
        withdraw(declaration, self.request.user)
        return _("Withdrawn.")

    def _may(self, declaration: Declaration) -> bool:
        """Whether this user may take it back: who may say it may unsay it."""
        attested = declaration.kind == DeclarationKind.ATTESTED
        return (may_attest if attested else may_exempt)(self.request.user)

    @property
    def _note(self) -> str:
        return self.request.POST.get("note", "").replace("\x00", "")

    def get_context_data(self, **kwargs):
        results = IndicatorResult.objects.filter(
            year_page=self.year_page, code=self.indicator.code
        ).select_related("page")
        result = results.first()
        findings = result.findings if result else {}
        shown = lines(self.year_page.edition, self.indicator, findings)
        texts = {line.requirement.id: line.text for line in shown}
        here = ("", self.indicator.subject)  # what stood under this code before asked for others
        told = [
            (one, texts.get(one.requirement, "") if one.subject in here else "", self._may(one))
            for one in self.declarations
        ]
        standing = [row for row in told if row[0].withdrawn_at is None]
        return super().get_context_data(
            indicator=self.indicator,
            year_page=self.year_page,
            result=result,
            outcome=result.outcome if result else "missing",
            outcome_label=Outcome(result.outcome if result else "missing").label,
            for_people=[line for line in shown if line.outcome in OPEN],
            standing=standing,
            past=[row for row in told if row[0].withdrawn_at is not None],
            exempted=any(one.kind == DeclarationKind.NOT_APPLICABLE for one, *_ in standing),
            may_attest=may_attest(self.request.user),
            may_exempt=may_exempt(self.request.user),
            refused=self.refused,
            kept=self.request.POST,
            english=is_english(),
            **kwargs,
        )


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied
