"""Page types about budget and procurement."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class AnnualBudgetPlanPage(IndicatorPage):
    about = "annual-budget-plan"
    needs = ("table_annual_budget_plan", "plan", "documents")
    page_description = _("The year's budget by source and by kind of spending.")

    class Meta:
        verbose_name = _("annual budget spending plan")


class SixMonthBudgetProgressPage(IndicatorPage):
    about = "six-month-budget-progress"
    needs = ("table_six_month_budget_progress", "report", "documents")
    page_description = _("What was spent in the first six months: amounts and percentages.")

    class Meta:
        verbose_name = _("six-month progress report on budget spending")


class AnnualBudgetReportPage(IndicatorPage):
    about = "annual-budget-report"
    needs = ("report", "table_six_month_budget_progress", "documents")
    page_description = _("What was spent last year, and what hindered it.")

    class Meta:
        verbose_name = _("annual budget spending report")


class ProcurementPlanPage(IndicatorPage):
    about = "procurement-plan"
    needs = ("table_procurement_list", "plan", "announcement", "documents", "nothing_to_report")
    page_description = _("What is to be bought or hired this year, or that nothing need be told.")

    class Meta:
        verbose_name = _("procurement plan")


class ProcurementAnnouncementsPage(IndicatorPage):
    about = "procurement-announcements"
    needs = ("announcement", "documents", "link")
    page_description = _("Invitations, results and other announcements of procurement.")

    class Meta:
        verbose_name = _("procurement announcements")


class MonthlyProcurementSummaryPage(IndicatorPage):
    about = "monthly-procurement-summary"
    needs = ("table_monthly_procurement_summary", "nothing_to_report", "documents")
    page_description = _("Each month's purchases: price, bidders, winner, contract.")

    class Meta:
        verbose_name = _("monthly procurement summary")


class AnnualProcurementReportPage(IndicatorPage):
    about = "annual-procurement-report"
    needs = (
        "table_annual_procurement_report",
        "table_procurement_16_fields",
        "table_monthly_procurement_summary",
        "report",
        "documents",
    )
    page_description = _("What was bought last year, and what hindered it.")

    class Meta:
        verbose_name = _("annual procurement report")


class ProcurementListPage(IndicatorPage):
    about = "procurement-list"
    needs = ("table_procurement_list", "table_procurement_16_fields", "documents")
    page_description = _("What is to be bought with capital budget, by the assessors' form.")

    class Meta:
        verbose_name = _("procurement list")


class ProcurementProgressPage(IndicatorPage):
    about = "procurement-progress"
    needs = (
        "table_procurement_list",
        "table_procurement_16_fields",
        "table_quarterly_winners",
        "documents",
    )
    page_description = _("How far each purchase has come.")

    class Meta:
        verbose_name = _("procurement progress")
