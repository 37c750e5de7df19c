"""A year's tree: `oit_scaffold` against the same 43 pages by add_child and publish."""

from itertools import count

from wagtail.models import Page

from benchmarks.report import in_turn, measure, say, tell
from benchmarks.stage import new_home
from oit_pages.actions.scaffold import new_indicator_page, scaffold
from oit_pages.catalogue import load_edition
from oit_pages.models import AssessmentYearPage, SectionPage, TransparencyIndexPage

#: How many times as fast as by hand.
GOAL = 8
_number = count()


def run() -> None:
    say({"add_child + publish": measure(by_hand, 1), "oit_scaffold": measure(by_scaffold, 1)})
    took = in_turn({"hand": by_hand, "ours": by_scaffold}, 3)
    tell("scaffold, speed of add_child + publish", took["hand"] / took["ours"], GOAL, at_least=True)


def by_scaffold() -> None:
    scaffold(2564, new_home(f"scaffold-{next(_number)}"))


def by_hand() -> None:
    """As a script without the package's action would: one page after another, published."""
    home = new_home(f"hand-{next(_number)}")
    index = _publish(home, TransparencyIndexPage(title="ITA", slug="transparency"))
    year_page = _publish(index, AssessmentYearPage(title="2564", slug="oit-2564", year=2564))
    for section in load_edition(2564).sections:
        page = SectionPage(title=section.title_th, slug=section.slug, code=section.code)
        _publish(year_page, page)
        for indicator in section.indicators:
            _publish(page, new_indicator_page(indicator))


def _publish(parent: Page, page: Page) -> Page:
    page.live = False
    page.locale = parent.locale
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page
