"""Page types about complaints and participation."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class ComplaintGuidelinePage(IndicatorPage):
    about = "complaint-guideline"
    needs = ("manual", "documents")
    page_description = _("How a complaint of corruption is made, handled and by when.")

    class Meta:
        verbose_name = _("guideline for handling corruption complaints")


class ComplaintChannelPage(IndicatorPage):
    about = "complaint-channel"
    needs = ("channel",)
    page_description = _("Where to report corruption online, apart from other complaints.")

    class Meta:
        verbose_name = _("channel for corruption complaints")


class ComplaintStatisticsPage(IndicatorPage):
    about = "complaint-statistics"
    needs = ("table_complaint_statistics", "nothing_to_report")
    page_description = _("How many complaints came in, were closed and are open.")

    class Meta:
        verbose_name = _("corruption complaint statistics")


class FeedbackChannelPage(IndicatorPage):
    about = "feedback-channel"
    needs = ("channel",)
    page_description = _("Where the public says online what it thinks of the work.")

    class Meta:
        verbose_name = _("channel for public opinion")


class ParticipationPage(IndicatorPage):
    about = "participation"
    needs = ("activity", "documents")
    page_description = _("Activities in which the public had a part in the work.")

    class Meta:
        verbose_name = _("opportunities for participation")
