"""The forms of tables."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers
from oit_pages.api.disclosures.serializers import paged
from oit_pages.catalogue.columns import ColumnKind


class TableEntry(serializers.Serializer):
    """A table of a public page."""

    block = serializers.CharField()
    anchor = serializers.CharField()
    column_set = serializers.CharField()
    name = shared_serializers.Titles()
    caption = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    month = shared_serializers.Day(
        allow_null=True, help_text="The month it says it is about, by its first day."
    )
    period = shared_serializers.Span(
        allow_null=True, help_text="The period it says it is about; its month, where it has one."
    )
    rows = serializers.IntegerField(help_text="How many there are.")
    page = shared_serializers.PageReference()
    year = serializers.IntegerField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    code_provisional = shared_serializers.code_provisional()
    subject = serializers.CharField()
    json_url = serializers.URLField()
    csv_url = serializers.URLField()
    xlsx_url = serializers.URLField()
    schema_url = serializers.URLField()


class Column(serializers.Serializer):
    key = serializers.CharField()
    title = shared_serializers.Titles()
    kind = serializers.ChoiceField(choices=list(ColumnKind.__args__))
    required = serializers.BooleanField()


class Table(TableEntry):
    """A table with its rows, by the columns' keys."""

    columns = Column(many=True)
    data = serializers.ListField(child=serializers.DictField())


TableList = paged("TableList", TableEntry)
