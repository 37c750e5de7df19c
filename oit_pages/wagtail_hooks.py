"""The door to Wagtail's admin: only wiring."""

from django.contrib.auth.models import Permission
from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from oit_pages.admin import log, publishing
from oit_pages.admin.buttons import page_buttons
from oit_pages.admin.coverage import AddPeriodView, CoverageView
from oit_pages.admin.dashboard import OutlookPanel
from oit_pages.admin.declare import DeclareView
from oit_pages.admin.doors import HAS_EDITOR_DOOR, IndicatorViewSet
from oit_pages.admin.history import HistoryView
from oit_pages.admin.import_document import ImportView
from oit_pages.admin.languages import LanguagesView
from oit_pages.admin.menu import report_item
from oit_pages.admin.report import IndicatorReportView, RequirementReportView
from oit_pages.admin.scaffold import ScaffoldView
from oit_pages.admin.tab import ChecklistTabView, add_tab
from oit_pages.admin.units import units


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("oit/scaffold/<int:page_id>/", ScaffoldView.as_view(), name="oit_pages_scaffold"),
        path("oit/import/<int:page_id>/", ImportView.as_view(), name="oit_pages_import"),
        path(
            "oit/declare/<int:year_page_id>/<str:code>/",
            DeclareView.as_view(),
            name="oit_pages_declare",
        ),
        path("reports/oit/history/", HistoryView.as_view(), name="oit_pages_history"),
        path("reports/oit/languages/", LanguagesView.as_view(), name="oit_pages_languages"),
        path("reports/oit/coverage/", CoverageView.as_view(), name="oit_pages_coverage"),
        path("oit/add-period/<int:page_id>/", AddPeriodView.as_view(), name="oit_pages_add_period"),
        path(
            "reports/oit/requirements/",
            RequirementReportView.as_view(),
            name="oit_pages_requirements",
        ),
        path("reports/oit/", IndicatorReportView.as_view(), name="oit_pages_report"),
    ]


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    return page_buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    return page_buttons(page, user)


@hooks.register("register_admin_viewset")
def unit_viewset():
    return units


@hooks.register("construct_homepage_panels")
def homepage_panels(request, panels):
    panels.append(OutlookPanel(request))


@hooks.register("register_reports_menu_item")
def reports_menu_item():
    return report_item()


@hooks.register("insert_global_admin_css")
def checklist_css():
    return format_html(
        '<link rel="stylesheet" href="{}">', versioned_static("oit_pages/checklist.css")
    )


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

    @hooks.register("insert_editor_js")
    def tab_script():
        return format_html(
            '<script src="{}"></script>', versioned_static("oit_pages/js/checklist-tab.js")
        )


@hooks.register("register_log_actions")
def log_actions(actions):
    log.register(actions)


@hooks.register("register_permissions")
def permissions():
    return Permission.objects.filter(
        content_type__app_label="oit_pages", content_type__model="declaration"
    )


@hooks.register("before_publish_page")
def before_publish(request, page):
    return publishing.before_publish(request, page)


@hooks.register("after_publish_page")
def after_publish(request, page):
    return publishing.after_publish(request, page)


@hooks.register("before_edit_page")
def before_edit(request, page):
    return publishing.before_edit(request, page)


@hooks.register("before_copy_page")
def before_copy(request, page):
    return publishing.before_copy(request, page)


@hooks.register("before_bulk_action")
def before_bulk(request, action_type, objects, action_class_instance):
    return publishing.before_bulk(request, action_type, objects, action_class_instance)
