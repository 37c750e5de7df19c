"""The form of one indicator, and of any page below it."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.api.base.schema_components import refer
from oit_pages.api.years.serializers import IndicatorEntry
from oit_pages.catalogue.schema import Cadence, Level, PeriodRule


@extend_schema_field({"type": "array", "items": refer("Block")})
class Body(serializers.Field):
    """Blocks in reading order; their forms come from the stream's own definition."""


class Requirement(serializers.Serializer):
    id = serializers.CharField()
    anchor = serializers.CharField(help_text="The fragment for a link to the proof.")
    text = shared_serializers.Titles()
    level = serializers.ChoiceField(choices=list(Level.__args__))
    provisional = serializers.BooleanField(help_text="The wording is not confirmed.")


class OtherYear(serializers.Serializer):
    """The same subject in another year."""

    year = serializers.IntegerField()
    code = serializers.CharField()
    title = shared_serializers.Titles()
    provisional = serializers.BooleanField(
        help_text="Its code, title and place on the list are not confirmed for that year."
    )
    status = serializers.ChoiceField(choices=["published", "missing"])
    page = shared_serializers.PageReference(allow_null=True)
    api_url = serializers.URLField()


class PageFacts(serializers.Serializer):
    summary = serializers.CharField(allow_blank=True)
    responsible_unit = shared_serializers.Unit(allow_null=True)
    data_period = shared_serializers.Span(allow_null=True)
    data_date = shared_serializers.Day(allow_null=True)
    published = serializers.DateTimeField(allow_null=True)
    updated = serializers.DateTimeField(allow_null=True)
    body = Body()


class ShownOn(serializers.Serializer):
    """A page or document that the website had before, or an address of another website."""

    kind = serializers.ChoiceField(choices=["page", "document", "address"])
    title = serializers.CharField()
    url = serializers.CharField(help_text="Where a citizen opens it.")


class Indicator(IndicatorEntry, PageFacts):
    """What an indicator asks, and what is shown for it."""

    year = serializers.IntegerField()
    pillar = shared_serializers.Coded()
    section = shared_serializers.SectionName()
    topic = shared_serializers.Named()
    cadence = serializers.ChoiceField(choices=list(Cadence.__args__))
    period_rule = serializers.ChoiceField(choices=list(PeriodRule.__args__))
    requirements = Requirement(many=True)
    language = serializers.CharField(help_text="The language that the page is given in.")
    responsible_unit = shared_serializers.Unit(allow_null=True)
    entries_url = serializers.URLField(help_text="All pages of this indicator.")
    shown_on = ShownOn(
        many=True, help_text="What else of the website it is shown on; public things only."
    )
    previous = IndicatorEntry(allow_null=True)
    next = IndicatorEntry(allow_null=True)
    other_years = OtherYear(many=True)
