"""Page types about basic information."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class OrganisationStructurePage(IndicatorPage):
    about = "organisation-structure"
    needs = ("org_chart", "image", "documents")
    page_description = _("The chart of divisions and key posts, political and permanent.")

    class Meta:
        verbose_name = _("organisation structure")


class ExecutivesPage(IndicatorPage):
    about = "executives"
    needs = ("people",)
    page_description = _("Those who lead now: name, post, photograph and how to reach them.")

    class Meta:
        verbose_name = _("executives")


class PowersAndDutiesPage(IndicatorPage):
    about = "powers-and-duties"
    needs = ("rich_text", "laws", "documents")
    page_description = _("What the law lets and obliges the organisation to do.")

    class Meta:
        verbose_name = _("powers and duties")


class StrategicPlanPage(IndicatorPage):
    about = "strategic-plan"
    needs = ("plan", "documents")
    page_description = _("The plan over several years: strategies, targets, indicators.")

    class Meta:
        verbose_name = _("strategic or development plan")


class ContactInformationPage(IndicatorPage):
    about = "contact-information"
    needs = ("contact", "channel")
    page_description = _("Address, telephone, fax, e-mail and a map.")

    class Meta:
        verbose_name = _("contact information")


class LawsPage(IndicatorPage):
    about = "laws"
    needs = ("laws", "documents")
    page_description = _("Acts, regulations and by-laws that the work follows.")

    class Meta:
        verbose_name = _("relevant laws")


class PublicRelationsNewsPage(IndicatorPage):
    about = "public-relations-news"
    needs = ("news", "link")
    page_description = _("News of the year about what the organisation does.")

    class Meta:
        verbose_name = _("public relations news")


class QaPage(IndicatorPage):
    about = "qa"
    needs = ("qa", "channel")
    page_description = _("Where the public asks and the organisation answers.")

    class Meta:
        verbose_name = _("questions and answers")


class SocialNetworkPage(IndicatorPage):
    about = "social-network"
    needs = ("channel",)
    page_description = _("Links to the organisation's own social media pages.")

    class Meta:
        verbose_name = _("social network")


class PrivacyPolicyPage(IndicatorPage):
    about = "privacy-policy"
    needs = ("policy", "documents")
    page_description = _("How personal data are collected, used and protected.")

    class Meta:
        verbose_name = _("personal data protection policy")
