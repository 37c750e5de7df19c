"""Pages with something on them, in one line."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from unittest import mock
from uuid import uuid4

import factory
from django.contrib.auth import get_user_model
from wagtail.documents import get_document_model
from wagtail.models import Collection, Page

from oit_pages.checklist import refresh
from oit_pages.management.lookup import find_indicator_page
from oit_pages.models import (
    AssessmentYearPage,
    GroupMember,
    IndicatorPage,
    Person,
    ResponsibleUnit,
)
from tests.old_site.models import ArticlePage


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    password = factory.django.Password("pass-word-1")


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ResponsibleUnit

    name_th = factory.Sequence(lambda n: f"กองที่ {n}")


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name_th = "นายสมชาย ใจดี"
    position_th = factory.Sequence(lambda n: f"ตำแหน่งที่ {n}")


class MemberFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GroupMember

    name = factory.Sequence(lambda n: f"นางสาวคนที่ {n} ขยันงาน")
    place = factory.Sequence(lambda n: n + 1)


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_document_model()

    title = factory.Sequence(lambda n: f"เอกสาร {n}")
    file = factory.django.FileField(filename="plan.pdf", data=b"%PDF-1.4 sample")
    collection = factory.LazyFunction(lambda: Collection.get_first_root_node())


def block(kind: str, **value) -> dict:
    """A stream child in raw form; lists become list items as the editor would store them."""
    return {"type": kind, "id": str(uuid4()), "value": _raw(value)}


def text(html: str) -> dict:
    """A rich text child in raw form."""
    return {"type": "rich_text", "id": str(uuid4()), "value": html}


def _raw(value):
    if isinstance(value, list | tuple):
        return [{"type": "item", "id": str(uuid4()), "value": _raw(one)} for one in value]
    if isinstance(value, dict):
        return {name: _raw(one) for name, one in value.items()}
    if isinstance(value, date):
        return value.isoformat()
    return value


def months(first: str, last: str) -> dict:
    """A period by month: months("2021-01", "2021-02")."""
    return {"from_month": f"{first}-01", "to_month": f"{last}-01"}


def fill(
    year_page: AssessmentYearPage, code: str, *blocks: dict, publish=True, **columns
) -> IndicatorPage:
    """Put these blocks on an indicator's page, and publish it."""
    page = find_indicator_page(year_page, code)
    page.body = list(blocks)
    for name, value in columns.items():
        setattr(page, name, value)
    revision = page.save_revision()
    if publish:
        revision.publish()
    page.refresh_from_db()
    return page


@contextmanager
def unjudged() -> Iterator[None]:
    """What is published meanwhile is judged by nobody."""
    with (
        mock.patch.object(refresh, "has_worker", return_value=True),
        mock.patch.object(refresh, "hand_over"),
    ):
        yield


def open_year(year_page: AssessmentYearPage) -> AssessmentYearPage:
    """Publish the year and its sections; the indicators stay drafts. Judged once, at the end."""
    publish_all((year_page, *year_page.get_children().specific()), year_page)
    year_page.refresh_from_db()
    return year_page


def publish_all(pages: Iterable[Page], year_page: AssessmentYearPage) -> None:
    """Publish the pages one by one, and judge the year once at the end."""
    with unjudged():
        for page in pages:
            page.save_revision().publish()
    refresh.judge(AssessmentYearPage.objects.get(pk=year_page.pk))


def old_site(home: Page) -> dict[tuple[str, str], str]:
    """The website of `adopt_a_site.csv` below a home page: what each of its pages and documents
    is about, by (kind, key); "" for no indicator."""
    about, sections = {}, {}
    with (Path(__file__).parent / "actions" / "adopt_a_site.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "document":
                thing = DocumentFactory(title=row["title"])
            else:
                above = sections.get(row["parent"])
                if above is None:
                    above = ArticlePage(title=row["parent"], slug=f"menu-{len(sections)}")
                    sections[row["parent"]] = home.add_child(instance=above)
                body = [text(f"<p>{row['text']}</p>") | {"type": "text"}]
                page = ArticlePage(title=row["title"], slug=f"page-{len(about)}", body=body)
                thing = above.add_child(instance=page)
            about[row["kind"], str(thing.pk)] = row["key"]
    return about
