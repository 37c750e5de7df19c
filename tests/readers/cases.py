"""Small files as officers make them, where they are at hand: their tests are skipped elsewhere."""

import os
from pathlib import Path

import pytest

_FOLDER = os.environ.get("OIT_CASES_DIR") or Path(__file__).parents[3] / "shared" / "cases"
IMPORT = Path(_FOLDER) / "import"

needs_cases = pytest.mark.skipif(not IMPORT.exists(), reason="The sample files are not at hand")
