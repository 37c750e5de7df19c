"""A map shows where the office is: a picture, an address of a map, or coordinates.

The front page of a map service or of a search engine shows no place, and the map of a whole
country or province shows nobody the way.
"""

from decimal import Decimal

from oit_pages.evidence import Evidence, Item
from oit_pages.evidence.addresses import is_wide_map, leads_somewhere
from oit_pages.evidence.selection import place, usable
from oit_pages.evidence.substance import is_content
from oit_pages.rules.base import Finding, Outcome, gettext_noop

SAYS = {"fail": gettext_noop("There is no map.")}
TO_DO = gettext_noop("Add the address of a map, a picture of one, or the coordinates.")
KINDS = ("contact",)
EXAMPLES = {"good": "An address of a map.", "bad": "The postal address only."}
#: Zeros and coordinates that were swapped are no place here.
THAILAND = {"latitude": (5, 21), "longitude": (97, 106)}


def check(evidence: Evidence) -> Finding:
    contacts = evidence.of_kind(*KINDS)
    mapped = [item for item in contacts if _mapped(item)]
    outcome: Outcome = "pass" if mapped else "fail"
    places = tuple(place(item, "map_url") for item in mapped or contacts)
    return Finding(rule="has_map", outcome=outcome, places=places)


def _mapped(item: Item) -> bool:
    url = item.parts.get("map_url")
    address = (
        is_content(url)
        and leads_somewhere(str(url))
        and not is_wide_map(str(url))
        and not any(link.url == url and link.works is False for link in item.links)
    )
    coordinates = all(
        isinstance(value := item.parts.get(name), Decimal | int) and low <= value <= high
        for name, (low, high) in THAILAND.items()
    )
    return (
        address or coordinates or any(file.kind == "image" and usable(file) for file in item.files)
    )
