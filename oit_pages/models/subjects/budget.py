"""Page types about budget and procurement."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class AnnualBudgetPlanPage(IndicatorPage):
    about = "annual-budget-plan"
    needs = ("table_annual_budget_plan", "plan", "documents")

    class Meta:
        verbose_name = _("annual budget spending plan")


class SixMonthBudgetProgressPage(IndicatorPage):
    about = "six-month-budget-progress"
    needs = ("table_six_month_budget_progress", "report", "documents")

    class Meta:
        verbose_name = _("six-month progress report on budget spending")


class AnnualBudgetReportPage(IndicatorPage):
    about = "annual-budget-report"
    needs = ("report", "table_six_month_budget_progress", "documents")

    class Meta:
        verbose_name = _("annual budget spending report")


class ProcurementPlanPage(IndicatorPage):
    about = "procurement-plan"
    needs = ("table_procurement_list", "plan", "announcement", "documents", "nothing_to_report")

    class Meta:
        verbose_name = _("procurement plan")


class ProcurementAnnouncementsPage(IndicatorPage):
    about = "procurement-announcements"
    needs = ("announcement", "documents", "link")

    class Meta:
        verbose_name = _("procurement announcements")


class MonthlyProcurementSummaryPage(IndicatorPage):
    about = "monthly-procurement-summary"
    needs = ("table_monthly_procurement_summary", "nothing_to_report", "documents")

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

    class Meta:
        verbose_name = _("annual procurement report")


class ProcurementListPage(IndicatorPage):
    about = "procurement-list"
    needs = ("table_procurement_list", "table_procurement_16_fields", "documents")

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

    class Meta:
        verbose_name = _("procurement progress")
