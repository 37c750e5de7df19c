"""Where the demo is served: `oit_demo` keeps what it printed, for links in mails.

No environment variable does it: whoever runs a command in another terminal has none.
"""

from pathlib import Path

DEFAULT = "http://127.0.0.1:8000"


def demo_address(folder: Path) -> str:
    """The address kept beside the data, without a slash at its end."""
    kept = _file(folder)
    return kept.read_text().strip() if kept.exists() else DEFAULT


def keep_demo_address(folder: Path, address: str) -> None:
    _file(folder).write_text(address + "\n")


def _file(folder: Path) -> Path:
    return Path(folder) / "address.txt"
