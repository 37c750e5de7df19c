"""The forms of the entrance and the municipality's profile."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.models import MunicipalityKind

#: Names of the addresses to begin with.
ENTRANCES = (
    "profile",
    "names",
    "years",
    "disclosures",
    "documents",
    "tables",
    "find-page",
    "catalogue",
    "changes",
    "closing-dates",
    "schema",
    "docs",
)

Links = type(
    "Links",
    (serializers.Serializer,),
    {name.replace("-", "_"): serializers.URLField() for name in ENTRANCES},
)


class Entrance(serializers.Serializer):
    title = serializers.CharField()
    languages = serializers.ListField(child=serializers.CharField())
    links = Links()


class Kind(shared_serializers.Titles):
    value = serializers.ChoiceField(choices=MunicipalityKind.choices)


class Profile(serializers.Serializer):
    """Who discloses."""

    name = shared_serializers.Titles()
    kind = Kind()
    district = serializers.CharField(allow_blank=True)
    province = serializers.CharField(allow_blank=True)
    agency_code = serializers.CharField(allow_blank=True)
    language = serializers.CharField(help_text="Of the page's title.")
    available_languages = shared_serializers.languages()
    page = shared_serializers.PageReference()
    years_url = serializers.URLField()
