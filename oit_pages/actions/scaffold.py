"""Scaffold: make the guided tree of a fiscal year, as drafts, in one go.

Safe to repeat: it adds what is missing and never touches a page that exists.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from oit_pages import conf
from oit_pages.catalogue import Edition, editions_available, load_edition
from oit_pages.catalogue.schema import Indicator, Section
from oit_pages.checklist.assess import record
from oit_pages.checklist.years import in_source_language
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    OtherIndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)

INDEX_SLUG = "transparency"


class ScaffoldError(ValueError):
    """The tree can't be made there; the text says why and what to do."""


@dataclass
class Scaffolded:
    """What a run did: the year's page, and the pages it made."""

    year_page: AssessmentYearPage
    made: list[Page] = field(default_factory=list)


def scaffold(
    year: int,
    parent: Page | None = None,
    user=None,
    progress: Callable[[str], None] = lambda _: None,
) -> Scaffolded:
    """Make what is missing of the year's tree below `parent` (the default site's home).

    Raises `ScaffoldError` for an unknown year and where the tree can't hang, and
    `catalogue.EditionError` for a faulty file of a site's own; nothing is changed then.
    """
    edition = _edition_of(year)
    # Empty pages refer to nothing, so there is nothing to index.
    with transaction.atomic(), disable_reference_index_auto_update():
        index, made_index = _index_below(_locked(parent or default_parent()), user)
        year_page, made_year = _year_below(index, edition, user)
        result = Scaffolded(year_page, [*made_index, *made_year])
        for page in _sections(year_page, edition, user):
            result.made.append(page)
            progress(page.title)
        record(year_page)
    return result


def _locked(parent: Page) -> Page:
    """The parent as it is now, held until the tree is made: two people may press the button
    at once."""
    return Page.objects.select_for_update().get(pk=parent.pk).specific


def _edition_of(year: int) -> Edition:
    paths = conf.edition_paths()
    known = editions_available(paths)
    if year not in known:
        raise ScaffoldError(
            _("There is no list of fiscal year %(year)s. Known: %(known)s.")
            % {"year": year, "known": ", ".join(str(one) for one in known)}
        )
    return load_edition(year, paths)


def default_parent() -> Page:
    """The default site's home page."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise ScaffoldError(_("No default site is set. Name the parent page with --parent."))
    return site.root_page.specific


def _index_below(parent: Page, user) -> tuple[TransparencyIndexPage, list[Page]]:
    """The municipality's index at or below `parent`, made when there is none."""
    if isinstance(parent, AssessmentYearPage | SectionPage | IndicatorPage):
        raise ScaffoldError(
            _("“%(page)s” is inside a year's tree. Choose the home or transparency page.")
            % {"page": parent.title}
        )
    if not Page.objects.filter(in_source_language(), pk=parent.pk).exists():
        raise ScaffoldError(_other_language(parent))
    if isinstance(parent, TransparencyIndexPage):
        return parent, []
    existing = TransparencyIndexPage.objects.child_of(parent).first()
    if existing:
        return existing, []
    if not TransparencyIndexPage.can_exist_under(parent):
        raise ScaffoldError(
            _("“%(page)s” takes no transparency page below it: its type does not allow it.")
            % {"page": parent.title}
        )
    with override("th"):
        title = _("Transparency information")
    index = TransparencyIndexPage(title=title, slug=_free_slug(parent, INDEX_SLUG))
    _add(parent, index, user)
    return index, [index]


def _other_language(parent: Page) -> str:
    """A translation has its original; a page that has none may only be filed wrongly."""
    facts = {"page": parent.title, "locale": parent.locale.language_code}
    key = parent.translation_key
    if Page.objects.filter(in_source_language(), translation_key=key).exists():
        told = _(
            "“%(page)s” is in another language than the assessment is made in. "
            "Choose the page that it is a translation of."
        )
    else:
        told = _(
            "“%(page)s” is filed under the language “%(locale)s”, the assessment is made in "
            "“%(source)s”. If its text is in that language, correct the locale; "
            "else choose a page in that language."
        )
        facts["source"] = settings.LANGUAGE_CODE
    return told % facts


def _year_below(
    index: TransparencyIndexPage, edition: Edition, user
) -> tuple[AssessmentYearPage, list[Page]]:
    existing = AssessmentYearPage.objects.child_of(index).filter(year=edition.year).first()
    if existing:
        return existing, []
    with override("th"):
        title = _("Integrity and transparency assessment, fiscal year %(year)s") % {
            "year": edition.year
        }
    page = AssessmentYearPage(
        title=title, slug=_free_slug(index, f"oit-{edition.year}"), year=edition.year
    )
    _add(index, page, user)
    return page, [page]


def _sections(year_page: AssessmentYearPage, edition: Edition, user) -> Iterator[Page]:
    existing = {page.code: page for page in SectionPage.objects.child_of(year_page)}
    subjects = set(IndicatorPage.objects.descendant_of(year_page).values_list("subject", flat=True))
    for section in edition.sections:
        page = existing.get(section.code)
        if page is None:
            page = _section(year_page, section)
            _add(year_page, page, user)
            yield page
        for indicator in section.indicators:
            if indicator.subject not in subjects:
                child = new_indicator_page(indicator, page)
                _add(page, child, user)
                yield child


def _section(year_page: AssessmentYearPage, section: Section) -> SectionPage:
    return SectionPage(
        title=f"{section.code} {section.title_th}",
        slug=_free_slug(year_page, section.slug),
        code=section.code,
    )


def new_indicator_page(indicator: Indicator, parent: Page) -> IndicatorPage:
    """An unsaved page of the type that is about the indicator's subject."""
    page_type = page_types().get(indicator.subject, OtherIndicatorPage)
    return page_type(
        title=f"{indicator.code} {indicator.title_th}",
        slug=_free_slug(parent, indicator.slug),
        subject=indicator.subject,
    )


def page_types() -> dict[str, type[IndicatorPage]]:
    """The page type that is about each subject."""
    return {
        page_type.about: page_type
        for page_type in IndicatorPage.__subclasses__()
        if page_type.about
    }


def _add(parent: Page, page: Page, user) -> None:
    """As a draft with a first revision, so that the editor's history begins here."""
    page.live = False
    page.has_unpublished_changes = True
    page.locale = parent.locale
    page.owner = user
    parent.add_child(instance=page)
    page.save_revision(user=user, log_action="wagtail.create")


def _free_slug(parent: Page, wanted: str) -> str:
    """The slug, or the next free one where an editor's own page has taken it."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    number, slug = 2, wanted
    while slug in taken:
        slug, number = f"{wanted}-{number}", number + 1
    return slug
