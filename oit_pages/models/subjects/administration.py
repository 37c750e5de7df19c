"""Page types about administration and service."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class AnnualOperatingPlanPage(IndicatorPage):
    about = "annual-operating-plan"
    needs = ("table_annual_operating_plan", "plan", "documents")

    class Meta:
        verbose_name = _("annual operating plan")


class SixMonthOperatingProgressPage(IndicatorPage):
    about = "six-month-operating-progress"
    needs = ("table_project_progress", "table_six_month_operating_progress", "report", "documents")

    class Meta:
        verbose_name = _("six-month progress report on operations")


class AnnualOperatingReportPage(IndicatorPage):
    about = "annual-operating-report"
    needs = ("report", "table_project_progress", "documents")

    class Meta:
        verbose_name = _("annual operating report")


class StaffManualPage(IndicatorPage):
    about = "staff-manual"
    needs = ("manual", "documents")

    class Meta:
        verbose_name = _("staff work manual or standard")


class ServiceManualPage(IndicatorPage):
    about = "service-manual"
    needs = ("manual", "documents")

    class Meta:
        verbose_name = _("service manual or standard")


class ServiceStatisticsPage(IndicatorPage):
    about = "service-statistics"
    needs = ("table_service_statistics", "report")

    class Meta:
        verbose_name = _("service statistics")


class SatisfactionSurveyPage(IndicatorPage):
    about = "satisfaction-survey"
    needs = ("table_satisfaction_survey", "report", "documents")

    class Meta:
        verbose_name = _("service satisfaction survey report")


class EServicePage(IndicatorPage):
    about = "e-service"
    needs = ("channel", "link")

    class Meta:
        verbose_name = _("E-Service")
