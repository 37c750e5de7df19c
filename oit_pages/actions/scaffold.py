"""Make the guided tree of a fiscal year, as drafts, in one go.

Safe to repeat: it adds what is missing and never touches a page that exists.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page, Site

from oit_pages import conf
from oit_pages.actions.add_drafts import DraftTree
from oit_pages.actions.one_at_a_time import held
from oit_pages.catalogue import Edition, editions_available
from oit_pages.catalogue.schema import Indicator, Section
from oit_pages.checklist.refresh import judge
from oit_pages.checklist.years import home_page, in_source_language
from oit_pages.models import (
    AssessmentYearPage,
    IndicatorPage,
    OtherIndicatorPage,
    SectionPage,
    TransparencyIndexPage,
)
from oit_pages.models.editions import read_mark, seen_mark, site_edition

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
    user: AbstractBaseUser | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Scaffolded:
    """Make what is missing of the year's tree below `parent` (the default site's home).

    Raises `ScaffoldError` for an unknown year and where the tree can't hang, and
    `catalogue.EditionError` for a faulty file of a site's own; nothing is changed then.
    """
    edition = edition_of(year)
    parent = parent or default_parent()
    with held(parent, with_those_above=True):
        drafts = DraftTree(user)
        index = _index_below(Page.objects.get(pk=parent.pk).specific, drafts)
        year_page = add_year(index, edition, drafts)
        made = drafts.save()
        judge(year_page)
    for page in made:
        progress(page.title)
    return Scaffolded(year_page, made)


def add_year(
    index: TransparencyIndexPage, edition: Edition, drafts: DraftTree
) -> AssessmentYearPage:
    """Add what is missing of a year below a municipality's page, saved or added before."""
    year_page = _year_below(index, edition, drafts)
    _sections(year_page, edition, drafts)
    return year_page


def edition_of(year: int) -> Edition:
    """The year's list. Raises ScaffoldError for an unknown year, EditionError for a faulty one."""
    paths = conf.edition_paths()
    known = editions_available(paths)
    if year not in known:
        raise ScaffoldError(
            _("There is no list of fiscal year %(year)s. Known: %(known)s.")
            % {"year": year, "known": ", ".join(str(one) for one in known)}
        )
    return site_edition(year, read_mark())


def default_parent(site: Site | None = None) -> Page:
    """The home page of a site, of the default one when none is named, in the source language."""
    site = site or Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        raise ScaffoldError(_("No default site is set. Name the parent page with --parent."))
    return home_page(site).specific


def _index_below(parent: Page, drafts: DraftTree) -> TransparencyIndexPage:
    """The municipality's index at or below `parent`, made when there is none."""
    refuse_inside(parent)
    if isinstance(parent, TransparencyIndexPage):
        return parent
    existing = TransparencyIndexPage.objects.child_of(parent).first()
    if existing:
        return existing
    refuse_childless(parent)
    index = new_index(INDEX_SLUG)
    drafts.add(parent, index)
    return index


def refuse_inside(parent: Page) -> None:
    """Raises ScaffoldError for a page within a year's tree, or in another language."""
    if isinstance(parent, AssessmentYearPage | SectionPage | IndicatorPage):
        raise ScaffoldError(
            _("“%(page)s” is inside a year's tree. Choose the home or transparency page.")
            % {"page": parent.title}
        )
    if not Page.objects.filter(in_source_language(), pk=parent.pk).exists():
        raise ScaffoldError(_other_language(parent))


def refuse_childless(parent: Page) -> None:
    """Raises ScaffoldError for a page that no municipality may hang below."""
    if not TransparencyIndexPage.can_exist_under(parent):
        raise ScaffoldError(
            _("“%(page)s” takes no transparency page below it: its type does not allow it.")
            % {"page": parent.title}
        )


def new_index(slug: str, **profile: str) -> TransparencyIndexPage:
    """An unsaved page of a municipality."""
    with override("th"):
        title = _("Transparency information")
    return TransparencyIndexPage(title=title, slug=slug, **profile)


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
    index: TransparencyIndexPage, edition: Edition, drafts: DraftTree
) -> AssessmentYearPage:
    years = AssessmentYearPage.objects.child_of(index).filter(year=edition.year)
    if existing := None if index._state.adding else years.first():
        return existing
    with override("th"):
        title = _("Integrity and transparency assessment, fiscal year %(year)s") % {
            "year": edition.year
        }
    page = AssessmentYearPage(
        title=title, slug=f"oit-{edition.year}", year=edition.year, list_mark=seen_mark()
    )
    drafts.add(index, page)
    return page


def _sections(year_page: AssessmentYearPage, edition: Edition, drafts: DraftTree) -> None:
    existing, subjects = {}, set()
    if not year_page._state.adding:
        existing = {page.code: page for page in SectionPage.objects.child_of(year_page)}
        pages = IndicatorPage.objects.descendant_of(year_page)
        subjects = set(pages.values_list("subject", flat=True))
    types = page_types()
    for section in edition.sections:
        page = existing.get(section.code)
        if page is None:
            page = _section(section)
            drafts.add(year_page, page)
        for indicator in section.indicators:
            if indicator.subject not in subjects:
                drafts.add(page, new_indicator_page(indicator, types))


def _section(section: Section) -> SectionPage:
    return SectionPage(
        title=f"{section.code} {section.title_th}",
        slug=section.slug,
        code=section.code,
    )


def new_indicator_page(
    indicator: Indicator, types: Mapping[str, type[IndicatorPage]] | None = None
) -> IndicatorPage:
    """An unsaved page of the type that is about the indicator's subject."""
    page_type = (types or page_types()).get(indicator.subject, OtherIndicatorPage)
    return page_type(
        title=f"{indicator.code} {indicator.title_th}",
        slug=indicator.slug,
        subject=indicator.subject,
    )


def page_types() -> dict[str, type[IndicatorPage]]:
    """The page type that is about each subject."""
    return {
        page_type.about: page_type
        for page_type in IndicatorPage.__subclasses__()
        if page_type.about
    }
