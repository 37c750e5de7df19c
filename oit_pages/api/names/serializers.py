"""The form of names of blocks and fields."""

from rest_framework import serializers

from oit_pages.api.base import shared_serializers


class BlockNames(serializers.Serializer):
    name = shared_serializers.Titles()
    parts = serializers.DictField(
        child=shared_serializers.Titles(),
        help_text="By field; `rows.measure` is a field of each row.",
    )


class Names(serializers.Serializer):
    blocks = serializers.DictField(child=BlockNames(), help_text="By the type of block.")
