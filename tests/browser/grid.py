"""The grid of a table as an editor uses it: by its cells, its keys and the clipboard."""

from playwright.sync_api import Locator, Page, expect


def grid(tab: Page, number: int = 0) -> Locator:
    """The numberth table of the page."""
    return tab.locator(".oit-table-block").nth(number)


def cell(tab: Page, row: int, column: str | int, number: int = 0) -> Locator:
    """A cell by its row from 0 and by its column's place or name."""
    table = grid(tab, number)
    if isinstance(column, str):
        names = table.locator(".oit-cells__name").evaluate_all(
            "all => all.map((one) => one.firstChild.data)"
        )
        column = names.index(column)
    return table.locator(f"[data-row='{row}'] [data-column='{column}']")


def write(tab: Page, row: int, column: str | int, words: str, number: int = 0) -> None:
    """Choose the cell, type over it, go on below: as a person does."""
    cell(tab, row, column, number).click()
    tab.keyboard.press("F2")
    editor = grid(tab, number).locator(".oit-cells__editor")
    editor.fill(words)
    tab.keyboard.press("Enter")


def shows(tab: Page, row: int, column: str | int, words: str, number: int = 0) -> None:
    expect(cell(tab, row, column, number)).to_have_text(words)


def copy_html(tab: Page, html: str) -> None:
    """What another program would put on the clipboard: shown elsewhere, selected, copied."""
    other = tab.context.new_page()
    other.set_content(html)
    other.keyboard.press("Control+a")
    other.keyboard.press("Control+c")
    other.close()
    tab.bring_to_front()


def box(tab: Page) -> Locator:
    return tab.locator("dialog.oit-box[open]")
