"""Our stylesheet and script, for what is ours to show: nobody else's page loads them."""

from django.forms import Media
from wagtail.admin.staticfiles import versioned_static


def styles() -> Media:
    """What the checklist, the year at a glance and the reports look like."""
    return Media(css={"all": [versioned_static("oit_pages/checklist.css")]})


def panel_scripts() -> Media:
    """What leads from the checklist to the form: the ways to what is missing, a time taken over as
    the page's data period, a word while the checklist is older than the form."""
    names = ("checklist-ways", "checklist-stale", "data-period")
    return Media(js=[versioned_static(f"oit_pages/js/{name}.js") for name in names])


def tab_script() -> Media:
    """What keeps the checklist up to date where it is a tab of the form."""
    return Media(js=[versioned_static("oit_pages/js/checklist-tab.js")])
