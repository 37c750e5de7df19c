"""Date and month fields of blocks are our own widgets in the browser, not Wagtail's plain ones."""

import os
import subprocess
import sys

import pytest

#: A process of its own: nothing but the blocks may have brought the adapters in.
PACKED = """
import django
django.setup()
from wagtail.admin.telepath import JSContext
from oit_pages.blocks.body import IndicatorBody
from oit_pages.fields.dates import {block}
print(JSContext().pack({block}().field.widget)["_type"])
"""


@pytest.mark.parametrize(
    ("block", "widget"), [("MonthBlock", "BEMonthInput"), ("DayBlock", "BEDateInput")]
)
def test_the_browser_is_given_our_widgets(block, widget):
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", PACKED.format(block=block)],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == f"oit_pages.widgets.{widget}", done.stderr
