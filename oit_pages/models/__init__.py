"""What is stored."""

from oit_pages.models.adoptions import Adoption
from oit_pages.models.content_stamp import ContentStamp, content_changed
from oit_pages.models.declarations import Declaration, DeclarationKind, Withdrawal
from oit_pages.models.document_facts import DocumentFacts
from oit_pages.models.freezes import YearFreeze
from oit_pages.models.indicator import EntryPage, IndicatorPage
from oit_pages.models.outside_links import OutsideLink
from oit_pages.models.readiness import Readiness
from oit_pages.models.register import Person
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

__all__ = [
    "Adoption",
    "Appearance",
    "AssessmentRun",
    "AssessmentYearPage",
    "ContentStamp",
    "Declaration",
    "DeclarationKind",
    "DocumentFacts",
    "EntryPage",
    "IndicatorPage",
    "IndicatorResult",
    "MunicipalityKind",
    "Outcome",
    "OutsideLink",
    "Person",
    "Readiness",
    "Removal",
    "ResponsibleUnit",
    "SectionPage",
    "SheetEntry",
    "SubmissionSheet",
    "TransparencyIndexPage",
    "Withdrawal",
    "YearFreeze",
    "content_changed",
]
