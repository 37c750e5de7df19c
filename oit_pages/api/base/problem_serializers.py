"""The form of an error (RFC 9457)."""

from rest_framework import serializers

from oit_pages.api.base.problems import TITLES


class WrongParameter(serializers.Serializer):
    name = serializers.CharField()
    errors = serializers.ListField(child=serializers.CharField())


class Problem(serializers.Serializer):
    type = serializers.CharField(help_text="Where the problem is explained.")
    code = serializers.ChoiceField(choices=list(TITLES.items()), help_text="Never changes.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="In the language asked for, else English.")
    instance = serializers.CharField()
    parameters = WrongParameter(many=True, required=False)
    known = serializers.ListField(
        child=serializers.CharField(), required=False, help_text="The parameters there are."
    )
