"""Which system checks there are: what a webmaster should hear at `manage.py check`."""

from django.core import checks

from oit_pages.checks import editions, languages, settings, site


def register_all() -> None:
    """Called once, when the app is ready."""
    for check in (
        settings.check_settings,
        settings.check_publishing,
        settings.check_api,
        editions.check_editions,
        languages.check_source_language,
        languages.check_languages_are_reached,
        site.check_translation_sync,
    ):
        checks.register(check)
    for check in (languages.check_locale, site.check_nightly_run, site.check_groups):
        checks.register(check, checks.Tags.database)
