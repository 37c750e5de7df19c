"""Errors of commands: one line in words, exit status 1, no traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from oit_pages.actions.adopt import AdoptionRefused
from oit_pages.actions.adoption_list import UnreadableList
from oit_pages.actions.arrange_groups import GroupsError
from oit_pages.actions.check_links import LinksError
from oit_pages.actions.correction_faults import CorrectionRefused
from oit_pages.actions.draft_measures import MeasuresError
from oit_pages.actions.draft_report import ReportError
from oit_pages.actions.export_corrections import NothingToExport
from oit_pages.actions.freeze_year import FreezeFailed
from oit_pages.actions.import_document import ImportFailed
from oit_pages.actions.invite import InviteFailed
from oit_pages.actions.line_file import FaultyFile
from oit_pages.actions.new_edition import NewEditionError
from oit_pages.actions.notify import NotifyFailed
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.read_freeze import NotFrozen
from oit_pages.actions.roll_over import RollOverError
from oit_pages.actions.scaffold import ScaffoldError
from oit_pages.actions.translate_year import TranslateError
from oit_pages.actions.uninstall import UninstallError
from oit_pages.catalogue import EditionError
from oit_pages.checklist.hand_over import UnknownUnit
from oit_pages.checklist.years import UnknownYear
from oit_pages.management.lookup import NotFound

EXPECTED = (
    AdoptionRefused,
    Conflict,
    CorrectionRefused,
    EditionError,
    FaultyFile,
    FreezeFailed,
    GroupsError,
    ImportFailed,
    InviteFailed,
    LinksError,
    MeasuresError,
    NewEditionError,
    NotFound,
    NotFrozen,
    NothingToExport,
    NotifyFailed,
    ReportError,
    RollOverError,
    ScaffoldError,
    TranslateError,
    UninstallError,
    UnknownUnit,
    UnknownYear,
    UnreadableList,
)


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what may go wrong by an officer's doing into a command's error."""
    try:
        yield
    except EXPECTED as error:
        raise CommandError(" ".join(str(error).split())) from error
