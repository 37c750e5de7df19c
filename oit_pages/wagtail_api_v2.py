"""Wagtail's API v2, held to the same rule as ours: below a hidden page nothing is public.

class Pages(PublicPages, PagesAPIViewSet): ...

router.register_endpoint("pages", Pages)
"""

from typing import Any

from wagtail.api.v2.serializers import PageAliasOfField
from wagtail.models import Page
from wagtail.query import PageQuerySet

from oit_pages import visibility


class PublicAliasOf(PageAliasOfField):
    """The page that an alias mirrors, where that is public too; one query for an alias."""

    def get_attribute(self, instance: Page) -> Page | None:
        source = instance.alias_of_id
        if source and Page.objects.filter(visibility.public(), pk=source).exists():
            return super().get_attribute(instance)
        return None


class PublicPages:
    """Mixed in before Wagtail's viewset of pages, or a site's own."""

    def get_base_queryset(self) -> PageQuerySet:
        return super().get_base_queryset().filter(visibility.public())

    @classmethod
    def get_field_serializer_overrides(cls, model: type[Page]) -> dict[str, Any]:
        known = super().get_field_serializer_overrides(model)
        return {"alias_of": PublicAliasOf(read_only=True), **known}
