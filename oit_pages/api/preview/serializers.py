"""The form of a draft."""

from rest_framework import serializers

from oit_pages.api.indicators.serializers import PageFacts


class Missing(serializers.Serializer):
    """One thing that the draft lacks."""

    anchor = serializers.CharField(
        allow_blank=True, help_text='Of the block in `body` that it is about; "" for the page.'
    )
    text = serializers.CharField(help_text="What is wrong and what to do, in one sentence or two.")


class Preview(PageFacts):
    """A draft as the editor sees it."""

    id = serializers.IntegerField(allow_null=True, help_text="Null before it is first saved.")
    draft = serializers.BooleanField()
    subject = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    language = serializers.CharField()
    url = serializers.CharField(allow_null=True)
    missing = Missing(many=True, help_text="What the list of its year asks and the draft lacks.")
