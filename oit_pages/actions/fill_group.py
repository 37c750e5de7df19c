"""Fill the working group of a year from an order that appoints it.

Safe to repeat: a name that is there already stays one, and what somebody wrote of it is left
alone; only what is empty is filled. Nobody is taken out.
"""

from dataclasses import dataclass, field

from django.db.models import Max
from django.utils.translation import gettext as _

from oit_pages.actions.one_at_a_time import held
from oit_pages.checklist.orders import Appointed, AppointingOrder, appointing_orders
from oit_pages.models import AssessmentYearPage, GroupMember


class GroupRefused(ValueError):
    """It can't be done; the text says why and what to do."""


@dataclass
class Filled:
    """What a run did."""

    added: list[GroupMember] = field(default_factory=list)
    filled: list[GroupMember] = field(default_factory=list)
    """Those that were there, of whom something was empty."""


def fill_group(year_page: AssessmentYearPage, page: int, block: str) -> Filled:
    """From the order of this id on this page of the year. Raises GroupRefused and Conflict."""
    done = Filled()
    with held(year_page):
        order = find_order(year_page, page, block)
        before = 0 if any(one.member for one in order.appointed) else _last_place(year_page)
        for one in order.appointed:
            if one.member is None:
                says = _says(one) | {"place": before + one.place}
                done.added.append(GroupMember(year_page=year_page, name=one.name, **says))
            elif _fill(one.member, one):
                done.filled.append(one.member)
        GroupMember.objects.bulk_create(done.added)
        # Whom nobody gave a place, and no order names, comes behind those with one.
        unplaced = year_page.members.filter(place=0)
        unplaced.update(place=_last_place(year_page) + 1)
    return done


def _last_place(year_page: AssessmentYearPage) -> int:
    """Behind it come those of another order."""
    return year_page.members.aggregate(last=Max("place"))["last"] or 0


def find_order(year_page: AssessmentYearPage, page: int, block: str) -> AppointingOrder:
    """Raises GroupRefused where there is none any more."""
    for order in appointing_orders(year_page):
        if order.page.pk == page and order.block == block:
            return order
    raise GroupRefused(
        _("This order is no longer on the page, or names nobody. Look at the page, then try again.")
    )


def _says(one: Appointed) -> dict:
    """What the order says, and the municipality's register of the same name."""
    person = one.person
    return {
        "position": one.position or (person.position_th if person else ""),
        "role": one.role,
        "place": one.place,
        "unit": person.unit if person else None,
        "email": person.email if person else "",
    }


def _fill(member: GroupMember, one: Appointed) -> bool:
    """Whether something was empty that is known now."""
    empty = {name: value for name, value in _says(one).items() if value and not _has(member, name)}
    for name, value in empty.items():
        setattr(member, name, value)
    if empty:
        member.save(update_fields=list(empty))
    return bool(empty)


def _has(member: GroupMember, name: str) -> bool:
    return bool(getattr(member, "unit_id" if name == "unit" else name))
