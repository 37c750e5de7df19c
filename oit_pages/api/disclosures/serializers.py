"""The forms of disclosures: pages as entries of a list, and one with its content."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.api.indicators.serializers import Body
from oit_pages.models import Outcome

TYPES = ["indicator", "entry"]


def paged(name: str, entry: type[serializers.Serializer]) -> type[serializers.Serializer]:
    """The form of a slice of a list of these."""
    members = {
        "count": serializers.IntegerField(help_text="Of all slices together."),
        "next": serializers.URLField(allow_null=True),
        "previous": serializers.URLField(allow_null=True),
        "results": entry(many=True),
    }
    return type(name, (serializers.Serializer,), members)


class DisclosureEntry(serializers.Serializer):
    """A public page below a year."""

    id = serializers.IntegerField()
    type = serializers.ChoiceField(choices=TYPES, help_text="An indicator's page, or one below it.")
    year = serializers.IntegerField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    code_provisional = shared_serializers.code_provisional()
    section = serializers.CharField(allow_null=True)
    subject = serializers.CharField()
    title = serializers.CharField()
    language = serializers.CharField()
    available_languages = shared_serializers.languages()
    url = serializers.CharField(allow_null=True)
    api_url = serializers.URLField()
    outcome = serializers.ChoiceField(choices=Outcome.choices, allow_null=True)
    summary = serializers.CharField(allow_blank=True)
    responsible_unit = shared_serializers.Unit(allow_null=True)
    data_period = shared_serializers.Span(allow_null=True)
    data_date = shared_serializers.Day(allow_null=True)
    published = serializers.DateTimeField(allow_null=True)
    updated = serializers.DateTimeField(allow_null=True)
    body = Body(required=False)


class Disclosure(DisclosureEntry):
    """With its content."""

    body = Body()


DisclosureList = paged("DisclosureList", DisclosureEntry)
