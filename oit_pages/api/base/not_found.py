"""Addresses that are none of ours."""

from drf_spectacular.utils import extend_schema

from oit_pages.api.base import languages, problems
from oit_pages.api.base.view import ApiView


@extend_schema(exclude=True)
class ElsewhereView(ApiView):
    """Says so as a problem, not as a page of HTML."""

    def initial(self, request, *args, **kwargs):
        self.error_language = languages.error_language(request)
        super(ApiView, self).initial(request, *args, **kwargs)
        if request.method != "OPTIONS":
            raise problems.not_found()
