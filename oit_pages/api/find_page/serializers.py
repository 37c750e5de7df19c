"""The form of a page that was looked for."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers

TYPES = ["home", "indicator", "entry", "section", "year", "page"]


class FoundPage(shared_serializers.PageReference):
    type = serializers.ChoiceField(choices=TYPES)
    redirected = serializers.BooleanField(help_text="It was found by way of a redirect.")
    api_url = serializers.URLField(
        allow_null=True, help_text="Its content; null for a page that this API does not have."
    )
