"""What is stored."""

from oit_pages.models.adoptions import Adoption
from oit_pages.models.content_stamp import ContentStamp, content_changed
from oit_pages.models.corrections import EditionCorrection
from oit_pages.models.declarations import Declaration, DeclarationKind, Withdrawal
from oit_pages.models.document_facts import DocumentFacts
from oit_pages.models.freezes import YearFreeze
from oit_pages.models.indicator import EntryPage, IndicatorPage
from oit_pages.models.official import OfficialResult, OfficialScore
from oit_pages.models.outside_links import OutsideLink
from oit_pages.models.readiness import Readiness
from oit_pages.models.register import Person
from oit_pages.models.rehearsals import Rehearsal, RehearsalScore
from oit_pages.models.removals import Appearance, Removal
from oit_pages.models.results import IndicatorResult, Outcome
from oit_pages.models.runs import AssessmentRun
from oit_pages.models.subjects import *  # noqa: F403
from oit_pages.models.submissions import SheetEntry, SubmissionSheet
from oit_pages.models.tree import (
    AssessmentYearPage,
    MunicipalityKind,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.units import ResponsibleUnit
from oit_pages.models.uploads import PendingPaper, UploadLink
from oit_pages.models.visits import ImportedVisits, PageVisits
from oit_pages.models.working_group import Assignment, DigestSent, GroupMember
from oit_pages.models.year_works import YearWork

__all__ = [
    "Adoption",
    "Appearance",
    "AssessmentRun",
    "AssessmentYearPage",
    "Assignment",
    "ContentStamp",
    "Declaration",
    "DeclarationKind",
    "DigestSent",
    "DocumentFacts",
    "EditionCorrection",
    "EntryPage",
    "GroupMember",
    "ImportedVisits",
    "IndicatorPage",
    "IndicatorResult",
    "MunicipalityKind",
    "OfficialResult",
    "OfficialScore",
    "Outcome",
    "OutsideLink",
    "PageVisits",
    "PendingPaper",
    "Person",
    "Readiness",
    "Rehearsal",
    "RehearsalScore",
    "Removal",
    "ResponsibleUnit",
    "SectionPage",
    "SheetEntry",
    "SubmissionSheet",
    "TransparencyIndexPage",
    "UploadLink",
    "Withdrawal",
    "YearFreeze",
    "YearWork",
    "content_changed",
]
