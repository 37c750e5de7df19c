"""Screens, explorer, panel and command on a site that has no wagtail-localize."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: Tests that ask for English pages and their states, with no word of how they are kept.
EITHER_WAY = ("tests/admin/views/test_languages.py", "tests/admin/test_explorer.py")


@pytest.mark.slow
def test_the_same_tests_pass():
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-n", "1"),
            *("--ds", "tests.localize.settings_alone", *EITHER_WAY),
        ],
        cwd=ROOT,
        # A database of its own: the one around this test is in use.
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout
