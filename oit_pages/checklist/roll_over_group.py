"""What another year's working group gives to this year's: who was in it, and who saw to what.

A group is appointed anew each year, so what is taken over is a beginning: once a year, and never
beside a group that somebody has filled. Days are not taken over: each year has its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wagtail.models import PageLogEntry

from oit_pages.catalogue.differences import differences, successors
from oit_pages.checklist.taken_over import ACTION
from oit_pages.models import AssessmentYearPage, Assignment, GroupMember
from oit_pages.thai import same_name


@dataclass(frozen=True, kw_only=True)
class GroupToGive:
    """What would be taken over of a group; falsy where that is nothing."""

    members: tuple[GroupMember, ...] = ()
    """The older year's, where the newer one has none."""
    assigned: Mapping[str, GroupMember] = field(default_factory=dict)
    """Who saw to it, by the newer year's subject: the older year's member of a name that the newer
    year has, or gets."""

    def __bool__(self) -> bool:
        return bool(self.members or self.assigned)


def group_to_give(old: AssessmentYearPage, new: AssessmentYearPage) -> GroupToGive:
    """Both years' lists must be known (`edition`). One query where the older year has no group,
    three otherwise."""
    years = GroupMember.objects.filter(year_page__in=(old, new))
    everybody = list(years.select_related("unit"))
    before = [one for one in everybody if one.year_page_id == old.pk]
    if not before or _was_given(new):
        return GroupToGive()
    there = [one for one in everybody if one.year_page_id == new.pk]
    names = {same_name(one.name) for one in there or before}
    known = {one.pk: one for one in before if same_name(one.name) in names}
    return GroupToGive(
        members=() if there else tuple(before),
        assigned={subject: known[pk] for subject, pk in _assigned(old, new) if pk in known},
    )


def _was_given(year_page: AssessmentYearPage) -> bool:
    """Whoever was taken out since stays out."""
    return PageLogEntry.objects.filter(action=ACTION, page=year_page.pk).exists()


def _assigned(old: AssessmentYearPage, new: AssessmentYearPage) -> list[tuple[str, int]]:
    """Subject of the newer year, the older year's member; but for subjects that have somebody.
    Where two items became one, whoever saw to the main one comes last, and so counts. Where a
    subject is the main one of no item any more, its item's only successor counts."""
    rows = Assignment.objects.filter(year_page__in=(old, new), member__isnull=False)
    asks, found = successors(old.edition, new.edition), []
    became = _became(old, new)
    taken = {one.subject for one in rows if one.year_page_id == new.pk}
    for one in rows:
        if one.year_page_id != old.pk:
            continue
        item = asks.get(one.subject)
        subject = item.subject if item else became.get(one.subject)
        if subject and subject not in taken:
            found.append((_weight(one.subject, subject, bool(item)), subject, one.member_id))
    return [(subject, pk) for _weight, subject, pk in sorted(found, key=lambda one: one[0])]


def _weight(before: str, after: str, is_asked: bool) -> tuple[bool, bool]:
    """The later in order, the more it counts."""
    return (before == after, is_asked)


def _became(old: AssessmentYearPage, new: AssessmentYearPage) -> dict[str, str]:
    """Main subjects of items that became one other item each, by the older year's."""
    return {
        one.old[0].subject: one.new[0].subject
        for one in differences(old.edition, new.edition)
        if len(one.old) == len(one.new) == 1
    }
