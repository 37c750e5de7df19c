"""Make the trees of many municipalities at once, each with its groups, units and people.

Safe to repeat: it adds what is missing and never touches what is there. A municipality is whole
or not there at all: some go in together in one transaction, table by table; where that fails each
is tried by itself, and the others are not held up.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from traceback import format_tb
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from wagtail.models import Page, ReferenceIndex

from oit_pages import visibility
from oit_pages.actions.add_drafts import DraftTree
from oit_pages.actions.arrange_groups import Arranged, arrange_groups
from oit_pages.actions.municipalities_file import Line, Person
from oit_pages.actions.one_at_a_time import Conflict, held
from oit_pages.actions.page_moulds import Mould
from oit_pages.actions.scaffold import add_year, edition_of, new_index
from oit_pages.catalogue import Edition
from oit_pages.checklist.assess import record_like
from oit_pages.checklist.refresh import judge
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorResult,
    ResponsibleUnit,
    TransparencyIndexPage,
    content_changed,
)

logger = logging.getLogger(__name__)

#: So many go in together.
TOGETHER = 50


@dataclass
class Made:
    """What a run did for one municipality."""

    line: int
    name: str
    index: TransparencyIndexPage | None = None
    """None where it could not be made."""
    pages: int = 0
    units: int = 0
    users: list = field(default_factory=list)
    """Those that were made; none of them has a password."""
    groups: int = 0
    """Groups, workflows and collections."""
    failed: str = ""

    @property
    def changed(self) -> bool:
        return bool(self.pages or self.units or self.users or self.groups)


def scaffold_many(
    year: int,
    lines: Sequence[Line],
    user=None,
    progress: Callable[[Made], None] = lambda _made: None,
) -> list[Made]:
    """Make what is missing of each municipality; `progress` is told of each once it is stored.

    Raises ScaffoldError and EditionError as `scaffold` does, before anything is made.
    """
    new_year = _NewYear(edition_of(year), user)
    patterns: dict[Any, _Pattern] = {}
    done = []
    for start in range(0, len(lines), TOGETHER):
        some = lines[start : start + TOGETHER]
        for made in _together(new_year, some, user, patterns):
            done.append(made)
            progress(made)
    return done


class _Pattern:
    """A year that was made whole and judged: those made after it below the same page are alike."""

    def __init__(self, made: list[Page], year_page: AssessmentYearPage):
        self.pages = [page.pk for page in made]
        judged = IndicatorResult.objects.filter(year_page=year_page)
        self.judged = [(one, json.dumps(one.findings)) for one in judged]


class _NewYear:
    """The year below a municipality that is new as well: the same pages each time, so they are
    built and checked once."""

    def __init__(self, edition: Edition, user):
        self.edition, self.user = edition, user
        self._moulds: list[Mould] = []
        self._top = ""

    def add(self, index: TransparencyIndexPage, drafts: DraftTree) -> AssessmentYearPage:
        """All of it below the municipality, which was added before."""
        if not self._moulds:
            tree = DraftTree(self.user)  # which is never put in
            add_year(index, self.edition, tree)
            self._moulds = [Mould(page) for page in tree.pages]
            self._top = index.path
        above: dict[str, Page] = {self._top: index}
        for mould in self._moulds:
            place = mould.page.path
            above[place] = drafts.add_cast(above[place[: -Page.steplen]], mould)
        return above[self._moulds[0].page.path]


def _together(
    year: _NewYear, lines: Sequence[Line], user, patterns: dict[Any, _Pattern]
) -> Iterator[Made]:
    """All of these in one transaction, else each in its own."""
    try:
        yield from _stored(year, lines, user, patterns)
    except Exception as error:
        if len(lines) == 1:
            failed = str(error) if isinstance(error, Conflict) else type(error).__name__
            # What a database says of a row names people: the log has the kind and the place.
            told = "Line %s was not made: %s\n%s"
            logger.error(told, lines[0].line, failed, "".join(format_tb(error.__traceback__)))  # noqa: TRY400
            yield Made(lines[0].line, lines[0].profile["name_th"], failed=failed)
            return
        patterns.clear()
        for one in lines:
            yield from _together(year, [one], user, patterns)


def _stored(
    year: _NewYear, lines: Sequence[Line], user, patterns: dict[Any, _Pattern]
) -> list[Made]:
    parents = sorted({line.parent.pk: line.parent for line in lines}.values(), key=_path)
    with transaction.atomic():
        for parent in parents:
            with held(parent, with_those_above=True):  # it stays so until the end of this
                parent.refresh_from_db()
        now = {parent.pk: parent for parent in parents}
        there = _there(lines, parents)
        drafts = DraftTree(user)
        trees = []
        for line in lines:
            start = len(drafts.pages)
            index = there.get((line.parent.pk, line.slug))
            if index is None:
                index = new_index(line.slug, **line.profile)
                drafts.add(now[line.parent.pk], index)
                year_page = year.add(index, drafts)
            else:
                year_page = add_year(index, year.edition, drafts)
            trees.append((line, index, year_page, start))
        ends = [*(start for *_tree, start in trees[1:]), len(drafts.pages)]
        drafts.save()
        known = _known([person for line in lines for person in (*line.writers, *line.officers)])
        done = []
        for (line, index, year_page, start), end in zip(trees, ends, strict=True):
            made = drafts.pages[start:end]
            _judge(line, year_page, made, patterns)
            done.append(_furnish(line, index, made, known))
    return done


def _path(page: Page) -> str:
    return page.path


def _there(
    lines: Sequence[Line], parents: Sequence[Page]
) -> dict[tuple[int, str], TransparencyIndexPage]:
    """The municipalities that were made before, by the page above and their slug."""
    found = {}
    for parent in parents:
        slugs = [line.slug for line in lines if line.parent.pk == parent.pk]
        for index in TransparencyIndexPage.objects.child_of(parent).filter(slug__in=slugs):
            found[parent.pk, index.slug] = index
    return found


def _judge(
    line: Line, year_page: AssessmentYearPage, made: list[Page], patterns: dict[Any, _Pattern]
) -> None:
    """Judge what is new; where nothing was there before, as the first one was judged that stands
    like it: below a page that is public, or below the same."""
    if not made:
        return
    if not isinstance(made[0], TransparencyIndexPage):
        judge(year_page)
        return
    is_public = Page.objects.filter(visibility.public(), pk=line.parent.pk).exists()
    place = "public" if is_public else line.parent.pk
    if pattern := patterns.get(place):
        now = dict(zip(pattern.pages, (page.pk for page in made), strict=True))
        record_like(year_page, pattern.judged, now)
    elif judge(year_page):
        patterns[place] = _Pattern(made, year_page)


def _furnish(
    line: Line, index: TransparencyIndexPage, made: list[Page], known: dict[str, Any]
) -> Made:
    arranged = arrange_groups(index)
    return Made(
        line=line.line,
        name=line.profile["name_th"],
        index=index,
        pages=len(made),
        groups=len(arranged.made),
        units=_add_units(index, line.units),
        users=_add_people(line, arranged, known),
    )


def _add_units(index: TransparencyIndexPage, units: Sequence[ResponsibleUnit]) -> int:
    """Those that are not there by name; how many."""
    if not units:
        return 0
    known = set(
        ResponsibleUnit.objects.filter(municipality=index).values_list("name_th", flat=True)
    )
    missing = [
        ResponsibleUnit(municipality=index, name_th=one.name_th, email=one.email)
        for one in units
        if one.name_th not in known
    ]
    for unit in ResponsibleUnit.objects.bulk_create(missing):
        if ReferenceIndex.model_is_indexable(ResponsibleUnit):
            ReferenceIndex.create_or_update_for_object(unit)
    if missing:
        content_changed(index)
    return len(missing)


def _add_people(line: Line, arranged: Arranged, known: dict[str, Any]) -> list:
    """Put each into their group; gives the users that had to be made first."""
    made = []
    for group, people in ((arranged.writers, line.writers), (arranged.officers, line.officers)):
        for person in people:
            if person.email.lower() not in known:
                known[person.email.lower()] = _new_user(person)
                made.append(known[person.email.lower()])
        if people:
            group.user_set.add(*(known[person.email.lower()] for person in people))
    return made


def _known(people: Sequence[Person]) -> dict[str, Any]:
    """The users there are of these e-mails, by e-mail in small letters; one query."""
    model = get_user_model()
    email, name = model.get_email_field_name(), model.USERNAME_FIELD
    asked = {person.email.lower() for person in people}
    if not asked:
        return {}
    users = model._default_manager.annotate(oit_email=Lower(email), oit_name=Lower(name))
    found: dict[str, Any] = {}
    for user in users.filter(Q(oit_email__in=asked) | Q(oit_name__in=asked)).order_by("-pk"):
        found |= {key: user for key in (user.oit_email, user.oit_name) if key in asked}
    return found


def _new_user(person: Person):
    """Somebody without a password: a link to set one is mailed (`invite`)."""
    model = get_user_model()
    user = model(**{model.USERNAME_FIELD: person.email, model.get_email_field_name(): person.email})
    first, _space, last = person.name.partition(" ")
    for column, value in (("first_name", first), ("last_name", last)):
        if value and column in {one.name for one in model._meta.concrete_fields}:
            setattr(user, column, value[: model._meta.get_field(column).max_length])
    user.set_unusable_password()
    user.save()
    return user
