"""Translate a year: the English pages of its whole tree, as drafts, for people to translate.

With wagtail-localize each page becomes a translation in its editor, with official titles and
terms filled in; without it, a copy that is translated by hand. Safe to repeat: what is there
stays, what is missing or behind its Thai page is brought up to date.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page

from oit_pages.actions.one_at_a_time import held
from oit_pages.catalogue import Edition, subjects
from oit_pages.catalogue.glossary import english_terms
from oit_pages.checklist.english_pages import ENGLISH, GLOSSARY_TOOL, is_outdated
from oit_pages.models import (
    AssessmentYearPage,
    EntryPage,
    IndicatorPage,
    ResponsibleUnit,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.page_queries import below
from oit_pages.thai import clean_line

#: The tree's own pages; what stands above them is the site's, and only copied where missing.
OURS = (TransparencyIndexPage, AssessmentYearPage, SectionPage, IndicatorPage)


class TranslateError(ValueError):
    """The year can't be translated; the text says why and what to do."""


@dataclass
class Translated:
    """What a run did, page by page; each is the English page."""

    year_page: Page | None = None
    """The year's English page."""
    made: list[Page] = field(default_factory=list)
    updated: list[Page] = field(default_factory=list)
    """Drafts that were brought up to date with their Thai page."""
    waiting: list[Page] = field(default_factory=list)
    """Public pages whose Thai page has changed: left as they are until somebody translates."""
    refused: list[tuple[Page, str]] = field(default_factory=list)
    """Thai pages that can't be stored as they are, and why."""
    filled: int = 0
    """Strings that the official titles and terms filled in."""
    carried: int = 0
    """Strings that were translated in another year, in the same place of the same block."""


def translate_year(
    year_page: AssessmentYearPage,
    user: AbstractBaseUser | None = None,
    progress: Callable[[str], None] = lambda _: None,
    step: Callable[[int, int], None] = lambda _done, _all: None,
) -> Translated:
    """Make what is missing of the English tree of a Thai year. All of it, or nothing. `progress`
    is told each page that was made, `step` how many of how many were looked at.

    English pages are drafts, also where the Thai page is public: a person publishes them.
    Pages that somebody made by hand, or took out of translation, are never touched.
    Raises TranslateError.
    """
    locale = Locale.objects.filter(language_code=ENGLISH).first()
    if locale is None:
        raise TranslateError(
            _("This site has no English yet. Add it under Settings → Locales, then try again.")
        )
    if year_page.locale_id == locale.pk:
        raise TranslateError(
            _("“%(page)s” is an English page. Choose the Thai year.") % {"page": year_page.title}
        )
    done = Translated()
    writer = Kept if apps.is_installed("wagtail_localize") else Copied
    with held(year_page, with_those_above=True):
        pages = list(_tree(year_page))
        write = writer(pages, year_page, locale, user, done)
        for number, page in enumerate(pages, 1):
            step(number, len(pages))
            try:
                with transaction.atomic():
                    target = write.page(page)
            except ValidationError as error:
                done.refused.append((page, " ".join(error.messages)))
                continue
            if target is not None:
                progress(target.title)
        done.year_page = write.english(year_page)
        if done.year_page:
            done.year_page.refresh_from_db()  # it was read before its children were made
    return done


def _tree(year_page: AssessmentYearPage) -> Iterator[Page]:
    """From the site's home down to the year, then all below it, parents first."""
    yield from year_page.get_ancestors().filter(depth__gt=1).specific()
    yield from year_page.get_descendants(inclusive=True).specific()


@dataclass(eq=False)
class Copied:
    """English pages as copies of the Thai ones, to be rewritten by hand."""

    pages: list[Page]
    year_page: AssessmentYearPage
    locale: Locale
    user: AbstractBaseUser | None
    done: Translated

    def __post_init__(self):
        self.edition = self.year_page.edition
        self.keys = {page.path: page.translation_key for page in self.pages}
        existing = Page.objects.filter(translation_key__in=self.keys.values(), locale=self.locale)
        self.existing = {page.translation_key: page for page in existing.specific()}

    def english(self, page: Page) -> Page | None:
        """The page's English page, as it is now."""
        return self.existing.get(page.translation_key)

    def page(self, page: Page) -> Page | None:
        """Make the page's English page where there is none; gives what was made or changed."""
        if self.english(page) or not self.has_parent(page):
            return None
        return self.copy(page)

    def has_parent(self, page: Page) -> bool:
        """Whether there is an English page to hang it below; the root serves every language."""
        return page.depth <= 2 or self.keys[page.path[: -page.steplen]] in self.existing

    def copy(self, page: Page) -> Page:
        copy = page.copy_for_translation(self.locale)
        copy.title = copy.draft_title = official_title(page, self.edition) or copy.title
        copy.owner = self.user or copy.owner
        copy.save()
        copy.save_revision(user=self.user)
        return self.made(page, copy)

    def made(self, page: Page, target: Page) -> Page:
        self.existing[page.translation_key] = target
        self.done.made.append(target)
        return target


class Kept(Copied):
    """English pages as translations that wagtail-localize keeps; those above as copies."""

    def __post_init__(self):
        super().__post_init__()
        get = apps.get_model
        self.Source = get("wagtail_localize", "TranslationSource")
        self.Translation = get("wagtail_localize", "Translation")
        self.Segment = get("wagtail_localize", "StringSegment")
        self.String = get("wagtail_localize", "StringTranslation")
        translations = self.Translation.objects.filter(
            source__object_id__in=self.keys.values(), target_locale=self.locale
        )
        self.translations = {
            one.source.object_id: one for one in translations.select_related("source")
        }
        self.terms = {**english_terms(), **_units(self.year_page)}
        self.other_years = _other_years(self.year_page)

    def page(self, page: Page) -> Page | None:
        if not isinstance(page, OURS):
            return super().page(page)
        target, translation = self.english(page), self.translations.get(page.translation_key)
        if target is None:
            if not self.has_parent(page):
                return None
            self.save(page)
            return self.made(page, page.get_translation(self.locale))
        if translation is None and target.alias_of_id:
            self.save(page)
            return self.updated(page)
        if translation is None or not translation.enabled or not _is_behind(page, translation):
            return None
        if target.live:
            self.take(page)
            self.done.waiting.append(target)
            return None
        self.save(page)
        return self.updated(page)

    def updated(self, page: Page) -> Page:
        target = self.existing[page.translation_key] = page.get_translation(self.locale)
        self.done.updated.append(target)
        return target

    def save(self, page: Page) -> None:
        """Put on the English page what is translated, and the Thai text where nothing is."""
        source = self.take(page)
        translation, _made = self.Translation.objects.update_or_create(
            source=source, target_locale=self.locale, defaults={"enabled": True}
        )
        translation.save_target(user=self.user, publish=False)

    def take(self, page: Page) -> Any:
        """Take the Thai text as it is now, and fill in what is official."""
        instance = page if page.live else page.get_latest_revision_as_object()
        source, _made = self.Source.update_or_create_from_instance(instance)
        self.fill_in(source, official_title(page, self.edition))
        return source

    def fill_in(self, source: Any, title: str) -> None:
        """Official titles and terms, where nobody has translated the string yet."""
        said = set(
            self.String.objects.filter(
                locale=self.locale, context__object_id=source.object_id
            ).values_list("translation_of", "context")
        )
        rows, carried = [], 0
        segments = self.Segment.objects.filter(source=source).select_related("string", "context")
        known = self.carried_over(segments)
        for segment in segments:
            key = (segment.string_id, segment.context_id)
            english = title if segment.context.path == "title" else ""
            english = english or self.terms.get(clean_line(unescape(segment.string.data)), "")
            before = None if english else known.get((segment.string_id, segment.context.path))
            if key in said or not (english or before):
                continue
            said.add(key)
            row = self.String(
                translation_of=segment.string, context=segment.context, locale=self.locale
            )
            if before:
                row.data, row.translation_type = before.data, before.translation_type
                row.tool_name = before.tool_name
                row.last_translated_by_id = before.last_translated_by_id
                carried += 1
            else:
                row.data = escape(english, quote=False)
                row.translation_type = self.String.TRANSLATION_TYPE_MACHINE
                row.tool_name = GLOSSARY_TOOL
            rows.append(row)
        self.String.objects.bulk_create(rows)
        self.done.filled += len(rows) - carried
        self.done.carried += carried

    def carried_over(self, segments: Iterable[Any]) -> dict[tuple[int, str], Any]:
        """What another year's pages of the municipality say for the same text in the same place,
        by string and place: blocks that are taken over keep their ids, and so their places."""
        segments = [one for one in segments if one.context.path != "title"]
        if not segments:
            return {}
        found = self.String.objects.filter(
            locale=self.locale,
            has_error=False,
            translation_of__in={one.string_id for one in segments},
            context__path__in={one.context.path for one in segments},
            context__object_id__in=self.other_years,
        ).exclude(tool_name=GLOSSARY_TOOL)
        found = found.select_related("context").order_by("updated_at")
        return {(one.translation_of_id, one.context.path): one for one in found}


def _is_behind(page: Page, translation: Any) -> bool:
    source = translation.source
    return is_outdated(page, source.content_json, source.last_updated_at)


def _units(year_page: AssessmentYearPage) -> dict[str, str]:
    """The municipality's own units by their Thai name."""
    above = year_page.get_ancestors().values("pk")
    units = ResponsibleUnit.objects.filter(municipality_id__in=above).exclude(name_en="")
    return {clean_line(one.name_th): one.name_en for one in units}


def _other_years(year_page: AssessmentYearPage) -> Any:
    """The keys of the municipality's indicator pages in all years but this one."""
    pages = IndicatorPage.objects.filter(below(year_page.get_parent())).exclude(below(year_page))
    return pages.order_by().values("translation_key")


def official_title(page: Page, edition: Edition | None) -> str:
    """The English title that the list, or the municipality's profile, gives to a page; ""
    where none does."""
    match page:
        case TransparencyIndexPage():
            return page.name_en
        case AssessmentYearPage():
            with override(ENGLISH):
                return _("Integrity and transparency assessment, fiscal year %(year)s") % {
                    "year": page.year
                }
        case SectionPage():
            sections = edition.sections if edition else ()
            found = (f"{one.code} {one.title_en}" for one in sections if one.code == page.code)
            return next(found, "")
        case EntryPage():
            return ""
        case IndicatorPage():
            return _indicator_title(page, edition)
    return ""


def _indicator_title(page: IndicatorPage, edition: Edition | None) -> str:
    indicator = edition.find(page.subject) if edition else None
    if indicator is None:
        return ""
    if indicator.subject == page.subject:
        return f"{indicator.code} {indicator.title_en}"
    names = (one.title_en for one in subjects() if one.slug == page.subject)
    return f"{indicator.code} {next(names, indicator.title_en)}"
