"""Page types about complaints and participation."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class ComplaintGuidelinePage(IndicatorPage):
    about = "complaint-guideline"
    needs = ("manual", "documents")

    class Meta:
        verbose_name = _("guideline for handling corruption complaints")


class ComplaintChannelPage(IndicatorPage):
    about = "complaint-channel"
    needs = ("channel",)

    class Meta:
        verbose_name = _("channel for corruption complaints")


class ComplaintStatisticsPage(IndicatorPage):
    about = "complaint-statistics"
    needs = ("table_complaint_statistics", "nothing_to_report")

    class Meta:
        verbose_name = _("corruption complaint statistics")


class FeedbackChannelPage(IndicatorPage):
    about = "feedback-channel"
    needs = ("channel",)

    class Meta:
        verbose_name = _("channel for public opinion")


class ParticipationPage(IndicatorPage):
    about = "participation"
    needs = ("activity", "documents")

    class Meta:
        verbose_name = _("opportunities for participation")
