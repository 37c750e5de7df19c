"""Preview of drafts in the real front end, where wagtail-headless-preview is installed."""

from django.apps import apps

if apps.is_installed("wagtail_headless_preview"):
    from wagtail_headless_preview.models import HeadlessPreviewMixin as _Preview
else:

    class _Preview:
        """Pages preview as Wagtail's own pages do."""


class FrontEndPreview(_Preview):
    """A name of our own, so that migrations mean the same with the extra and without it."""
