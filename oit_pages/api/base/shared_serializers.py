"""The short forms that answers share."""

from rest_framework import serializers


class Titles(serializers.Serializer):
    """An official title in both languages."""

    th = serializers.CharField()
    en = serializers.CharField(allow_blank=True)


class Day(serializers.Serializer):
    """A day for machines, and as a Thai official writes it."""

    date = serializers.DateField()
    text_th = serializers.CharField()


class Span(serializers.Serializer):
    """A period; both days are included."""

    start = serializers.DateField()
    end = serializers.DateField()
    text_th = serializers.CharField()


class PageReference(serializers.Serializer):
    """A public page."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    language = serializers.CharField()
    url = serializers.CharField(allow_null=True, help_text="Where a citizen opens it.")
    updated = serializers.DateTimeField(allow_null=True)


class Coded(serializers.Serializer):
    """A pillar, or what else has a code."""

    code = serializers.CharField()
    title = Titles()


class SectionName(Coded):
    """A section of a year's list."""

    provisional = serializers.BooleanField(help_text="Its name and place are not confirmed.")


class Named(serializers.Serializer):
    """A topic heading."""

    id = serializers.CharField()
    title = Titles()


class Unit(Titles):
    """The unit that answers for a page."""

    email = serializers.CharField(allow_blank=True)
    phone = serializers.CharField(allow_blank=True)


def languages(**options) -> serializers.ListField:
    return serializers.ListField(
        child=serializers.CharField(), help_text="Languages in which it is public.", **options
    )


def code_provisional() -> serializers.BooleanField:
    return serializers.BooleanField(help_text="The year's list does not confirm the code.")
