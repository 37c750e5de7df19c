"""Very many municipalities at once, each with a site and a small year: rows only, as they come
out of a bulk load. No signals, revisions, references or search index."""

from datetime import timedelta
from itertools import count
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from oit_pages.catalogue import load_edition
from oit_pages.models import (
    AssessmentRun,
    AssessmentYearPage,
    IndicatorPage,
    IndicatorResult,
    Readiness,
    SectionPage,
    TransparencyIndexPage,
)

YEAR = 2564
#: Indicators in each section; a real year has about four.
FEW = 3


class Builder:
    """Pages of every kind, gathered first and written at once."""

    def __init__(self):
        self.thai = Locale.objects.get(language_code="th")
        self.pks = count(Page.objects.order_by("-pk").first().pk + 1)
        self.pages: list[Page] = []
        self.rows: dict[type, list] = {}

    def add(self, model, parent, place, slug, **columns):
        page = Page(
            pk=next(self.pks),
            path=parent.path + Page._int2str(place).rjust(Page.steplen, "0"),
            depth=parent.depth + 1,
            numchild=0,
            title=slug,
            draft_title=slug,
            slug=slug,
            url_path=f"{parent.url_path}{slug}/",
            locale=self.thai,
            translation_key=uuid4(),
            content_type=ContentType.objects.get_for_model(model),
            live=True,
            first_published_at=timezone.now(),
            last_published_at=timezone.now(),
        )
        parent.numchild += 1
        self.pages.append(page)
        if model is not Page:
            self.rows.setdefault(model, []).append(model(page_ptr_id=page.pk, **columns))
        return page

    def write(self):
        Page.objects.bulk_create(self.pages, batch_size=500)
        for model, rows in self.rows.items():
            fields = model._meta.local_concrete_fields
            names = ", ".join(field.column for field in fields)
            marks = ", ".join(["%s"] * len(fields))
            values = [
                [
                    field.get_db_prep_save(getattr(row, field.attname), connection)
                    for field in fields
                ]
                for row in rows
            ]
            with connection.cursor() as cursor:
                cursor.executemany(
                    f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", values
                )


def municipalities(number: int, first: int = 0) -> list[AssessmentYearPage]:
    """So many municipalities, each with a home, a site and a year; gives the years. They are
    numbered from `first`."""
    builder = Builder()
    root = Page.get_first_root_node()
    taken = root.get_children().count()
    edition = load_edition(YEAR)
    years, homes = [], []
    for place in range(first, first + number):
        home = builder.add(Page, root, taken + place - first + 1, f"home-{place}")
        index = builder.add(
            TransparencyIndexPage,
            home,
            1,
            "transparency",
            name_th=f"เทศบาลที่ {place}",
            province=f"จังหวัด {place % 77}",
            district=f"อำเภอ {place % 900}",
        )
        year = builder.add(AssessmentYearPage, index, 1, f"oit-{YEAR}", year=YEAR)
        for at, section in enumerate(edition.sections, 1):
            page = builder.add(SectionPage, year, at, f"section-{at}", code=section.code)
            for nth, indicator in enumerate(section.indicators[:FEW], 1):
                builder.add(
                    IndicatorPage, page, nth, indicator.code.lower(), subject=indicator.subject
                )
        homes.append(home)
        years.append(year)
    builder.write()
    Page.objects.filter(pk=root.pk).update(numchild=root.numchild)
    Site.objects.bulk_create(
        Site(hostname=f"m{place}.example", root_page_id=home.pk, site_name=home.slug)
        for place, home in enumerate(homes, first)
    )
    # In other installations rows have come and gone for years: the planner knows them.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return list(AssessmentYearPage.objects.filter(pk__in=[year.pk for year in years]))


def judged(years: list[AssessmentYearPage], runs: int = 3) -> None:
    """Results, runs and readiness of these years, as assessments leave them: no two alike."""
    edition = load_edition(YEAR)
    indexes = dict(TransparencyIndexPage.objects.order_by().values_list("path", "pk"))
    pages = IndicatorPage.objects.order_by().values_list("path", "subject", "pk")
    step = IndicatorPage.steplen
    at = {(path[: -2 * step], subject): pk for path, subject, pk in pages}
    results, kept, ready = [], [], []
    for place, year in enumerate(years):
        complete = 0
        for number, one in enumerate(edition.indicators):
            sure = (number * 7 + place) % 100 < place % 101
            complete += sure
            asked = [each.id for each in one.requirements if each.level == "required"]
            findings = {
                "ground": [],
                "requirements": [
                    {"requirement": each, "level": "required", "findings": []}
                    | {"outcome": "pass" if sure else "fail"}
                    for each in asked
                ],
            }
            results.append(
                IndicatorResult(
                    year_page=year,
                    code=one.code,
                    subject=one.subject,
                    outcome="pass" if sure else "fail",
                    findings=findings,
                    page_id=at.get((year.path, one.subject)),
                    lacking="" if sure else " ".join(asked[place % 2 :]),
                    as_of=timezone.now().date(),
                    assessed_at=timezone.now(),
                )
            )
        score = 100 * complete / len(edition.indicators)
        for number in range(runs):
            kept.append(
                AssessmentRun(
                    year_page=year,
                    at=timezone.now() - timedelta(days=7 * (runs - number)),
                    score=score * (number + 1) / runs,
                    gained=score / runs,
                    possible=score,
                )
            )
        ready.append(
            Readiness(
                year_page=year,
                municipality_id=indexes[year.path[: -year.steplen]],
                year=YEAR,
                score=score,
                possible=score,
                complete=complete,
                open=0,
                indicators=len(edition.indicators),
                changed_at=timezone.now(),
            )
        )
    IndicatorResult.objects.bulk_create(results, batch_size=500)
    AssessmentRun.objects.bulk_create(kept, batch_size=500)
    Readiness.objects.bulk_create(ready, batch_size=500)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
