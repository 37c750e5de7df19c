"""Checks of editions: each loads, and asks only rules and blocks that there are.

Every process of a site starts with these checks, so they read a site's own files only: what
ships was checked by the package's tests, and no site can change it.
"""

from pathlib import Path

from django.core import checks

from oit_pages import conf
from oit_pages.catalogue import EditionError, load_edition, own_editions
from oit_pages.catalogue.schema import Edition
from oit_pages.on_demand import on_demand


@on_demand("oit_pages.judgement.call_validation:problems")
def wrong_calls(edition: Edition) -> list[str]: ...


@on_demand("oit_pages.checks.edition_blocks:problems")
def wrong_blocks(edition: Edition) -> list[str]: ...


def check_editions(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """Every edition of a site's own loads, and asks only rules that exist, of blocks that exist."""
    try:
        paths = conf.edition_paths()
        years = own_editions(paths)
    except EditionError as error:
        return [checks.Error(str(error), id="oit_pages.E002")]
    return [message for year in years for message in _check_edition(year, paths)]


def _check_edition(year: int, paths: tuple[Path, ...]) -> list[checks.CheckMessage]:
    try:
        edition = load_edition(year, paths)
    except EditionError as error:
        return [checks.Error(str(error), id="oit_pages.E002")]
    wrong = wrong_calls(edition) or wrong_blocks(edition)
    return [checks.Error(problem, id="oit_pages.E003") for problem in wrong]
