"""Whose turn it is: what the reader of a checklist can do, and what waits for somebody else."""

from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from oit_pages.actions.declare import may_attest
from oit_pages.admin.permissions import may_correct
from oit_pages.models import IndicatorPage, SectionPage
from oit_pages.models.page_queries import steps_to, with_restriction


@dataclass(frozen=True, kw_only=True)
class Barrier:
    """The page that keeps the public out, though this one may be all right."""

    title: str
    url: str
    mine: bool
    """Whether the reader can take it away."""
    says: str
    """What somebody else has to do."""


class Turns:
    """For one reader of a page's checklist; with no reader nothing waits for anybody."""

    def __init__(self, page: IndicatorPage, parent: Page | None, user):
        self.page, self.parent, self.user = page, parent, user

    def barrier(self, why: str) -> Barrier | None:
        """`why` as the rule `is_public` gives it. One query, where it is a page above."""
        if why not in ("hidden", "private") or self.user is None:
            return None
        path = self.page.path or (self.parent.path if self.parent else "")
        above = with_restriction(Page.objects.filter(path__in=steps_to(path), depth__gt=1))
        wrong = [
            one
            for one in above.order_by("path")
            if (one.restricted if why == "private" else not one.shown and one.pk != self.page.pk)
        ]
        return self._barrier(wrong[0], why) if wrong else None

    def _barrier(self, page: Page, why: str) -> Barrier:
        may = page.permissions_for_user(self.user)
        names = {"page": page.get_admin_display_title()}
        is_section = issubclass(page.specific_class or Page, SectionPage)
        if why == "private":
            mine = may.can_set_view_restrictions()
            says = _("Whoever is responsible has to let everybody see the page “%(page)s”.") % names
        elif is_section:
            mine = may.can_publish()
            says = (
                _("Whoever is responsible has to publish the section’s page, “%(page)s”.") % names
            )
        else:
            mine = may.can_publish()
            says = _("Whoever is responsible has to publish the page “%(page)s”.") % names
        url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if may.can_edit() else ""
        return Barrier(title=names["page"], url=url, mine=mine, says=says)

    @cached_property
    def attests(self) -> bool:
        return self.user is None or may_attest(self.user)

    @property
    def corrects(self) -> bool:
        """Whether the list itself is the reader's to correct."""
        return self.user is not None and may_correct(self.user)

    def of_others(self, *, complete: bool, for_people: int) -> list[str]:
        """What waits for others once the reader's own part is done, in words."""
        waiting = []
        if for_people and not self.attests:
            waiting.append(
                ngettext(
                    "Whoever is responsible has to look at %(count)s thing and attest it.",
                    "Whoever is responsible has to look at %(count)s things and attest them.",
                    for_people,
                )
                % {"count": for_people}
            )
        if complete and not self._is_published and not self._may_publish:
            waiting.append(_("Send the page for approval; whoever is responsible publishes it."))
        return waiting

    @property
    def _is_published(self) -> bool:
        return self.page.live and not self.page.has_unpublished_changes

    @property
    def _may_publish(self) -> bool:
        if self.user is None:
            return True
        if self.page.pk:
            return self.page.permissions_for_user(self.user).can_publish()
        return bool(
            self.parent and self.parent.permissions_for_user(self.user).can_publish_subpage()
        )
