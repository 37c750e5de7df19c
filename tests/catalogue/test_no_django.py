"""The catalogue works where Django is not installed."""

import subprocess
import sys

BLOCKED = """
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"django", "wagtail", "rest_framework", "modelcluster"}:
            raise ImportError(f"{name} must not be needed")

sys.meta_path.insert(0, Blocked())
from oit_pages.catalogue import editions_available, load_column_sets, load_edition, subjects
assert load_column_sets() and subjects()
print([len(load_edition(year).indicators) for year in editions_available()])
"""


def test_it_loads_without_django():
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[43, 43, 43, 43, 35, 28, 26]"
