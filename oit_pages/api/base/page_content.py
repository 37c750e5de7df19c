"""The bodies of pages with documents, images and linked pages expanded.

Bodies are read without their specific types, and what they refer to once for all of them:
four queries, whatever the number of pages and blocks.
"""

from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from oit_pages.api.base import representations
from oit_pages.api.base.page_index import Addresses
from oit_pages.models import IndicatorPage
from oit_pages.stream.keys import Key, key_of, keys_for
from oit_pages.stream.references import References, ResolvedReferences, collect_references
from oit_pages.stream.register import Register
from oit_pages.stream.representation import represent
from oit_pages.thai import Period
from oit_pages.visibility import Visibility
from oit_pages.visibility import public as public_pages


def stream_block():
    """The definition of every body."""
    return IndicatorPage._meta.get_field("body").stream_block


#: The columns of a page that are shown. Most of what a query for one page costs is Django
#: putting it together, and that goes by the number of columns.
_SHOWN = (
    "summary",
    "period_from",
    "period_to",
    "data_date",
    "body",
    "first_published_at",
    "last_published_at",
    "responsible_unit__name_th",
    "responsible_unit__name_en",
    "responsible_unit__email",
    "responsible_unit__phone",
)
_LINKED = ("title", "url_path", "locale__language_code")


def read(pk: int) -> IndicatorPage:
    """A page with its body and unit; one query. Raises Http404 when it has just been deleted."""
    pages = IndicatorPage.objects.select_related("responsible_unit").only(*_SHOWN)
    return get_object_or_404(pages, pk=pk)


def with_translations(pages: QuerySet, visibility: Visibility) -> list[IndicatorPage]:
    """These pages and their public translations, in the order of the tree; one query."""
    keys = pages.order_by().values("translation_key")
    return list(
        IndicatorPage.objects.filter(visibility.public(), translation_key__in=keys)
        .select_related("locale", "responsible_unit")
        .order_by("path")
    )


def find(
    pages: Iterable[IndicatorPage], visibility: Visibility, addresses: Addresses
) -> ResolvedReferences:
    """What these pages' bodies refer to, as far as it is public: one query for each kind of
    thing. What is private is not found at all, so that no block can show it."""
    wanted = References()
    for page in pages:
        wanted |= collect_references(stream_block(), page.body.raw_data)
    register = Register.load(wanted.people, wanted.units)
    files = {
        name: {
            key_of(pk): _Addressed(file)
            for pk, file in model.objects.select_related("collection").in_bulk(wanted_keys).items()
            if visibility.is_file_public(file)
        }
        for name, model, keys in (
            ("documents", get_document_model(), wanted.documents),
            ("images", get_image_model(), wanted.images | register.photos),
        )
        if (wanted_keys := keys_for(model, keys))
    }
    pages_wanted = keys_for(Page, wanted.pages)
    linked = _linked(pages_wanted, addresses) if pages_wanted else {}
    return ResolvedReferences(
        files.get("documents", {}), files.get("images", {}), linked, register=register
    )


def public_documents(keys: Iterable[Key], visibility: Visibility) -> set[Key]:
    """Those of these documents that there are, for anybody to have; one query."""
    model = get_document_model()
    documents = model.objects.select_related("collection").only("pk", "collection__path")
    found = documents.in_bulk(wanted) if (wanted := keys_for(model, keys)) else {}
    return {key_of(pk) for pk, one in found.items() if visibility.is_file_public(one)}


class _Addressed:
    """A document or image that works out what is asked of it once, however often shown."""

    def __init__(self, file: Any):
        self._file = file

    @cached_property
    def url(self) -> str:
        return self._file.url

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._file, name)
        self.__dict__[name] = value
        return value


def _linked(pks: list[int], addresses: Addresses) -> dict[int, Page]:
    """Public pages, of any site, that know their address without asking where sites begin."""
    public = Page.objects.filter(public_pages()).select_related("locale").only(*_LINKED)
    pages = public.order_by().in_bulk(pks)
    for page in pages.values():
        page.get_url = partial(addresses.at, page.locale.language_code, page.url_path)
    return pages


def body(page: IndicatorPage, found: ResolvedReferences, language: str) -> list[dict[str, Any]]:
    """[{"type", "id", "anchor", "value"}], what the register says in the page's language."""
    with override(language):
        return represent(stream_block(), page.body.raw_data, found)


def page_facts(page: IndicatorPage) -> dict[str, Any]:
    """What a page says of itself beside its body."""
    unit = page.responsible_unit
    return {
        "summary": page.summary,
        "responsible_unit": unit
        and {"th": unit.name_th, "en": unit.name_en, "email": unit.email, "phone": unit.phone},
        "data_period": representations.span(_period(page)),
        "data_date": representations.day(page.data_date),
        "published": representations.moment(page.first_published_at),
        "updated": representations.moment(page.last_published_at),
    }


def no_page_facts() -> dict[str, Any]:
    """The same names where there is no page."""
    return {
        "summary": "",
        "responsible_unit": None,
        "data_period": None,
        "data_date": None,
        "published": None,
        "updated": None,
    }


def _period(page: IndicatorPage) -> Period | None:
    start, end = page.period_from, page.period_to
    return Period(start, end) if start and end and start <= end else None
