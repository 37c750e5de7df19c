"""The checklist as an editor finds it: beside the form, or on Wagtail 7.4 a tab of it."""

from oit_pages.admin.editor.viewset import HAS_EDITOR_DOOR

TOGGLE = "[data-side-panel-toggle='oit-checklist']"
COUNT = f"{TOGGLE} [data-side-panel-toggle-counter]" if HAS_EDITOR_DOOR else "[data-oit-open]"


def open_checklist(tab) -> None:
    """Show it; on Wagtail 7.4 the form's fields are then on a tab behind."""
    tab.locator(TOGGLE if HAS_EDITOR_DOOR else "[role=tab]:has([data-oit-open])").click()
    tab.locator(".oit-checklist").wait_for()


def wait_until_watched(tab) -> None:
    """The form's changes are noticed from a moment on after it was opened; where the editor saves
    what the browser itself filled in, what is typed meanwhile waits for the next change."""
    watched = "#page-edit-form[data-w-unsaved-has-edits-value='false']"
    tab.locator(watched).wait_for(state="attached")


def back_to_form(tab) -> None:
    if not HAS_EDITOR_DOOR:
        tab.locator("[role=tab]").first.click()


def still_to_do(tab) -> str:
    """The number on the toggle or on the tab; "" where there is none."""
    return tab.locator(COUNT).text_content().strip().strip("()")


def line(tab, requirement: str):
    return tab.locator(f".oit-checklist [data-oit-requirement='{requirement}']")


def turns_green(tab, requirement: str) -> None:
    green = f".oit-checklist .oit-line--pass[data-oit-requirement='{requirement}']"
    tab.locator(green).wait_for(state="attached")
