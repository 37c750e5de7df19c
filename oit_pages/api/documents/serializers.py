"""The form of documents."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.api.disclosures.serializers import paged


class Use(serializers.Serializer):
    """A page that uses the document."""

    page = serializers.IntegerField()
    title = serializers.CharField()
    language = serializers.CharField()
    url = serializers.CharField(allow_null=True)
    anchor = serializers.CharField(help_text="The block that shows it.")
    year = serializers.IntegerField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    code_provisional = shared_serializers.code_provisional()
    subject = serializers.CharField()
    api_url = serializers.URLField()


class Document(serializers.Serializer):
    """A file that public pages refer to."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    kinds = serializers.ListField(child=serializers.CharField())
    date = shared_serializers.Day(allow_null=True, help_text="That the page says is on it.")
    format = serializers.CharField(allow_blank=True)
    size = serializers.IntegerField(allow_null=True, help_text="Bytes.")
    pages = serializers.IntegerField(allow_null=True, help_text="Of a PDF; null where not known.")
    url = serializers.CharField(
        allow_null=True, help_text="Null where the file's storage gives no address."
    )
    added = serializers.DateTimeField()
    languages = serializers.ListField(
        child=serializers.CharField(), help_text="Of the pages that use it."
    )
    used_by = Use(many=True)


DocumentList = paged("DocumentList", Document)
