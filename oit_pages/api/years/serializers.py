"""The forms of the years and their trees."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.models import Outcome


class Edition(serializers.Serializer):
    """The year's list of indicators."""

    label = serializers.CharField()
    provisional = serializers.BooleanField(help_text="The list itself is not confirmed.")
    indicators = serializers.IntegerField(help_text="How many there are.")
    pass_line = serializers.FloatField(help_text="Points of 100.")


class Year(serializers.Serializer):
    year = serializers.IntegerField(help_text="Fiscal year of the Buddhist era.")
    title = serializers.CharField()
    language = serializers.CharField(help_text="The language of the title.")
    available_languages = shared_serializers.languages()
    period = shared_serializers.Span()
    edition = Edition(allow_null=True)
    page = shared_serializers.PageReference()
    api_url = serializers.URLField()


class YearList(serializers.Serializer):
    years = Year(many=True)


class IndicatorEntry(serializers.Serializer):
    """An indicator in a year's tree."""

    code = serializers.CharField()
    subject = serializers.CharField(help_text="The same in every year.")
    also_covers = serializers.ListField(child=serializers.CharField())
    title = shared_serializers.Titles()
    provisional = serializers.BooleanField(
        help_text="Its code, title and place on the list are not confirmed for this year."
    )
    status = serializers.ChoiceField(choices=["published", "missing"])
    outcome = serializers.ChoiceField(
        choices=Outcome.choices,
        allow_null=True,
        help_text="What the assessment found; null where it is not public.",
    )
    page = shared_serializers.PageReference(allow_null=True)
    responsible_unit = shared_serializers.Titles(allow_null=True)
    available_languages = shared_serializers.languages()
    api_url = serializers.URLField()


class Topic(shared_serializers.Named):
    indicators = IndicatorEntry(many=True)


class Section(shared_serializers.SectionName):
    page = shared_serializers.PageReference(allow_null=True)
    topics = Topic(many=True)


class Pillar(shared_serializers.Coded):
    sections = Section(many=True)


class YearTree(Year):
    pillars = Pillar(many=True)
