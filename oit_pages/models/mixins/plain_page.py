"""A plain page for every page of the tree, where no front end shows it.

A site that has its own templates puts `oit_pages/page.html` before ours. Below a page that is
hidden there is no page, for whoever asks: as in the API.
"""

from django.http import Http404
from django.utils.translation import override
from wagtail.models import Page

from oit_pages import visibility
from oit_pages.stream.plain_text import show
from oit_pages.stream.references import ResolvedReferences, collect_references


class PlainPage:
    """Mixed into the tree's page types; Wagtail would look for a template of each."""

    def route(self, request, path_components):
        found = super().route(request, path_components)
        # What stands behind a login or password is asked for by Wagtail, once it is found.
        if not path_components and not self._visibility(request).is_shown(self):
            raise Http404
        return found

    def get_sitemap_urls(self, request=None):
        # One question for all pages of the site.
        tree = visibility.of_request(request, self.path[: 2 * self.steplen])
        return super().get_sitemap_urls(request) if tree.is_public(self) else []

    def _visibility(self, request) -> visibility.Visibility:
        return visibility.of_request(request, self.path)

    def get_template(self, request, *args, **kwargs) -> str:
        return "oit_pages/page.html"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        shown = self._visibility(request).public()
        context["children"] = Page.objects.child_of(self).filter(shown)
        body = getattr(self, "body", None)
        if body is not None:
            found = ResolvedReferences.load(collect_references(body.stream_block, body.raw_data))
            with override(self.locale.language_code):  # the page's language, not the visitor's
                context["blocks"] = show(body.stream_block, body.raw_data, found)
        return context
