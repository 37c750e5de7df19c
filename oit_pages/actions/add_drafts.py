"""Add drafts: many pages at once, with the rows that adding each by hand leaves.

A page added by hand costs some fifty queries: its place and slug are looked up, it is saved,
revised and saved again, logged twice and indexed twice. Here a tree's rows go in together, table
by table. Left out are the signals of saving: who listens to `post_save` hears nothing of these
pages. They may refer to nothing (files, other pages), so the reference index stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router, transaction
from django.db.models import CharField, F, Model, OuterRef, Subquery
from django.db.models.functions import Cast
from django.db.models.sql import InsertQuery
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.search.backends import get_search_backends

from oit_pages.actions.page_moulds import Mould, row_of

#: What `add` sets itself, and what is sound because the page above is.
SET_HERE = (
    "path", "depth", "url_path", "slug", "draft_title", "translation_key", "locale", "owner",
    "content_type", "page_ptr", "indicatorpage_ptr",
)  # fmt: skip


class DraftTree:
    """Draft pages that go in together: `add` each, parents first, then `save` them all."""

    def __init__(self, user=None):
        self.user = user
        self.pages: list[Page] = []
        self._steps: dict[str, int] = {}
        self._slugs: dict[str, set[str]] = {}
        self._grown: dict[str, int] = defaultdict(int)
        self._moulds: dict[str, Mould] = {}

    def add(self, parent: Page, page: Page) -> None:
        """Place `page`, unsaved, last below `parent`, which is saved or was added before. Where
        a sister has its slug it gets the next free one. Raises ValidationError."""
        self._place(parent, page)
        page.translation_key = uuid4()
        page.owner = self.user
        page.live = False
        page.has_unpublished_changes = True
        page.clean_fields(exclude=SET_HERE)
        page.draft_title = page.title

    def add_cast(self, parent: Page, mould: Mould) -> Page:
        """Place a page like the mould's, which was added to a tree of this user's, as `add`
        does."""
        page = mould.cast()
        self._place(parent, page)
        self._moulds[page.path] = mould
        return page

    def _place(self, parent: Page, page: Page) -> None:
        page.depth = parent.depth + 1
        page.path = Page._get_path(parent.path, page.depth, self._next_step(parent))
        page.slug = self._free_slug(parent, page.slug)
        page.set_url_path(parent)
        page.locale = parent.locale
        self._grown[parent.path] += 1
        self.pages.append(page)

    def save(self) -> list[Page]:
        """Put the pages in, all of them or none; gives them saved, in the order of `add`."""
        if not self.pages:
            return []
        classes = {type(page) for page in self.pages}
        types = ContentType.objects.get_for_models(*classes, for_concrete_models=False)
        with transaction.atomic():
            contents = []
            for page in self.pages:
                if mould := self._moulds.pop(page.path, None):
                    contents.append(mould.content_of(page))
                else:
                    page.content_type = types[type(page)]
                    # While a page has no key, nobody looks for what might hang on it.
                    contents.append(page.serializable_data())
                page.numchild = self._grown.pop(page.path, 0)
            _insert_pages(self.pages)
            self._keep_revisions(contents)
            for path, count in self._grown.items():
                Page.objects.filter(path=path).update(numchild=F("numchild") + count)
            _index(self.pages)
        return self.pages

    def _next_step(self, parent: Page) -> int:
        if parent.path not in self._steps:
            last = None if parent._state.adding else parent.get_last_child()
            self._steps[parent.path] = Page._str2int(last.path[-Page.steplen :]) if last else 0
        self._steps[parent.path] += 1
        return self._steps[parent.path]

    def _free_slug(self, parent: Page, wanted: str) -> str:
        if parent.path not in self._slugs:
            sisters = set()
            if not parent._state.adding:
                sisters |= set(parent.get_children().order_by().values_list("slug", flat=True))
            self._slugs[parent.path] = sisters
        taken, number, slug = self._slugs[parent.path], 2, wanted
        while slug in taken:
            slug, number = f"{wanted}-{number}", number + 1
        taken.add(slug)
        return slug

    def _keep_revisions(self, contents: list[dict[str, Any]]) -> None:
        """A first revision of each page, and what the admin logs of a new page: two entries."""
        now = timezone.now()
        base = ContentType.objects.get_for_model(Page)
        user_id = self.user.pk if self.user else None
        blank = _columns(
            Revision(base_content_type=base, created_at=now, user_id=user_id),
        )
        revisions = Revision.objects.bulk_create(
            row_of(
                Revision,
                {
                    **blank,
                    "content_type_id": page.content_type_id,
                    "object_id": str(page.pk),
                    "object_str": str(page),
                    "content": {**content, "pk": page.pk},
                },
            )
            for page, content in zip(self.pages, contents, strict=True)
        )
        context = get_active_log_context()
        blank = _columns(
            PageLogEntry(
                timestamp=now,
                user=self.user or context.user,
                uuid=context.uuid,
                content_changed=True,
            )
        )
        entries = []
        for page, revision in zip(self.pages, revisions, strict=True):
            page.latest_revision_id = revision.pk
            page.latest_revision_created_at = now
            common = {
                **blank,
                "page_id": page.pk,
                "content_type_id": page.content_type_id,
                "label": page.get_admin_display_title(),
            }
            edited = {**common, "action": "wagtail.edit", "revision_id": revision.pk}
            entries += [
                row_of(PageLogEntry, {**common, "action": "wagtail.create"}),
                row_of(PageLogEntry, edited),
            ]
        PageLogEntry.objects.bulk_create(entries)
        newest = Revision.objects.filter(
            base_content_type=base, object_id=Cast(OuterRef("pk"), CharField())
        )
        Page.objects.filter(pk__in=[page.pk for page in self.pages]).update(
            latest_revision=Subquery(newest.values("pk")[:1]), latest_revision_created_at=now
        )


def _columns(row: Model) -> dict[str, Any]:
    """What a row holds, by the names of its attributes."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _insert_pages(pages: list[Page]) -> None:
    """The rows of every table that the pages have a part in, from `Page` down to their own."""
    names = [field.attname for field in Page._meta.concrete_fields]
    rows = Page.objects.bulk_create(
        row_of(Page, {name: getattr(page, name) for name in names}) for page in pages
    )
    tables: dict[type[Model], list[Page]] = defaultdict(list)
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.id = row.pk
        for model in (*page._meta.get_parent_list()[::-1], type(page)):
            if model is not Page:
                link = model._meta.get_ancestor_link(model._meta.pk.related_model)
                setattr(page, link.attname, row.pk)
                tables[model].append(page)
        page._state.adding = False
        page._state.db = row._state.db
    for model in sorted(tables, key=lambda model: len(model._meta.get_parent_list())):
        _insert(model, tables[model])


def _insert(model: type[Model], pages: list[Page]) -> None:
    """A multi-table child has no `bulk_create`: these are the rows of its own table alone."""
    database = router.db_for_write(model)
    fields = model._meta.local_concrete_fields
    size = connections[database].ops.bulk_batch_size(fields, pages)
    for start in range(0, len(pages), size):
        query = InsertQuery(model)
        query.insert_values(fields, pages[start : start + size])
        query.get_compiler(database).execute_sql()


def _index(pages: Iterable[Page]) -> None:
    """Make the pages known to the search backends that follow each save."""
    kinds: dict[type[Page], list[Page]] = defaultdict(list)
    for page in pages:
        kinds[type(page)].append(page)
    for backend in get_search_backends(with_auto_update=True):
        for model, ours in kinds.items():
            backend.add_bulk(model, ours)
