"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OitPagesConfig(AppConfig):
    name = "oit_pages"
    label = "oit_pages"
    verbose_name = _("OIT transparency pages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Both need the models, which are ready only now.
        from oit_pages import checks, signal_handlers

        checks.register_all()
        signal_handlers.connect()
