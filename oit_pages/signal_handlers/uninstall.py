"""The tables are not dropped while pages are in them."""

from django.core.management.base import CommandError
from django.db import connections
from django.db.models.signals import pre_migrate
from django.utils.translation import gettext as _

from oit_pages.models import AssessmentYearPage, IndicatorPage, SectionPage, TransparencyIndexPage

#: Undoing this one drops the tables of pages.
FIRST = "0001"


def on_migrating(sender, plan=(), using="default", **kwargs) -> None:
    """Without its table a page can't be opened, moved or deleted any more."""
    if sender.label != "oit_pages" or not any(
        backwards and migration.app_label == "oit_pages" and migration.name.startswith(FIRST)
        for migration, backwards in plan
    ):
        return
    tables = set(connections[using].introspection.table_names())
    kinds = (TransparencyIndexPage, AssessmentYearPage, SectionPage, IndicatorPage)
    left = sum(
        kind._base_manager.using(using).count() for kind in kinds if kind._meta.db_table in tables
    )
    if left:
        raise CommandError(
            _("There are %(count)s pages of oit_pages. Remove them first: manage.py oit_uninstall.")
            % {"count": left}
        )


def connect() -> None:
    pre_migrate.connect(on_migrating, dispatch_uid="oit_migrating")
