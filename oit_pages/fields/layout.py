"""Fields of a block that belong together, under one heading of its form."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BlockGroup


def dates(*names: str) -> BlockGroup:
    return BlockGroup(list(names), heading=_("Dates"), icon="date")


def signature(*names: str) -> BlockGroup:
    return BlockGroup(list(names), heading=_("Signature"), icon="edit")


def folded(heading, *names: str, icon: str = "list-ul") -> BlockGroup:
    """What most leave empty: closed until somebody opens it."""
    return BlockGroup(list(names), heading=heading, classname="collapsed", icon=icon)
