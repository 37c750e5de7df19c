"""Printing for somebody who may stop reading: manage.py … | head."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import OutputWrapper


@contextmanager
def to_the_last_reader(out: OutputWrapper) -> Iterator[None]:
    """Print inside; when the reader has gone, stop quietly. The exit status stays the command's."""
    try:
        yield
        out.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and would complain of the same.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
