"""Page types about prevention of corruption."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class ExecutiveIntegrityPledgePage(IndicatorPage):
    about = "executive-integrity-pledge"
    needs = ("policy", "documents")
    page_description = _("The present executive's word to govern honestly, in Thai and English.")

    class Meta:
        verbose_name = _("executive's honest intent")


class ExecutiveParticipationPage(IndicatorPage):
    about = "executive-participation"
    needs = ("activity",)
    page_description = _("What the present executive did for integrity, in person.")

    class Meta:
        verbose_name = _("participation of executives")


class NoGiftPolicyPage(IndicatorPage):
    about = "no-gift-policy"
    needs = ("policy", "documents")
    page_description = _("The executive's announcement that no gifts are taken.")

    class Meta:
        verbose_name = _("No Gift Policy declaration")


class NoGiftCulturePage(IndicatorPage):
    about = "no-gift-culture"
    needs = ("activity",)
    page_description = _("Activities that make taking no gifts the custom.")

    class Meta:
        verbose_name = _("building a No Gift Policy culture")


class NoGiftReportPage(IndicatorPage):
    about = "no-gift-report"
    needs = ("report", "nothing_to_report", "documents")
    page_description = _("What came of the no-gift policy.")

    class Meta:
        verbose_name = _("No Gift Policy report")


class LegitimateGiftsReportPage(IndicatorPage):
    about = "legitimate-gifts-report"
    needs = ("report", "nothing_to_report", "documents")
    page_description = _("Gifts received as custom allows, and the rules for them.")

    class Meta:
        verbose_name = _("report on assets or benefits received on moral grounds")


class CorruptionRiskAssessmentPage(IndicatorPage):
    about = "corruption-risk-assessment"
    needs = ("table_corruption_risk_assessment", "report", "documents")
    page_description = _("Where corruption may happen, how likely, and what to do about it.")

    class Meta:
        verbose_name = _("annual corruption risk assessment")


class CorruptionRiskManagementPage(IndicatorPage):
    about = "corruption-risk-management"
    needs = ("activity", "table_project_progress", "report", "documents")
    page_description = _("What was done against the risks that were found.")

    class Meta:
        verbose_name = _("corruption risk management actions")


class OrganisationCulturePage(IndicatorPage):
    about = "organisation-culture"
    needs = ("activity",)
    page_description = _("Activities that make honesty the custom among officers.")

    class Meta:
        verbose_name = _("strengthening organisational culture")


class AntiCorruptionPlanPage(IndicatorPage):
    about = "anti-corruption-plan"
    needs = ("table_anti_corruption_plan", "plan", "documents")
    page_description = _("Projects against corruption, with budget and time of each.")

    class Meta:
        verbose_name = _("anti-corruption action plan")


class SixMonthAntiCorruptionProgressPage(IndicatorPage):
    about = "six-month-anti-corruption-progress"
    needs = ("table_project_progress", "report", "documents")
    page_description = _("How far the plan against corruption came in the first six months.")

    class Meta:
        verbose_name = _("six-month progress report on anti-corruption")


class AntiCorruptionReportPage(IndicatorPage):
    about = "anti-corruption-report"
    needs = ("report", "table_project_progress", "documents")
    page_description = _("What last year's plan against corruption achieved.")

    class Meta:
        verbose_name = _("annual anti-corruption report")
