"""What a package index is told of the project: the README with links that lead somewhere there.

A package index shows the README without the files beside it. Where the project's address is
given (`[tool.hatch.metadata.hooks.custom]` in pyproject.toml), links become addresses; where it
is not, they become the names of files, all of which are in the source distribution.
"""

import re
from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"\[([^\]]+)\]\((?!https?://|#)([^)\s]+)\)")


def for_an_index(text: str, files: str = "") -> str:
    """The README as Markdown without relative links; `files` is where its files are found."""
    if files:
        return LINK.sub(lambda found: f"[{found[1]}]({files.rstrip('/')}/{found[2]})", text)
    return LINK.sub(lambda found: f"{found[1]} (`{found[2]}`)", text)


class IndexMetadata(MetadataHookInterface):
    """Fills in `readme` and `urls` of the project."""

    def update(self, metadata: dict) -> None:
        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        home, files = self.config.get("home", ""), self.config.get("files", "")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": for_an_index(readme, files),
        }
        if home and files:
            metadata["urls"] = {
                "Homepage": home,
                "Documentation": f"{files.rstrip('/')}/docs/README.md",
                "Changelog": f"{files.rstrip('/')}/CHANGELOG.md",
            }
