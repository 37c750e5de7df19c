"""The door to Wagtail's admin: only wiring."""

from django.urls import path
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static

from oit_pages.admin.buttons import page_buttons
from oit_pages.admin.dashboard import OutlookPanel
from oit_pages.admin.doors import add_tab, indicator_views
from oit_pages.admin.import_document import ImportView
from oit_pages.admin.menu import report_item
from oit_pages.admin.report import IndicatorReportView
from oit_pages.admin.scaffold import ScaffoldView
from oit_pages.admin.units import units


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("oit/scaffold/<int:page_id>/", ScaffoldView.as_view(), name="oit_pages_scaffold"),
        path("oit/import/<int:page_id>/", ImportView.as_view(), name="oit_pages_import"),
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


if indicator_views() is None:
    add_tab()  # Wagtail 7.4
else:

    @hooks.register("register_admin_viewset")
    def indicator_viewset():
        return indicator_views()
