"""Page types about internal integrity measures."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class IntegrityMeasuresPage(IndicatorPage):
    about = "integrity-measures"
    needs = ("table_integrity_measures", "report", "documents")
    page_description = _("What last year's assessment showed, and what is to be done about it.")

    class Meta:
        verbose_name = _("internal measures to promote integrity and transparency")


class IntegrityMeasuresImplementationPage(IndicatorPage):
    about = "integrity-measures-implementation"
    needs = ("measure_table", "report", "activity")
    page_description = _("What was done for each measure: how, by whom, when, with what result.")

    class Meta:
        verbose_name = _("implementation of the integrity and transparency measures")
