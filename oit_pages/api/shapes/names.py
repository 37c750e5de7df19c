"""The form of names of blocks and fields."""

from rest_framework import serializers

from oit_pages.api.shapes import common


class BlockNames(serializers.Serializer):
    name = common.Titles()
    parts = serializers.DictField(
        child=common.Titles(), help_text="By field; `rows.measure` is a field of each row."
    )


class Names(serializers.Serializer):
    blocks = serializers.DictField(child=BlockNames(), help_text="By the type of block.")
