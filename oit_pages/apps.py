"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OitPagesConfig(AppConfig):
    name = "oit_pages"
    label = "oit_pages"
    verbose_name = _("OIT transparency pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # All need the models, which are ready only now.
        from oit_pages.checks.register import register_all
        from oit_pages.signal_handlers.register import connect
        from oit_pages.wagtail_api_v3 import import_without_our_types

        import_without_our_types()
        register_all()
        connect()
