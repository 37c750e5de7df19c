"""The orders on the pages of a year that appoint people, and what of them the register knows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from oit_pages.checklist.taken_over import latest
from oit_pages.models import AssessmentYearPage, GroupMember, IndicatorPage, Person
from oit_pages.models.page_queries import below, paths_to
from oit_pages.stream.structure import block_id, raw_items
from oit_pages.thai import clean_line, same_name, without_number

#: Between the roles of one person who has several.
ROLES = " / "


@dataclass(frozen=True, kw_only=True)
class Appointed:
    """One row of an order, with what the municipality's register of people says of the name."""

    name: str
    position: str
    role: str
    place: int
    """From 1 on, as the order has them."""
    person: Person | None
    member: GroupMember | None
    """Of the year's working group, by the same name."""


@dataclass(frozen=True, kw_only=True)
class AppointingOrder:
    """An order with a table of appointees. `block` is the id of its block on `page`."""

    page: IndicatorPage
    block: str
    number: str
    subject: str
    appointed: tuple[Appointed, ...]
    duties: tuple[str, ...]

    @property
    def title(self) -> str:
        return " ".join(filter(None, (self.number, self.subject))) or self.page.title

    @property
    def new(self) -> int:
        """Persons whom the working group does not have yet."""
        return sum(one.member is None for one in self.appointed)


def appointing_orders(year_page: AssessmentYearPage) -> list[AppointingOrder]:
    """Those on the year's pages as the editor shows them, drafts among them; three queries."""
    pages = (
        IndicatorPage.objects.filter(below(year_page))
        .select_related("latest_revision")
        .order_by("path")
    )
    members = {same_name(one.name): one for one in GroupMember.objects.filter(year_page=year_page)}
    people: dict[str, list[Person]] = defaultdict(list)
    for person in Person.objects.filter(
        municipality__path__in=paths_to(year_page), name_th__gt=""
    ).select_related("unit"):
        people[same_name(person.name_th)].append(person)
    found = []
    for page in pages:
        for child in latest(page).body:
            if child.get("type") == "order" and isinstance(child.get("value"), Mapping):
                order = _order(page, child, members, people)
                if order.appointed:
                    found.append(order)
    return found


def not_appointed(
    members: Iterable[GroupMember], orders: Iterable[AppointingOrder]
) -> frozenset[int]:
    """Ids of members whom none of the year's orders names; empty where there is no order."""
    named = {same_name(one.name) for order in orders for one in order.appointed}
    return frozenset(one.pk for one in members if named and same_name(one.name) not in named)


def _order(
    page: IndicatorPage,
    child: Mapping[str, Any],
    members: Mapping[str, GroupMember],
    people: Mapping[str, Sequence[Person]],
) -> AppointingOrder:
    value = child["value"]
    appointed: dict[str, Appointed] = {}
    for row in raw_items(value.get("appointees")):
        name, role = without_number(_line(row, "name")), _line(row, "role")
        known = same_name(name)
        if known in appointed:  # the same person, with another duty
            appointed[known] = _with_role(appointed[known], role)
        elif known:
            appointed[known] = Appointed(
                name=name,
                position=_line(row, "position"),
                role=role,
                place=len(appointed) + 1,
                person=_of_register(people.get(known, ()), _line(row, "position")),
                member=members.get(known),
            )
    duties = (clean_line(str(one or "")) for one in raw_items(value.get("duties")))
    return AppointingOrder(
        page=page,
        block=block_id(child.get("id")),
        number=_line(value, "number"),
        subject=_line(value, "subject"),
        appointed=tuple(appointed.values()),
        duties=tuple(filter(None, duties)),
    )


def _with_role(one: Appointed, role: str) -> Appointed:
    if not role or role in one.role.split(ROLES):
        return one
    return replace(one, role=ROLES.join(filter(None, (one.role, role)))[:255])


def _of_register(people: Sequence[Person], position: str) -> Person | None:
    """Of several of one name the one in that position: a mail must not go to a namesake."""
    if len(people) > 1:
        people = [one for one in people if same_name(one.position_th) == same_name(position)]
    return people[0] if len(people) == 1 else None


def _line(row: Any, name: str) -> str:
    found = row.get(name) if isinstance(row, Mapping) else ""
    return clean_line(found)[:255] if isinstance(found, str) else ""
