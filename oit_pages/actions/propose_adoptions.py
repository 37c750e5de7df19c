"""What on the website may be shown for a year's indicators, with how sure that is; changes nothing.

A title says most; the titles above it and the page's own text only make it surer. What a title
names nothing of is not proposed, and each page or document for one indicator at most.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.documents import get_document_model
from wagtail.models import Page, ReferenceIndex

from oit_pages.catalogue import subjects
from oit_pages.catalogue.called import Called, Names
from oit_pages.checklist.adopted import text_of_page
from oit_pages.checklist.public_addresses import STEP
from oit_pages.models import Adoption, AssessmentYearPage, IndicatorPage, TransparencyIndexPage
from oit_pages.models.page_queries import steps_to
from oit_pages.stream.any_content import with_rows
from oit_pages.visibility import Visibility, of_files

#: The least share of a title that says anything, and the scores that are likely and sure.
POSSIBLE, LIKELY, SURE = 0.4, 0.6, 0.85
#: What each ground adds: the rest of the doubt shrinks by so much.
_ABOVE, _BODY = 0.3, 0.3
#: What a page comes to at most on which nothing can be read: a menu has its title, and no content.
_EMPTY = 0.5
#: So many pages' texts are read, those of the likeliest.
_READ = 200
#: Proposals that one indicator has at most; others are found by searching.
MOST = 20


@dataclass(frozen=True, kw_only=True)
class Thing:
    """A public page or document of the website."""

    kind: str
    key: str
    title: str
    slug: str = ""
    above: tuple[str, ...] = ()
    """Titles of the pages above it, the outermost first."""

    @property
    def place(self) -> str:
        return STEP.join(self.above)


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One thing for one indicator."""

    thing: Thing
    subject: str
    score: float
    """How sure, from 0 to 1."""
    words: str
    """What it is called by."""
    is_empty: bool = False
    """Nothing on the page can be read."""

    @property
    def percent(self) -> int:
        return round(100 * self.score)

    @property
    def level(self) -> str:
        """ "sure", "likely" or "doubtful"."""
        if self.score >= SURE:
            return "sure"
        return "likely" if self.score >= LIKELY else "doubtful"


def propose(year_page: AssessmentYearPage) -> dict[str, list[Proposal]]:
    """By code of the indicator, the likeliest first; without what somebody has accepted or
    refused. Ten queries, and one more for each type of page whose text is read."""
    edition = year_page.edition
    if edition is None:
        return {}
    names = Names([*subjects(), *edition.own_subjects], _office(year_page))
    said = set(Adoption.objects.filter(year_page=year_page).values_list("subject", "kind", "key"))
    heard = [
        (thing, title, above)
        for thing in things(year_page)
        if (title := _named(names, thing)) and title.share >= POSSIBLE
        for above in (_share_above(names, thing, title.subject),)
    ]
    texts = _texts(heard)
    found: dict[str, list[Proposal]] = defaultdict(list)
    for thing, title, above in heard:
        indicator = edition.find(title.subject)
        if indicator is None or (title.subject, thing.kind, thing.key) in said:
            continue
        doubt = (1 - title.share) * (1 - _ABOVE * above)
        text = texts.get(thing.key) if thing.kind == "page" else None
        doubt *= 1 - _BODY if text and names.mentions(text, title.subject) else 1
        one = Proposal(
            thing=thing,
            subject=title.subject,
            score=min(1 - doubt, _EMPTY) if text == "" else 1 - doubt,
            words=title.words,
            is_empty=text == "",
        )
        found[indicator.code].append(one)
    return {code: sorted(some, key=_order)[:MOST] for code, some in found.items()}


def _order(one: Proposal) -> tuple[float, bool, str]:
    """The surest first; a page before a document, which says less of itself."""
    return -round(one.score, 2), one.thing.kind != "page", one.thing.title


def things(year_page: AssessmentYearPage) -> Iterator[Thing]:
    """The public pages of the year's site that are no part of any year, in its language, and the
    public documents that no year's page has. A document says nothing of whose it is: where other
    municipalities share them, those alone that a page of this site refers to."""
    home = home_of(year_page)
    visible = Visibility.load([home])
    indexes = TransparencyIndexPage.objects.filter(locale=year_page.locale_id)
    municipalities = list(indexes.values_list("path", flat=True))
    trees = tuple(path for path in municipalities if path.startswith(home))
    rows = list(
        Page.objects.filter(visible.public(), locale=year_page.locale_id)
        .order_by("path")
        .values_list("pk", "path", "title", "slug")
    )
    titles = {path: title for _pk, path, title, _slug in rows}
    for pk, path, title, slug in rows:
        if path == home or path.startswith(trees):
            continue
        above = [titles.get(one, "") for one in steps_to(path)[:-1] if len(one) > len(home)]
        yield Thing(
            kind="page", key=str(pk), title=title, slug=slug, above=tuple(filter(None, above))
        )
    files = of_files()
    documents = _free_documents(home if len(municipalities) > 1 else "")
    for pk, title, path in documents.values_list("pk", "title", "collection__path"):
        if not path.startswith(files.private):
            yield Thing(kind="document", key=str(pk), title=title)


def search_things(year_page: AssessmentYearPage, words: str, most: int) -> tuple[list[Thing], bool]:
    """The pages and documents whose title has all these words, so many of them, and whether there
    are more."""
    wanted = [word.casefold() for word in words.split()]
    found: list[Thing] = []
    for thing in things(year_page):
        if all(word in thing.title.casefold() for word in wanted):
            if len(found) == most:
                return found, True
            found.append(thing)
    return found, False


def home_of(year_page: AssessmentYearPage) -> str:
    """The path of the home page of the year's site; of the outermost page where it has none."""
    site = year_page.get_site()
    return site.root_page.path if site else year_page.path[: 2 * year_page.steplen]


def _free_documents(home: str = "") -> QuerySet:
    """Those that no indicator's page refers to, and with `home` a page below it does."""
    model = get_document_model()
    references = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(model),
    )
    used = references.filter(object_id__in=_keys(IndicatorPage.objects.all()))
    documents = model.objects.annotate(_key=Cast("pk", CharField())).exclude(
        _key__in=used.values("to_object_id")
    )
    if home:
        here = references.filter(object_id__in=_keys(Page.objects.filter(path__startswith=home)))
        documents = documents.filter(_key__in=here.values("to_object_id"))
    return documents.order_by("pk")


def _keys(pages: QuerySet) -> QuerySet:
    """As the reference index writes them."""
    return pages.order_by().annotate(_key=Cast("pk", CharField())).values("_key")


def _office(year_page: AssessmentYearPage) -> str:
    above = TransparencyIndexPage.objects.filter(path=year_page.path[: -year_page.steplen])
    return above.values_list("name_th", flat=True).first() or ""


def _named(names: Names, thing: Thing) -> Called | None:
    """By its title, else by its address."""
    found = names.find(thing.title) or names.find(thing.slug.replace("-", " "))
    return found[0] if found else None


def _share_above(names: Names, thing: Thing, subject: str) -> float:
    return max(
        (one.share for title in thing.above for one in names.find(title) if one.subject == subject),
        default=0.0,
    )


def _texts(heard: Sequence[tuple[Thing, Called, float]]) -> Mapping[str, str]:
    """What the likeliest pages say, by their keys; "" for one that shows nothing at all."""
    pages = [(title.share, int(thing.key)) for thing, title, _above in heard if _is_page(thing)]
    wanted = [key for _share, key in sorted(pages, reverse=True)[:_READ]]
    found = {}
    for page in with_rows(Page.objects.filter(pk__in=wanted)) if wanted else ():
        found[str(page.pk)] = text_of_page(page)
    return found


def _is_page(thing: Thing) -> bool:
    return thing.kind == "page"
