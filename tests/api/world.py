"""A small municipality with something of every kind, built once for each module of tests."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from wagtail.models import Collection, Locale, Page, Site

from oit_pages.actions.scaffold import scaffold
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    ResponsibleUnit,
    TransparencyIndexPage,
)
from tests.factories import DocumentFactory, fill, months, open_year


def stream(kind: str, value: Any) -> dict:
    """A child of a body in raw form, lists wrapped as the editor stores them."""
    return {"type": kind, "id": str(uuid4()), "value": _raw(value)}


def _raw(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [{"type": "item", "id": str(uuid4()), "value": _raw(one)} for one in value]
    if isinstance(value, dict):
        return {name: _raw(one) for name, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def measures(rows: int = 2) -> dict:
    return stream(
        "measure_table",
        {
            "caption": "มาตรการส่งเสริมคุณธรรม",
            "rows": [
                {
                    "measure": f"มาตรการที่ {n}",
                    "methods": ["ประชุมชี้แจง", "จัดทำคู่มือ"],
                    "units": ["สำนักปลัด"],
                    "period": months("2021-01", "2021-02"),
                    "results": ["ดำเนินการแล้ว"],
                    "recommendation": "",
                }
                for n in range(1, rows + 1)
            ],
        },
    )


def announcement(*documents: int, **value: Any) -> dict:
    return stream(
        "announcement",
        {
            "kind": "measure",
            "issuer": "อบต.บ้านดอนแก้วงาม",
            "subject": "มาตรการส่งเสริมความโปร่งใส",
            "date": date(2021, 3, 2),
            "closing_date": date(2021, 3, 31),
            "documents": list(documents),
            **value,
        },
    )


def text(html: str) -> dict:
    return stream("rich_text", html)


@dataclass
class World:
    site: Site
    home: Page
    municipality: TransparencyIndexPage
    year_page: AssessmentYearPage
    document: Any
    o43: IndicatorPage

    def fill(self, code: str, *blocks: dict, **options: Any) -> IndicatorPage:
        return fill(self.year_page, code, *blocks, **options)

    def translate(self, page: Page) -> Page:
        """The English page of a Thai one, as a draft."""
        english = Locale.objects.get(language_code="en")
        return page.specific.copy_for_translation(english, copy_parents=True).specific


def build() -> World:
    """A site, a municipality, year 2564 scaffolded, and O43 published in it."""
    for code in ("th", "en"):
        Locale.objects.get_or_create(language_code=code)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    home, municipality = municipality_below(root, "home-th", "บ้านดอนแก้วงาม")
    site, _made = Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "testserver", "port": 80, "root_page": home, "site_name": "อบต."},
    )
    Site.clear_site_root_paths_cache()
    year_page = published_year(municipality)
    document = DocumentFactory(title="แผนปฏิบัติการ 2564")
    unit = ResponsibleUnit.objects.create(municipality=municipality, name_th="สำนักปลัด")
    o43 = fill(
        year_page,
        "O43",
        text("<p>รายงานผลการดำเนินการตามมาตรการภายในหน่วยงาน</p>"),
        measures(),
        announcement(document.pk),
        summary="รายงานผลตามมาตรการ",
        responsible_unit=unit,
    )
    return World(site, home, municipality, year_page, document, o43)


def municipality_below(root: Page, slug: str, name: str) -> tuple[Page, TransparencyIndexPage]:
    home = root.add_child(instance=Page(title="หน้าแรก", slug=slug, locale=Locale.get_default()))
    index = TransparencyIndexPage(
        title=f"ข้อมูลความโปร่งใส {name}",
        slug="transparency",
        name_th=f"องค์การบริหารส่วนตำบล{name}",
        name_en="Ban Don Kaeo Ngam Subdistrict Administrative Organization",
        district="ทุ่งตะวัน",
        province="ศรีนาคา",
    )
    return home, home.add_child(instance=index)


def published_year(municipality: Page, year: int = 2564) -> AssessmentYearPage:
    """The year and its sections are live, the indicators drafts."""
    return open_year(scaffold(year, municipality).year_page)
