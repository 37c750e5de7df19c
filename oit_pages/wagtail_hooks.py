"""The door to Wagtail's admin: only wiring."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Permission
from django.http import HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from oit_pages.admin import log_actions
from oit_pages.admin.buttons import page_buttons
from oit_pages.admin.document_chooser import say_faults
from oit_pages.admin.editor import after_changes, publishing
from oit_pages.admin.editor.submit_item import use_submit_item
from oit_pages.admin.editor.tab import ChecklistTabView, add_tab
from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR, IndicatorViewSet
from oit_pages.admin.group_members import members
from oit_pages.admin.menu import board_item, open_year_item, report_item
from oit_pages.admin.people import people
from oit_pages.admin.register_choosers import people_chooser, units_chooser
from oit_pages.admin.units import units
from oit_pages.on_demand import on_demand, view_on_demand


@on_demand("oit_pages.admin.home_panel:home_panels")
def home_panels(request: HttpRequest, panels: list[Component]) -> None: ...


def view(where: str) -> Callable[..., Any]:
    """A view of ours, imported when it is first asked for: "scaffold:ScaffoldView"."""
    return view_on_demand(f"oit_pages.admin.views.{where}")


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path(
            "oit/scaffold/<int:page_id>/", view("scaffold:ScaffoldView"), name="oit_pages_scaffold"
        ),
        path("oit/open-year/", view("open_year:OpenYearView"), name="oit_pages_open_year"),
        path(
            "oit/roll-over/<int:year_page_id>/",
            view("roll_over:RollOverView"),
            name="oit_pages_roll_over",
        ),
        path(
            "oit/working-group/<int:year_page_id>/",
            view("working_group:WorkingGroupView"),
            name="oit_pages_working_group",
        ),
        path(
            "oit/hand-out/<int:year_page_id>/",
            view("hand_out:HandOutView"),
            name="oit_pages_hand_out",
        ),
        path("reports/oit/adopt/", view("adopt:AdoptView"), name="oit_pages_adopt"),
        path("oit/groups/<int:page_id>/", view("groups:GroupsView"), name="oit_pages_groups"),
        path("oit/read-cells/", view("table_grid:ReadCellsView"), name="oit_pages_read_cells"),
        path("oit/read-date/", view("read_date:read_date"), name="oit_pages_read_date"),
        path("oit/match-table/", view("table_grid:MatchTableView"), name="oit_pages_match_table"),
        path(
            "oit/import/<int:page_id>/", view("import_document:ImportView"), name="oit_pages_import"
        ),
        path(
            "oit/upload/<int:page_id>/",
            view("upload_page:UploadPageView"),
            name="oit_pages_upload_page",
        ),
        path(
            "oit/personal-data/<int:page_id>/",
            view("personal_data:PersonalDataView"),
            name="oit_pages_personal_data",
        ),
        path(
            "oit/import-files/<int:year_page_id>/",
            view("import_files:ImportFilesView"),
            name="oit_pages_import_files",
        ),
        *(
            path(
                f"oit/export/<int:page_id>/{kind}/",
                view("export_page:export"),
                {"kind": kind},
                name=f"oit_pages_export_{kind}",
            )
            for kind in ("docx", "xlsx")
        ),
        path(
            "oit/declare/<int:year_page_id>/<str:code>/",
            view("declarations:DeclareView"),
            name="oit_pages_declare",
        ),
        path("reports/oit/history/", view("history:HistoryView"), name="oit_pages_history"),
        path("reports/oit/languages/", view("languages:LanguagesView"), name="oit_pages_languages"),
        path(
            "reports/oit/list/",
            view("edition_differences:EditionDifferencesView"),
            name="oit_pages_edition_differences",
        ),
        path(
            "reports/oit/list/correct/",
            view("correct_list:CorrectListView"),
            name="oit_pages_correct_list",
        ),
        path(
            "reports/oit/list/correct/item/",
            view("correct_item:CorrectItemView"),
            name="oit_pages_correct_item",
        ),
        path("reports/oit/coverage/", view("coverage:CoverageView"), name="oit_pages_coverage"),
        path(
            "oit/add-period/<int:page_id>/",
            view("coverage:AddPeriodView"),
            name="oit_pages_add_period",
        ),
        path(
            "reports/oit/requirements/",
            view("report:RequirementReportView"),
            name="oit_pages_requirements",
        ),
        path("reports/oit/municipalities/", view("board:BoardView"), name="oit_pages_board"),
        path("reports/oit/frozen/", view("freezes:FreezesView"), name="oit_pages_freezes"),
        path("reports/oit/hand-over/", view("hand_over:HandOverView"), name="oit_pages_hand_over"),
        path("reports/oit/uploads/", view("uploads:UploadsView"), name="oit_pages_uploads"),
        path("reports/oit/worklist/", view("worklist:WorklistView"), name="oit_pages_worklist"),
        path("reports/oit/sheet/", view("sheet:SheetView"), name="oit_pages_sheet"),
        path(
            "reports/oit/official/",
            view("official_result:OfficialResultView"),
            name="oit_pages_official_result",
        ),
        path(
            "reports/oit/rehearsal/",
            view("rehearsal:RehearsalView"),
            name="oit_pages_rehearsal",
        ),
        path(
            "reports/oit/measures/",
            view("draft_measures:DraftMeasuresView"),
            name="oit_pages_draft_measures",
        ),
        path(
            "reports/oit/written/",
            view("written_reports:WrittenReportsView"),
            name="oit_pages_written_reports",
        ),
        path("reports/oit/", view("report:IndicatorReportView"), name="oit_pages_report"),
    ]


@hooks.register("register_admin_urls", order=-1)  # before Wagtail's own at the same address
def upload_url():
    return [
        path(
            "documents/multiple/add/",
            view("add_documents:AddDocumentsView"),
            name="oit_pages_add_documents",
        )
    ]


say_faults()


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    return page_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    return page_buttons(page, user)


@hooks.register("register_admin_viewset")
def unit_viewsets():
    return [units, units_chooser]


@hooks.register("register_admin_viewset")
def people_viewsets():
    return [people, people_chooser]


@hooks.register("register_admin_viewset")
def member_viewset():
    return members


@hooks.register("construct_homepage_panels")
def homepage_panels(request, panels):
    home_panels(request, panels)


@hooks.register("register_reports_menu_item")
def reports_menu_item():
    return report_item()


@hooks.register("register_reports_menu_item")
def board_menu_item():
    return board_item()


@hooks.register("register_admin_menu_item")
def open_year_menu_item():
    return open_year_item()


@hooks.register("register_admin_viewset")
def indicator_viewset():
    return IndicatorViewSet("oit_indicator_pages")


if not HAS_EDITOR_DOOR:  # Wagtail 7.4
    add_tab()

    @hooks.register("register_admin_urls")
    def tab_url():
        return [
            path(
                "oit/checklist/<int:page_id>/",
                ChecklistTabView.as_view(),
                name="oit_pages_checklist",
            )
        ]


@hooks.register("construct_page_action_menu")
def action_menu(menu_items, request, context):
    use_submit_item(menu_items, context)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    log_actions.register(actions)


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(
        content_type__app_label="oit_pages",
        content_type__model__in=(
            "declaration",
            "editioncorrection",
            "officialresult",
            "readiness",
            "rehearsal",
            "yearfreeze",
        ),
    )


@hooks.register("before_publish_page")
def before_publish(request, page):
    return publishing.before_publish(request, page)


@hooks.register("after_publish_page")
def after_publish(request, page):
    return publishing.after_publish(request, page)


@hooks.register("before_edit_page", order=-1)  # before wagtail-localize answers
def before_edit(request, page):
    return publishing.before_edit(request, page)


@hooks.register("before_bulk_action")
def before_bulk(request, action_type, objects, action_class_instance):
    return publishing.before_bulk(request, action_type, objects, action_class_instance)


@hooks.register("after_unpublish_page")
@hooks.register("after_move_page")
@hooks.register("after_delete_page")
@hooks.register("after_edit_page")
def after_change(request, page):
    after_changes.after_change(request)


@hooks.register("after_copy_page")
def after_copy(request, page, new_page):
    after_changes.after_copy(request)


@hooks.register("after_bulk_action")
def after_bulk(request, action_type, objects, action_class_instance):
    after_changes.after_change(request)
