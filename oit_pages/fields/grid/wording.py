"""What the grid says; its scripts are given these words with the first table of a page."""

from django.utils.translation import gettext_lazy as _

#: What each kind of column holds.
KINDS = {
    "text": _("text"),
    "list": _("one item a line"),
    "amount": _("number"),
    "integer": _("whole number"),
    "date": _("date"),
    "month": _("month"),
    "period": _("months from – to"),
    "choice": _("choose one"),
    "mark": _("mark"),
}
#: The browser puts the page's fiscal year in, and the one before.
EXAMPLES = {
    "text": "",
    "list": "",
    "amount": "12,500.50",
    "integer": "12",
    "date": "25/3/{year}",
    "month": "มี.ค. {year}",
    "period": "ต.ค. {before} – มี.ค. {year}",
    "choice": "",
    "mark": "✓",
}
WORDS = {
    "undo": _("Undo"),
    "redo": _("Redo"),
    "insert": _("Insert a row"),
    "remove": _("Delete rows"),
    "up": _("Move up"),
    "down": _("Move down"),
    "fill": _("Fill down"),
    "sort": _("Sort by this column"),
    "open": _("Edit in a large box"),
    "comment": _("Comment on this cell"),
    "help": _(
        "Paste a table from Excel, Word or Google Sheets into any cell. Type to write over a "
        "cell, F2 to edit it, Enter and Tab to go on, Alt+Enter for a new line, Esc then Tab to "
        "leave the table."
    ),
    "rows": _("%(count)s rows"),
    "row": _("Row"),
    "number": _("Row"),
    "cell": _("row %(row)s, %(column)s"),
    "faults": _("%(count)s cells to put right"),
    "more": _("and %(count)s more"),
    "fault": _("To put right"),
    "save": _("OK"),
    "cancel": _("Cancel"),
    "listHelp": _("One item a line. Begin a line with two spaces to go on with the item above it."),
    "from": _("From"),
    "to": _("To"),
    "month": _("Month"),
    "year": _("Year B.E."),
    "none": _("Not chosen yet"),
    "found": _("A table of %(rows)s rows and %(columns)s columns"),
    "ask": _("A table of %(rows)s rows and %(columns)s columns – put it in as “%(table)s”?"),
    "foundAs": _("Put it in as"),
    "source": _("In what was copied"),
    "sample": _("Example"),
    "target": _("Goes to"),
    "why": _("Because of"),
    "heading": _("the same heading"),
    "synonym": _("a heading of the same meaning"),
    "order": _("its place"),
    "byHand": _("your choice"),
    "leave": _("(leave out)"),
    "note": _("(keep in the note of the table)"),
    "column": _("Column %(number)s"),
    "headings": _("Rows of headings at the top, not to be taken over:"),
    "sums": _("Rows of totals – %(count)s: %(texts)s"),
    "sumsAsRows": _("(take as rows)"),
    "place": _("Where"),
    "after": _("after the last row"),
    "over": _("over what is there, from row %(row)s on"),
    "paste": _("Paste"),
    "asTable": _("Put in as a table"),
    "asText": _("Paste as text"),
    "failed": _("What was typed could not be checked just now. It is checked when you save."),
    "pasted": _("Pasted %(rows)s rows. Undo takes them back."),
    "mayLeave": _("Press Tab to leave the table."),
    "noMatch": _(
        "The columns could not be matched by their headings; choose where each of them goes."
    ),
}
