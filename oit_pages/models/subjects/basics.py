"""Page types about basic information."""

from django.utils.translation import gettext_lazy as _

from oit_pages.models.indicator import IndicatorPage


class OrganisationStructurePage(IndicatorPage):
    about = "organisation-structure"
    needs = ("org_chart", "image", "documents")

    class Meta:
        verbose_name = _("organisation structure")


class ExecutivesPage(IndicatorPage):
    about = "executives"
    needs = ("people",)

    class Meta:
        verbose_name = _("executives")


class PowersAndDutiesPage(IndicatorPage):
    about = "powers-and-duties"
    needs = ("rich_text", "laws", "documents")

    class Meta:
        verbose_name = _("powers and duties")


class StrategicPlanPage(IndicatorPage):
    about = "strategic-plan"
    needs = ("plan", "documents")

    class Meta:
        verbose_name = _("strategic or development plan")


class ContactInformationPage(IndicatorPage):
    about = "contact-information"
    needs = ("contact", "channel")

    class Meta:
        verbose_name = _("contact information")


class LawsPage(IndicatorPage):
    about = "laws"
    needs = ("laws", "documents")

    class Meta:
        verbose_name = _("relevant laws")


class PublicRelationsNewsPage(IndicatorPage):
    about = "public-relations-news"
    needs = ("news", "link")

    class Meta:
        verbose_name = _("public relations news")


class QaPage(IndicatorPage):
    about = "qa"
    needs = ("qa", "channel")

    class Meta:
        verbose_name = _("questions and answers")


class SocialNetworkPage(IndicatorPage):
    about = "social-network"
    needs = ("channel",)

    class Meta:
        verbose_name = _("social network")


class PrivacyPolicyPage(IndicatorPage):
    about = "privacy-policy"
    needs = ("policy", "documents")

    class Meta:
        verbose_name = _("personal data protection policy")
