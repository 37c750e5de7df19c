"""The page types: one thin type per subject, named after it.

A subject is stable across years, a code is not: "complaint-statistics" was O31 in 2564
and O24 in 2567. `needs` names the blocks its editors are offered first.
"""

from oit_pages.models.indicator import IndicatorPage
from oit_pages.models.subjects.administration import (
    AnnualOperatingPlanPage,
    AnnualOperatingReportPage,
    EServicePage,
    SatisfactionSurveyPage,
    ServiceManualPage,
    ServiceStatisticsPage,
    SixMonthOperatingProgressPage,
    StaffManualPage,
)
from oit_pages.models.subjects.basics import (
    ContactInformationPage,
    ExecutivesPage,
    LawsPage,
    OrganisationStructurePage,
    PowersAndDutiesPage,
    PrivacyPolicyPage,
    PublicRelationsNewsPage,
    QaPage,
    SocialNetworkPage,
    StrategicPlanPage,
)
from oit_pages.models.subjects.budget import (
    AnnualBudgetPlanPage,
    AnnualBudgetReportPage,
    AnnualProcurementReportPage,
    MonthlyProcurementSummaryPage,
    ProcurementAnnouncementsPage,
    ProcurementListPage,
    ProcurementPlanPage,
    ProcurementProgressPage,
    SixMonthBudgetProgressPage,
)
from oit_pages.models.subjects.measures import (
    IntegrityMeasuresImplementationPage,
    IntegrityMeasuresPage,
)
from oit_pages.models.subjects.openness import (
    ComplaintChannelPage,
    ComplaintGuidelinePage,
    ComplaintStatisticsPage,
    FeedbackChannelPage,
    ParticipationPage,
)
from oit_pages.models.subjects.other import OtherIndicatorPage
from oit_pages.models.subjects.people import (
    CodeOfEthicsPage,
    EthicsAssessmentPage,
    EthicsPromotionPage,
    HrAnnualReportPage,
    HrCriteriaPage,
    HrPolicyImplementationPage,
    HrPolicyPage,
)
from oit_pages.models.subjects.prevention import (
    AntiCorruptionPlanPage,
    AntiCorruptionReportPage,
    CorruptionRiskAssessmentPage,
    CorruptionRiskManagementPage,
    ExecutiveIntegrityPledgePage,
    ExecutiveParticipationPage,
    LegitimateGiftsReportPage,
    NoGiftCulturePage,
    NoGiftPolicyPage,
    NoGiftReportPage,
    OrganisationCulturePage,
    SixMonthAntiCorruptionProgressPage,
)

__all__ = [
    "AnnualBudgetPlanPage",
    "AnnualBudgetReportPage",
    "AnnualOperatingPlanPage",
    "AnnualOperatingReportPage",
    "AnnualProcurementReportPage",
    "AntiCorruptionPlanPage",
    "AntiCorruptionReportPage",
    "CodeOfEthicsPage",
    "ComplaintChannelPage",
    "ComplaintGuidelinePage",
    "ComplaintStatisticsPage",
    "ContactInformationPage",
    "CorruptionRiskAssessmentPage",
    "CorruptionRiskManagementPage",
    "EServicePage",
    "EthicsAssessmentPage",
    "EthicsPromotionPage",
    "ExecutiveIntegrityPledgePage",
    "ExecutiveParticipationPage",
    "ExecutivesPage",
    "FeedbackChannelPage",
    "HrAnnualReportPage",
    "HrCriteriaPage",
    "HrPolicyImplementationPage",
    "HrPolicyPage",
    "IntegrityMeasuresImplementationPage",
    "IntegrityMeasuresPage",
    "LawsPage",
    "LegitimateGiftsReportPage",
    "MonthlyProcurementSummaryPage",
    "NoGiftCulturePage",
    "NoGiftPolicyPage",
    "NoGiftReportPage",
    "OrganisationCulturePage",
    "OrganisationStructurePage",
    "OtherIndicatorPage",
    "ParticipationPage",
    "PowersAndDutiesPage",
    "PrivacyPolicyPage",
    "ProcurementAnnouncementsPage",
    "ProcurementListPage",
    "ProcurementPlanPage",
    "ProcurementProgressPage",
    "PublicRelationsNewsPage",
    "QaPage",
    "SatisfactionSurveyPage",
    "ServiceManualPage",
    "ServiceStatisticsPage",
    "SixMonthAntiCorruptionProgressPage",
    "SixMonthBudgetProgressPage",
    "SixMonthOperatingProgressPage",
    "SocialNetworkPage",
    "StaffManualPage",
    "StrategicPlanPage",
]

# A type is named after its subject, which has no plural; Django would append an "s", to Thai too.
for _type in IndicatorPage.__subclasses__():
    if "verbose_name_plural" not in _type._meta.original_attrs:
        _type._meta.verbose_name_plural = _type._meta.verbose_name
