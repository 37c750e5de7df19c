"""The board of all municipalities, for a host: how ready each is, on a page, a map or a sheet."""

import logging
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseForbidden, JsonResponse, StreamingHttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from oit_pages import conf
from oit_pages.admin.permissions import may_see_all
from oit_pages.admin.report_cells import as_text
from oit_pages.admin.views.report import NO_ROOM, XLSX
from oit_pages.admin.views.report_filter import EVERY
from oit_pages.catalogue import Edition, editions_available
from oit_pages.checklist.board import (
    STATE_TONES,
    STATES,
    Asked,
    Board,
    Municipality,
    Tally,
    years_judged,
)
from oit_pages.i18n import moments
from oit_pages.i18n.formats import is_english, today
from oit_pages.models import MunicipalityKind
from oit_pages.models.editions import read_mark, site_edition
from oit_pages.on_demand import on_demand
from oit_pages.spreadsheets import NoRoom, csv_of
from oit_pages.thai import fiscal_year_of, to_arabic
from oit_pages.thai.provinces import province_code
from oit_pages.writers.report import Value

logger = logging.getLogger(__name__)


@on_demand("oit_pages.admin.board_workbook:board_workbook")
def board_workbook(
    board: Board, title: str, columns: Mapping[Any, int], lines: Iterable[list[Any]]
) -> bytes: ...


#: Municipalities on one page.
SHOWN = 50
ORDERS = [
    ("score", _("the furthest behind first")),
    ("-score", _("the furthest ahead first")),
    ("name", _("by province and name")),
]
COLUMNS = {
    _("Municipality"): 40,
    _("kind of local government"): 26,
    _("district"): 18,
    _("province"): 18,
    _("agency code"): 14,
    _("fiscal year (B.E.)"): 10,
    _("score"): 10,
    _("possible score"): 12,
    _("Complete items"): 12,
    _("Items for a person"): 14,
    _("Items of the list"): 12,
    _("Where it stands"): 26,
    _("Last change"): 16,
}


class BoardFilter(forms.Form):
    """Which municipalities. Whatever can't be used is as if it were not given."""

    find = forms.CharField(label=_("Name of a municipality"), required=False, max_length=100)
    province = forms.ChoiceField(label=_("province"), required=False)
    district = forms.ChoiceField(label=_("district"), required=False)
    kind = forms.ChoiceField(
        label=_("kind of local government"),
        required=False,
        choices=[EVERY, *MunicipalityKind.choices],
    )
    outcome = forms.ChoiceField(
        label=_("Where it stands"), required=False, choices=[EVERY, *STATES.items()]
    )
    order = forms.ChoiceField(label=_("Order of the list"), required=False, choices=ORDERS)

    def offer(self, provinces: list[str], districts: list[str]) -> None:
        for name, offered in (("province", provinces), ("district", districts)):
            self.fields[name].choices = [EVERY, *((one, one) for one in offered)]


class BoardView(WagtailAdminTemplateMixin, TemplateView):
    """?year=, what `BoardFilter` takes, &p= for a page, &export=json|csv|xlsx.

    Only for superusers and whoever has the permission `view_all_municipalities`.
    """

    template_name = "oit_pages/admin/board.html"
    page_title = _("All municipalities")
    header_icon = "globe"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_all(request.user):
            if "export" in request.GET:  # a program asks: no way to the admin's home
                return HttpResponseForbidden()
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def years(self) -> list[int]:
        known = set(editions_available(conf.edition_paths()))
        return [year for year in years_judged() if year in known] or sorted(known)[-1:]

    @cached_property
    def edition(self) -> Edition:
        """Of the year asked for; else of the one that runs, else of the newest there is."""
        wanted = [to_arabic(self.request.GET.get("year", "")), str(fiscal_year_of(today()))]
        found = [year for one in wanted for year in self.years if str(year) == one]
        return site_edition((found or self.years)[0], read_mark())  # no year page is read here

    @cached_property
    def form(self) -> BoardFilter:
        return BoardFilter(self.request.GET.dict())

    @cached_property
    def board(self) -> Board:
        # Provinces and districts are offered as the profiles name them: they are known only now.
        asked = [self.request.GET.get(name, "") for name in ("province", "district")]
        # PostgreSQL takes no NUL: such a name is none.
        self.form.offer(*([name.replace("\x00", "")] for name in asked))
        self.form.full_clean()
        names = ("find", "province", "district", "kind", "outcome")
        given = {name: self.form.cleaned_data.get(name, "") for name in names}
        if not given["province"]:
            given["district"] = ""
        board = Board(self.edition, Asked(**given))
        self.form.offer(board.provinces(), board.districts())
        return board

    @property
    def order(self) -> str:
        return self.form.cleaned_data.get("order") or "score"

    def get(self, request, *args, **kwargs):
        answers = {"json": self._json, "csv": self._csv, "xlsx": self._xlsx}
        answer = answers.get(request.GET.get("export", ""))
        if answer is None:
            return super().get(request, *args, **kwargs)
        try:
            response = answer()
        except NoRoom:
            logger.exception("There is no room in the temporary folder")
            messages.error(request, NO_ROOM)
            return super().get(request, *args, **kwargs)
        name = f"oit-municipalities-{self.edition.year}.{request.GET['export']}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _csv(self) -> HttpResponse:
        lines = ([as_text(cell) for cell in cells] for cells in self._cells())
        text = csv_of([str(one) for one in COLUMNS], lines)
        return StreamingHttpResponse(text, content_type="text/csv; charset=utf-8")

    def _xlsx(self) -> HttpResponse:
        book = board_workbook(self.board, str(self.page_title), COLUMNS, self._cells())
        return HttpResponse(book, content_type=XLSX)

    def _json(self) -> HttpResponse:
        """For a map: provinces by their official code, and each municipality."""
        provinces = [
            {"province_code": province_code(name), "province": name, **_tally(tally)}
            for name, tally in self.board.by_province().items()
        ]
        return JsonResponse(
            {
                "year": self.edition.year,
                "pass_line": self.board.line,
                **_tally(self.board.summary()),
                "provinces": provinces,
                "municipalities": [_feature(one) for one in self.board.rows(self.order)],
            }
        )

    def _cells(self) -> list[list[Any]]:
        kinds = dict(MunicipalityKind.choices)
        return [
            [
                one.name,
                str(kinds.get(one.kind, one.kind)),
                one.district,
                one.province,
                one.agency_code,
                self.edition.year,
                Value(value=_points(one.score), tone=STATE_TONES[one.state]),
                _points(one.possible),
                one.complete,
                one.open,
                one.indicators,
                Value(value=str(STATES[one.state]), tone=STATE_TONES[one.state]),
                moments.local(one.changed_at).date() if one.changed_at else None,
            ]
            for one in self.board.rows(self.order)
        ]

    def get_context_data(self, **kwargs):
        board = self.board
        summary = board.summary()
        pages = max(1, -(-summary.count // SHOWN))
        asked = self.request.GET.get("p", "")
        page = min(int(asked), pages) if asked.isdecimal() and 0 < len(asked) < 6 else 1
        page = max(page, 1)
        start = (page - 1) * SHOWN
        kinds = dict(MunicipalityKind.choices)
        begun = summary.count - summary.states["not_begun"]
        return super().get_context_data(
            board=board,
            edition=self.edition,
            years=self.years,
            form=self.form,
            narrows=any(vars(board.asked).values()),
            summary=summary,
            states=[(name, label, summary.states[name]) for name, label in STATES.items()],
            rows=[
                (one, kinds.get(one.kind, one.kind), STATES[one.state])
                for one in board.rows(self.order, start, start + SHOWN)
            ],
            gaps=[(gap, 100 * gap.count / begun if begun else 0) for gap in board.gaps()],
            trend=board.trend(),
            page=page,
            pages=pages,
            query=_query(self.request, "p", "export"),
            # Whose pages it is not to work on has nothing to open there.
            may_open=self.request.user.is_superuser,
            english=is_english(),
            **kwargs,
        )

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]


def _points(score: float | None) -> float | None:
    return None if score is None else round(score, 2)


def _query(request, *without: str) -> str:
    query = request.GET.copy()
    for name in without:
        query.pop(name, None)
    return query.urlencode()


def _tally(tally: Tally) -> dict[str, Any]:
    score = None if tally.score is None else round(tally.score, 2)
    return {"count": tally.count, "score": score, "states": tally.states}


def _feature(one: Municipality) -> dict[str, Any]:
    return {
        "id": one.pk,
        "agency_code": one.agency_code,
        "name": one.name,
        "kind": one.kind,
        "district": one.district,
        "province": one.province,
        "province_code": province_code(one.province),
        "score": None if one.score is None else round(one.score, 2),
        "possible": None if one.possible is None else round(one.possible, 2),
        "complete": one.complete,
        "open": one.open,
        "indicators": one.indicators,
        "state": one.state,
        "changed_at": one.changed_at,
    }
