"""Checks of the site around us: its translations, its nightly run."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import checks
from django.db import connections
from django.db.models import Count, Min, Q

from oit_pages.actions.arrange_groups import RIGHTS
from oit_pages.i18n.formats import today
from oit_pages.models import IndicatorResult

#: A run may fail once and be repeated the next night.
NIGHTS = 2
#: So many of `RIGHTS` there were when groups were first arranged.
FIRST_RIGHTS = 4


def check_translation_sync(app_configs, **kwargs) -> list[checks.CheckMessage]:
    """wagtail-localize publishes Thai text as English pages unless told not to."""
    if not apps.is_installed("wagtail_localize"):
        return []
    if not getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True):
        return []
    return [
        checks.Warning(
            "Translating a live page would publish its Thai text as the English page at once.",
            hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
            id="oit_pages.W002",
        )
    ]


def check_nightly_run(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """What sends no signal and what ages is only seen by the nightly run: is there one?

    A database check: `manage.py check --database default`, and with every `migrate`.
    """
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        if IndicatorResult._meta.db_table not in connections[alias].introspection.table_names():
            continue
        oldest = IndicatorResult.objects.using(alias).aggregate(day=Min("as_of"))["day"]
        if oldest and (today() - oldest).days > NIGHTS:
            found.append(
                checks.Warning(
                    f"Results of {oldest} have not been judged again since.",
                    hint="Schedule it nightly, in cron: 30 2 * * * manage.py oit_assess --notify",
                    id="oit_pages.W003",
                )
            )
    return found


def check_groups(app_configs, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """Groups that `oit_groups` arranged for an older release lack the rights that came since.

    They are known by the oldest of them, which nobody is given by chance. A database check.
    """
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        if Group._meta.db_table not in connections[alias].introspection.table_names():
            continue
        given = {
            name: Count("permissions", Q(permissions__codename__in=codenames), distinct=True)
            for name, codenames in (("first", RIGHTS[:FIRST_RIGHTS]), ("every", RIGHTS))
        }
        ours = Q(permissions__content_type__app_label="oit_pages")
        behind = (
            Group.objects.using(alias)
            .filter(ours)
            .annotate(**given)
            .filter(first=FIRST_RIGHTS, every__lt=len(RIGHTS))
        )
        if names := sorted(behind.values_list("name", flat=True)):
            found.append(
                checks.Warning(
                    f"Groups that may not keep the register of people yet: {', '.join(names)}.",
                    hint="Run `manage.py oit_groups` once more: it adds what is missing.",
                    id="oit_pages.W009",
                )
            )
    return found
