"""The forms of tables."""

from rest_framework import serializers

from oit_pages.api.shapes import pieces
from oit_pages.api.shapes.disclosures import paged
from oit_pages.catalogue.columns import ColumnKind


class TableEntry(serializers.Serializer):
    """A table of a public page."""

    block = serializers.CharField()
    anchor = serializers.CharField()
    column_set = serializers.CharField()
    name = pieces.Titles()
    caption = serializers.CharField(allow_blank=True)
    note = serializers.CharField(allow_blank=True)
    rows = serializers.IntegerField(help_text="How many there are.")
    page = pieces.PageReference()
    year = serializers.IntegerField(allow_null=True)
    code = serializers.CharField(allow_null=True)
    code_provisional = pieces.code_provisional()
    subject = serializers.CharField()
    json_url = serializers.URLField()
    csv_url = serializers.URLField()
    xlsx_url = serializers.URLField()
    schema_url = serializers.URLField()


class Column(serializers.Serializer):
    key = serializers.CharField()
    title = pieces.Titles()
    kind = serializers.ChoiceField(choices=list(ColumnKind.__args__))
    required = serializers.BooleanField()


class Table(TableEntry):
    """A table with its rows, by the columns' keys."""

    columns = Column(many=True)
    data = serializers.ListField(child=serializers.DictField())


TableList = paged("TableList", TableEntry)
