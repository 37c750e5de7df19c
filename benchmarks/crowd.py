"""Many municipalities at once: copies of one, in rows only, without signals or revisions."""

from uuid import uuid4

from django.db import connection
from wagtail.models import Page
from wagtail.search.models import IndexEntry

from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)

KINDS = (TransparencyIndexPage, AssessmentYearPage, SectionPage, IndicatorPage)


def copies(top: Page, count: int) -> None:
    """The tree of `top` again and again beside it, as the last children of its parent; the
    search index knows them too."""
    parent = Page.objects.get(pk=top.get_parent().pk)
    tree = list(Page.objects.filter(path__startswith=top.path).order_by("path"))
    pks = [page.pk for page in tree]
    kinds = [(kind, kind.objects.in_bulk(pks)) for kind in KINDS]
    last = Page._str2int(parent.get_last_child().path[-Page.steplen :])
    starts = []
    for number in range(last + 1, last + 1 + count):
        starts.append(parent.path + Page._int2str(number).rjust(Page.steplen, "0"))
        new = (_copy(page, starts[-1], len(top.path), number) for page in tree)
        made = Page.objects.bulk_create(new)
        for kind, rows in kinds:
            pairs = [(rows[o.pk], n.pk) for o, n in zip(tree, made, strict=True) if o.pk in rows]
            if pairs:
                _insert(kind, pairs)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)
    if starts:
        _index(top, starts)


def _copy(page: Page, start: str, length: int, number: int) -> Page:
    names = [field.attname for field in Page._meta.concrete_fields if field.name != "id"]
    copy = Page(**{name: getattr(page, name) for name in names})
    copy.path = start + page.path[length:]
    if len(copy.path) == len(start):
        copy.slug = f"{page.slug}-{number}"
    copy.url_path = f"{page.url_path.rstrip('/')}-{number}/"
    copy.translation_key = uuid4()
    copy.latest_revision_id = copy.live_revision_id = None
    return copy


def _insert(model: type[Page], rows: list) -> None:
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    key = model._meta.pk.column
    names = [key, *(field.column for field in fields)]
    columns = ", ".join(map(connection.ops.quote_name, names))
    marks = ", ".join(["%s"] * len(names))
    values = [
        [pk, *(f.get_db_prep_save(getattr(row, f.attname), connection) for f in fields)]
        for row, pk in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks})", values
        )


def _index(top: Page, starts: list[str]) -> None:
    """What the search index says of a page, of its copies too; on PostgreSQL only, where
    Wagtail's backend looks at every entry as it saves one."""
    if connection.vendor != "postgresql":
        return
    table = IndexEntry._meta.db_table
    skipped = {IndexEntry._meta.pk.column, "object_id"}
    columns = [f.column for f in IndexEntry._meta.concrete_fields if f.column not in skipped]
    names, theirs = ", ".join(columns), ", ".join(f"e.{column}" for column in columns)
    length = len(top.path)
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {table} ({names}, object_id)
            SELECT {theirs}, CAST(new.id AS text)
            FROM wagtailcore_page old
            JOIN {table} e ON e.object_id = CAST(old.id AS text)
            JOIN django_content_type c ON c.id = e.content_type_id
            JOIN wagtailcore_page new
              ON substr(new.path, {length + 1}) = substr(old.path, {length + 1})
             AND substr(new.path, 1, {length}) = ANY(%s)
            WHERE old.path LIKE %s AND old.content_type_id = e.content_type_id
            """,
            [starts, f"{top.path}%"],
        )
        for kind in (*KINDS, Page, IndexEntry):
            cursor.execute(f"ANALYZE {kind._meta.db_table}")
