"""Page types about internal integrity measures."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class IntegrityMeasuresPage(IndicatorPage):
    about = "integrity-measures"
    needs = ("table_integrity_measures", "report", "documents")

    class Meta:
        verbose_name = _("internal measures to promote integrity and transparency")


class IntegrityMeasuresImplementationPage(IndicatorPage):
    about = "integrity-measures-implementation"
    needs = ("measure_table", "report", "activity")

    class Meta:
        verbose_name = _("implementation of the integrity and transparency measures")
