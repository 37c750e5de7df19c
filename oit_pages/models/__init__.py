"""What is stored."""

from oit_pages.models.changes import ContentStamp
from oit_pages.models.declarations import Declaration, DeclarationKind, Withdrawal
from oit_pages.models.documents import DocumentFacts
from oit_pages.models.indicator import EntryPage, IndicatorPage
from oit_pages.models.results import IndicatorResult, Outcome
from oit_pages.models.runs import AssessmentRun
from oit_pages.models.subjects import *  # noqa: F403
from oit_pages.models.tree import (
    AssessmentYearPage,
    MunicipalityKind,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.units import ResponsibleUnit

__all__ = [
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
    "ResponsibleUnit",
    "SectionPage",
    "TransparencyIndexPage",
    "Withdrawal",
]
