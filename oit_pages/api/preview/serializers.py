"""The form of a draft."""

from rest_framework import serializers

from oit_pages.api.indicators.serializers import PageFacts


class Preview(PageFacts):
    """A draft as the editor sees it."""

    id = serializers.IntegerField(allow_null=True, help_text="Null before it is first saved.")
    draft = serializers.BooleanField()
    subject = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    url = serializers.CharField(allow_null=True)
