"""Papers and tables as officers lay them out, in Word and Excel files. No Django here.

What is written here is read back by `readers` as what it was.
"""

from collections.abc import Sequence

from oit_pages.on_demand import on_demand
from oit_pages.writers.paper import Paper
from oit_pages.writers.report import Report

__all__ = ["Paper", "Report", "book_of", "docx_of", "xlsx_of"]


@on_demand("oit_pages.writers.word:docx_of")
def docx_of(title: str, papers: Sequence[Paper]) -> bytes:
    """A Word file: A4, across where a table is wide, each paper on a page of its own."""
    raise NotImplementedError


@on_demand("oit_pages.writers.excel:xlsx_of")
def xlsx_of(title: str, papers: Sequence[Paper]) -> bytes:
    """A workbook: a sheet for each paper, set up to be printed on A4."""
    raise NotImplementedError


@on_demand("oit_pages.writers.report_book:book_of")
def book_of(report: Report) -> bytes:
    """A workbook of a report: what it came to in short, then all of it, set up to be printed."""
    raise NotImplementedError
