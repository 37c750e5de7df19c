"""Find a page by where it is on the web, or by the names one clicks to come to it."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from wagtail.models import Page

from oit_pages.api.base import page_index, problems, representations, schema_annotations, sites
from oit_pages.api.base.page_index import PageIndex, PageRow, TranslatedPage
from oit_pages.api.base.view import ApiView
from oit_pages.api.find_page import serializers as shapes
from oit_pages.models import TransparencyIndexPage
from oit_pages.thai import clean_line

#: Stands between the names of a click path.
STEP = ">"
#: How many redirects are followed, one after the other.
_HOPS = 5
#: What people call the home page, whatever its title.
HOMES = ("หน้าแรก", "หน้าหลัก", "home")


@schema_annotations.operation(
    operation_id="findPage",
    summary="A page by path or click path",
    parameters=[
        OpenApiParameter("path", str, description="/transparency/oit-2564/section-9-1/"),
        OpenApiParameter("click_path", str, description="Names of pages, with “>” between."),
    ],
    responses=schema_annotations.answers(shapes.FoundPage, 404),
    tags=["pages"],
)
class FindPageView(ApiView):
    """Which page is at a path (redirects are followed) or at the end of a click path, and
    where this API has its content. The home page may stand first in either."""

    parameters = ("path", "click_path")

    def answer(self) -> dict[str, Any]:
        path, clicks = self.request.GET.get("path"), self.request.GET.get("click_path")
        if bool(path) == bool(clicks):
            both = [_("Give either path or click_path.")]
            raise problems.invalid({"path": both, "click_path": both})
        row, found, moved = self._by_path(path) if path else (*self._by_clicks(clicks), False)
        if row is None:
            raise problems.not_found()
        return {
            **representations.page_row(row, found.addresses),
            "type": "home" if row.url_path in found.addresses.roots.values() else _type(row),
            "redirected": moved,
            "api_url": self._api_url(row),
        }

    def _by_path(self, path: str) -> tuple[PageRow | None, PageIndex, bool]:
        row, found = self._at(path)
        moved = False
        # A redirect may lead to an address that has moved since.
        for _hop in range(_HOPS):
            target = None if row else _redirect(self.site, path)
            if target is None:
                break
            moved = True
            if target.redirect_page_id:
                row, found = self._page(target.redirect_page_id)
                break
            path = target.redirect_link.removeprefix(self.site.root_url)
            if not path.startswith("/"):
                break
            row, found = self._at(path)
        return row, found, moved

    def _page(self, pk: int) -> tuple[PageRow | None, PageIndex]:
        """A page that a redirect names."""
        keys = Page.objects.filter(pk=pk).values("translation_key")
        found = page_index.read(self.site, self.visibility, Q(translation_key__in=keys))
        every = (row for sheet in found.sheets for row in sheet.variants.values())
        return next((row for row in every if row.pk == pk), None), found

    def _at(self, path: str) -> tuple[PageRow | None, PageIndex]:
        """A page by its address below its home page, whichever language's home that is."""
        wanted = "/" + path.strip("/") + "/" if path.strip("/") else "/"
        slug = path.strip("/").rpartition("/")[2]
        keys = Page.objects.filter(slug=slug).values("translation_key")
        found = page_index.read(self.site, self.visibility, Q(translation_key__in=keys))
        for sheet in self._sheets(found):
            for row in sheet.variants.values():
                address = found.addresses.of(row) or ""
                relative = address.removeprefix(self.site.root_url)
                root = found.addresses.roots.get(row.language, "")
                if wanted in (relative, "/" + row.url_path.removeprefix(root)):
                    return row, found
        return None, found

    def _sheets(self, found: PageIndex) -> Iterator[TranslatedPage]:
        yield from found.sheets
        # Looked for only when nothing else is at an address.
        if home := page_index.home(self.site, self.visibility):
            yield home

    def _by_clicks(self, clicks: str) -> tuple[PageRow | None, PageIndex]:
        names = [clean_line(name).casefold() for name in clicks.split(STEP) if name.strip()]
        home = page_index.home(self.site, self.visibility)
        titles = (
            {clean_line(row.title).casefold() for row in home.variants.values()} if home else ()
        )
        if names and names[0] in {*titles, *HOMES}:
            names = names[1:]
        found = page_index.read(self.site, self.visibility, sites.below_home(self.site))
        if not names:
            return home and home.shown(self.language), found
        by_path = {row.path: row for sheet in found.sheets for row in sheet.variants.values()}
        for row in by_path.values():
            if _leads(names, row, by_path):
                return row, found
        return None, found

    def _api_url(self, row: PageRow) -> str | None:
        if row.subject is not None:
            return self.link("disclosure", page_id=row.pk)
        if row.year is not None:
            return self.link("year", year=str(row.year))
        if TransparencyIndexPage.objects.filter(pk=row.pk).exists():
            return self.link("profile")
        return None


def _leads(names: list[str], row: PageRow, by_path: dict[str, PageRow]) -> bool:
    """Clicking these names one after the other ends at this page. Pages that are not public
    can't be clicked."""
    step = Page.steplen
    titles = []
    for length in range(step, len(row.path) + 1, step):
        above = by_path.get(row.path[:length])
        if above:
            titles.append(clean_line(above.title).casefold())
    return titles == names


def _type(row: PageRow) -> str:
    if row.subject is not None:
        return "indicator" if row.is_indicator else "entry"
    if row.year is not None:
        return "year"
    return "section" if row.section is not None else "page"


def _redirect(site, path: str) -> Any | None:
    """The redirect of this site at a path; None where there is none."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return None
    model = apps.get_model("wagtailredirects", "Redirect")
    try:
        old_path = model.normalise_path(path)
    except ValueError:  # an address that can't be one
        return None
    return model.get_for_site(site).filter(old_path=old_path).order_by("-site_id").first()
