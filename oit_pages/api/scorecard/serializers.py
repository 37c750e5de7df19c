"""The form of a scorecard, as the schema tells it; `views.py` puts the values in."""

from rest_framework import serializers

from oit_pages.api.years.serializers import IndicatorEntry
from oit_pages.catalogue.schema import Level
from oit_pages.checklist.english_pages import State
from oit_pages.models import Outcome


class Finding(serializers.Serializer):
    """What one rule found; the sentence is made by who shows it."""

    rule = serializers.CharField()
    outcome = serializers.CharField()
    facts = serializers.DictField()


class RequirementResult(serializers.Serializer):
    requirement = serializers.CharField()
    level = serializers.ChoiceField(choices=list(Level.__args__))
    outcome = serializers.ChoiceField(choices=Outcome.choices)
    findings = Finding(many=True)


class IndicatorResult(IndicatorEntry):
    section = serializers.CharField()
    weight = serializers.FloatField(help_text="Points of 100 on the year's score.")
    won = serializers.FloatField(help_text="How many of these are sure: all or none.")
    english = serializers.ChoiceField(
        choices=list(State.__args__), help_text="How far the public English page has come."
    )
    requirements = RequirementResult(many=True)
    assessed = serializers.DateTimeField(allow_null=True)


class Scorecard(serializers.Serializer):
    """The year as the assessors would count it; points of 100."""

    year = serializers.IntegerField()
    score = serializers.FloatField(help_text="What is sure.")
    possible = serializers.FloatField(help_text="If all that a person must judge is found good.")
    pass_line = serializers.FloatField()
    passes = serializers.BooleanField()
    provisional = serializers.BooleanField()
    pillars = serializers.DictField(child=serializers.FloatField())
    sections = serializers.DictField(child=serializers.FloatField())
    indicators = IndicatorResult(many=True)
