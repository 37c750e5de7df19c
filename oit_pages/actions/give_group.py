"""Put another year's working group on a year, and who saw to what, as `group_to_give` found it."""

from wagtail.log_actions import log

from oit_pages.checklist.roll_over_group import GroupToGive
from oit_pages.checklist.taken_over import ACTION
from oit_pages.models import AssessmentYearPage, Assignment, GroupMember
from oit_pages.thai import same_name

#: What goes on of a member. Role and place are for this year's order to say, and filled from it.
FIELDS = ("name", "position", "unit", "email", "user")


def give_group(
    found: GroupToGive, old: AssessmentYearPage, new: AssessmentYearPage, user=None
) -> None:
    """Within a transaction of the caller. The year's history says so: it is done once."""
    GroupMember.objects.bulk_create(
        GroupMember(year_page=new, **{name: getattr(one, name) for name in FIELDS})
        for one in found.members
    )
    there = list(GroupMember.objects.filter(year_page=new))
    rows = {one.subject: one for one in Assignment.objects.filter(year_page=new)}
    for subject, member in found.assigned.items():
        row = rows.setdefault(subject, Assignment(year_page=new, subject=subject))
        row.member = _the_same(member, there)
        row.save()
    data = {"members": len(found.members), "assigned": len(found.assigned)}
    log(instance=new, action=ACTION, user=user, data={"year": old.year, "pages": [], **data})


def _the_same(member: GroupMember, there: list[GroupMember]) -> GroupMember:
    """Of namesakes the one who is spelled like that, then the one in that position."""
    alike = [one for one in there if same_name(one.name) == same_name(member.name)]
    return max(
        alike, key=lambda one: (one.name == member.name, one.position == member.position, -one.pk)
    )
