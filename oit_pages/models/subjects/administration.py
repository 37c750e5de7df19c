"""Page types about administration and service."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class AnnualOperatingPlanPage(IndicatorPage):
    about = "annual-operating-plan"
    needs = ("table_annual_operating_plan", "plan", "documents")
    page_description = _("The year's projects, with budget and time of each.")

    class Meta:
        verbose_name = _("annual operating plan")


class SixMonthOperatingProgressPage(IndicatorPage):
    about = "six-month-operating-progress"
    needs = ("table_project_progress", "table_six_month_operating_progress", "report", "documents")
    page_description = _("How far each project has come in the first six months.")

    class Meta:
        verbose_name = _("six-month progress report on operations")


class AnnualOperatingReportPage(IndicatorPage):
    about = "annual-operating-report"
    needs = ("report", "table_project_progress", "documents")
    page_description = _("What last year's projects achieved and cost, and what hindered them.")

    class Meta:
        verbose_name = _("annual operating report")


class StaffManualPage(IndicatorPage):
    about = "staff-manual"
    needs = ("manual", "documents", "laws")
    page_description = _("Manuals by which officers do their work alike.")

    class Meta:
        verbose_name = _("staff work manual or standard")


class ServiceManualPage(IndicatorPage):
    about = "service-manual"
    needs = ("manual", "documents", "laws")
    page_description = _("Manuals for those who come for a service: steps and how to ask.")

    class Meta:
        verbose_name = _("service manual or standard")


class ServiceStatisticsPage(IndicatorPage):
    about = "service-statistics"
    needs = ("table_service_statistics", "report")
    page_description = _("How many people were served, by service and period.")

    class Meta:
        verbose_name = _("service statistics")


class SatisfactionSurveyPage(IndicatorPage):
    about = "satisfaction-survey"
    needs = ("table_satisfaction_survey", "report", "documents")
    page_description = _("What users of the services said in last year's survey.")

    class Meta:
        verbose_name = _("service satisfaction survey report")


class EServicePage(IndicatorPage):
    about = "e-service"
    needs = ("channel", "link")
    page_description = _("Services to be had online, without coming to the office.")

    class Meta:
        verbose_name = _("E-Service")
