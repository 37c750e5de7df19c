"""A way to run programs."""

import os
import subprocess
from pathlib import Path


def run(command: list, cwd: Path, **environment: str) -> str:
    """What a program prints; a failure of the test where it fails.

    It inherits nothing of the settings that these tests run with.
    """
    inherited = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        env={**inherited, **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr
