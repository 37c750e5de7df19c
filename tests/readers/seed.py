"""The real report, where it is at hand: tests that use it are skipped where it is not."""

import os
from pathlib import Path

import pytest

_FOLDER = os.environ.get("OIT_SEED_DIR") or Path(__file__).parents[3] / "shared" / "seed"
REPORT = Path(_FOLDER) / "o43-report-2564.docx"

needs_report = pytest.mark.skipif(not REPORT.exists(), reason="The real report is not at hand")
