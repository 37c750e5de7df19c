"""The door to Wagtail's admin: only wiring."""

from django.urls import path
from wagtail import hooks

from oit_pages.admin.buttons import page_buttons
from oit_pages.admin.import_document import ImportView
from oit_pages.admin.scaffold import ScaffoldView
from oit_pages.admin.units import units


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("oit/scaffold/<int:page_id>/", ScaffoldView.as_view(), name="oit_pages_scaffold"),
        path("oit/import/<int:page_id>/", ImportView.as_view(), name="oit_pages_import"),
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
