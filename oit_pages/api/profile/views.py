"""The municipality, and the way in: what there is at which address."""

from typing import Any

from django.db.models import Q
from django.utils.translation import override
from wagtail.coreutils import get_content_languages

from oit_pages.api.base import (
    languages,
    page_index,
    problems,
    representations,
    schema_annotations,
    sites,
)
from oit_pages.api.base.view import ApiView
from oit_pages.api.profile import serializers as shapes
from oit_pages.models import MunicipalityKind, TransparencyIndexPage


@schema_annotations.operation(
    operation_id="readEntrance",
    summary="What there is",
    responses=schema_annotations.answers(shapes.Entrance),
    tags=["profile"],
)
class EntranceView(ApiView):
    """The addresses to begin with."""

    def answer(self) -> dict[str, Any]:
        return {
            "title": "OIT disclosures of a Thai municipality",
            "languages": list(get_content_languages()),
            "links": {name.replace("-", "_"): self.link(name) for name in shapes.ENTRANCES},
        }


@schema_annotations.operation(
    operation_id="readProfile",
    summary="The municipality",
    responses=schema_annotations.answers(shapes.Profile, 404),
    tags=["profile"],
)
class ProfileView(ApiView):
    """Who discloses: official names, kind, place."""

    def answer(self) -> dict[str, Any]:
        # A home page may itself be the municipality's.
        here = Q(translation_key=self.site.root_page.translation_key) | sites.below_home(self.site)
        sources = TransparencyIndexPage.objects.filter(here)
        found = (
            TransparencyIndexPage.objects.filter(
                self.visibility.public(), translation_key__in=sources.values("translation_key")
            )
            .select_related("locale")
            .order_by("path")
        )
        variants: dict[str, TransparencyIndexPage] = {}
        for page in found:
            variants.setdefault(page.locale.language_code, page)
        language = languages.choose(variants, self.language)
        if language is None:
            raise problems.not_found()
        page = variants[language]
        roots = page_index.read(self.site, self.visibility, Q(pk__in=[])).addresses
        return {
            "name": {"th": page.name_th, "en": page.name_en},
            "kind": {"value": page.kind, **_kind_names(page.kind)},
            "district": page.district,
            "province": page.province,
            "agency_code": page.agency_code,
            "language": language,
            "available_languages": languages.ordered(variants),
            "page": {
                "id": page.pk,
                "title": page.title,
                "language": language,
                "url": roots.at(language, page.url_path),
                "updated": representations.moment(page.last_published_at),
            },
            "years_url": self.link("years"),
        }


def _kind_names(kind: str) -> dict[str, str]:
    names = {}
    for language in ("th", "en"):
        with override(language):
            names[language] = str(MunicipalityKind(kind).label)
    return names
