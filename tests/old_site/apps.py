from django.apps import AppConfig


class OldSite(AppConfig):
    name = "tests.old_site"
    label = "old_site"
    default_auto_field = "django.db.models.BigAutoField"
