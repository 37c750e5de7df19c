"""An invented municipality's year, in varied states of completeness.

One module a section: each indicator's content as plain values under the names of the blocks'
fields. What is good, partial, of the wrong year or empty is so on purpose; the comment above
each says which.
"""

from sample_site.demo import basics, budget, measures, openness, people, plans, prevention
from sample_site.demo.page import Filled
from sample_site.demo.samples import Samples

SECTIONS = (basics, plans, budget, people, openness, prevention, measures)


def content(samples: Samples) -> dict[str, Filled]:
    """What to put on the page of each indicator, by code."""
    pages: dict[str, Filled] = {}
    for section in SECTIONS:
        pages |= section.pages(samples)
    return pages
