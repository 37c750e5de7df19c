"""Page types about human resources and ethics."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class HrPolicyPage(IndicatorPage):
    about = "hr-policy"
    needs = ("policy", "plan", "documents")
    page_description = _("The policy or plan for fair and open personnel management.")

    class Meta:
        verbose_name = _("human resource management policy or plan")


class HrPolicyImplementationPage(IndicatorPage):
    about = "hr-policy-implementation"
    needs = ("activity", "table_project_progress", "report", "documents")
    page_description = _("What was done this year to carry the personnel policy out.")

    class Meta:
        verbose_name = _("implementation of the human resource policy")


class HrCriteriaPage(IndicatorPage):
    about = "hr-criteria"
    needs = ("criteria", "documents")
    page_description = _("Criteria for recruiting, appointing, developing, rating and rewarding.")

    class Meta:
        verbose_name = _("human resource management and development criteria")


class HrAnnualReportPage(IndicatorPage):
    about = "hr-annual-report"
    needs = ("report", "documents")
    page_description = _("What personnel management achieved last year.")

    class Meta:
        verbose_name = _("annual human resource report")


class CodeOfEthicsPage(IndicatorPage):
    about = "code-of-ethics"
    needs = ("policy", "documents")
    page_description = _("The codes that officers and politicians are held to.")

    class Meta:
        verbose_name = _("code of ethics for state officials")


class EthicsPromotionPage(IndicatorPage):
    about = "ethics-promotion"
    needs = ("activity", "order", "manual", "report", "documents")
    page_description = _("The working group, the do's and don'ts, and the training.")

    class Meta:
        verbose_name = _("promotion of ethics")


class EthicsAssessmentPage(IndicatorPage):
    about = "ethics-assessment"
    needs = ("report", "documents")
    page_description = _("How officers' conduct is rated in personnel matters.")

    class Meta:
        verbose_name = _("ethics assessment of state officials")
