"""The base of every view: one way to read parameters, choose a language and a site, say
how fresh an answer is, and refuse."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.functional import cached_property
from django.utils.http import http_date
from django.utils.module_loading import import_string
from django.utils.translation import override
from rest_framework.exceptions import NotAcceptable
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView
from wagtail.models import Site

from oit_pages import conf
from oit_pages.api.base import (
    cors,
    entity_tags,
    languages,
    parameters,
    permissions,
    problems,
    sites,
)
from oit_pages.api.base.freshness import Freshness
from oit_pages.api.base.schema_annotations import ApiSchema
from oit_pages.api.base.throttling import throttles
from oit_pages.catalogue import EditionError, own_files_mark
from oit_pages.visibility import Visibility

#: Every address takes these.
COMMON_PARAMETERS = ("lang", "site")
#: Larger answers are made anew each time.
MAX_CACHED = 1_000_000


class OneForm(BaseContentNegotiation):
    """Each address has one form. Who takes none of its media types is told so."""

    def select_parser(self, request, parsers):
        return parsers[0]

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type

    @staticmethod
    def check(request, media_types: tuple[str, ...]) -> None:
        if not any(request.accepts(media_type) for media_type in media_types):
            raise NotAcceptable


class ApiView(APIView):
    """A read-only address. A subclass says what `answer` is, and which parameters it knows."""

    permission_classes: ClassVar[list] = []
    renderer_classes: ClassVar[list] = [JSONRenderer]
    content_negotiation_class = OneForm
    schema = ApiSchema()
    http_method_names: ClassVar[list[str]] = ["get", "head", "options"]

    #: What the answer is, and what else a client may mean by it.
    media_types: ClassVar[tuple[str, ...]] = ("application/json",)
    #: Names of the query parameters beside the common ones.
    parameters: ClassVar[tuple[str, ...]] = ()
    #: Answers of these addresses change with who is asking.
    shows_outcomes: ClassVar[bool] = False
    #: Made twice of the same content it is the same, byte for byte.
    is_reproducible: ClassVar[bool] = True
    #: An answer that must never be kept anywhere, such as a draft.
    is_secret: ClassVar[bool] = False

    language: str = ""
    error_language: str = "en"
    site: Site
    place: sites.Place
    fresh: Freshness

    def answer(self, **path: Any) -> Any:
        """The content, in plain values; or a whole response. Raises Problem."""
        raise NotImplementedError

    # How a request goes through

    def initial(self, request, *args, **kwargs):
        self.error_language = languages.error_language(request)
        super().initial(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return
        OneForm.check(request._request, self.media_types)
        parameters.check(request.GET, (*COMMON_PARAMETERS, *self.known_parameters()), kwargs)
        request._request.GET = parameters.given(request.GET)
        self.language = languages.asked_language(request)
        self.place, self.fresh = sites.find(request, self._watches_results)
        self.site = self.place.site

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        if self.is_secret:
            return self._respond(kwargs)
        state = self.fresh.etag(*self._about())
        # The tag is of what the answer says, so that it stays while that does, whatever else
        # of the site has changed. Whoever is in this state was given this very answer: it stands
        # for the reader's rights too. A date says nothing of them, so it is looked at once
        # there is an answer to give.
        etag = entity_tags.known(state)
        response = (
            (etag and self._if_tag_matches(request, etag))
            or self._cached(request, state)
            or self._made(request, state, kwargs)
        )
        response["ETag"] = entity_tags.known(state) or state
        if request.method == "HEAD" and response.streaming:
            response.streaming_content = ()  # nobody reads what would be made
        if self.fresh.changed_at:
            response["Last-Modified"] = http_date(self.fresh.changed_at.timestamp())
        return response

    def options(self, request, *args, **kwargs):
        response = Response(status=204)
        response["Allow"] = ", ".join(self.allowed_methods)
        return response

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = self._cache_control()
        if self.language and response.status_code == 200:
            response.headers.setdefault("Content-Language", self.language)
        if "lang" not in request.GET:
            patch_vary_headers(response, ["Accept-Language"])
        if self.shows_outcomes:
            patch_vary_headers(response, ["Cookie", "Authorization"])
        cors.apply(request, response)
        return response

    # What subclasses use

    @cached_property
    def visibility(self) -> Visibility:
        """What is closed to the public; read when first asked for."""
        return Visibility.load(self.place.roots)

    def may_see_outcomes(self, year_page) -> bool:
        return permissions.may_see_outcomes(self.request.user, self.site, year_page)

    def known_parameters(self) -> tuple[str, ...]:
        return self.parameters

    def link(self, name: str, query: Mapping[str, Any] | None = None, **path: Any) -> str:
        """The absolute address of one of our views, for whoever goes on from here: in the
        language and on the site that this request names."""
        return self._address(name, path, COMMON_PARAMETERS, query)

    def identify(self, name: str, **path: Any) -> str:
        """The address as a name for what is there, the same in every language."""
        return self._address(name, path, ("site",))

    def _address(
        self,
        name: str,
        path: Mapping[str, Any],
        kept: Iterable[str] = (),
        query: Mapping[str, Any] | None = None,
    ) -> str:
        match = self.request.resolver_match
        full = f"{match.namespace}:{name}" if match.namespace else name
        asked = {one: self.request.GET[one] for one in kept if one in self.request.GET}
        query = urlencode({**(query or {}), **asked})
        address = reverse(full, kwargs=path)
        return self.request.build_absolute_uri(f"{address}?{query}" if query else address)

    @property
    def problem_base(self) -> str:
        return self._address("docs", {})

    # DRF's hooks

    def get_authenticators(self):
        return [import_string(path)() for path in conf.get("API_AUTHENTICATION")]

    def get_throttles(self):
        return throttles()

    def get_exception_handler(self):
        return problems.handle

    # Freshness

    @property
    def _signed_in(self) -> bool:
        return bool(self.request.user and self.request.user.is_authenticated)

    @property
    def _watches_results(self) -> bool:
        return self.shows_outcomes and (self._signed_in or bool(conf.get("PUBLIC_SCORECARD")))

    def _about(self) -> tuple[str, ...]:
        request = self.request
        return (
            str(self.site.pk),
            request.build_absolute_uri(),
            self.language,
            permissions.mark(request.user) if self._signed_in and self.shows_outcomes else "",
            repr(sorted(getattr(settings, "OIT_PAGES", {}).items(), key=str)),
            _lists(),
        )

    def _if_tag_matches(self, request, etag: str) -> HttpResponse | None:
        # "*" asks whether there is anything, which is not known without looking.
        if request.headers.get("If-None-Match", "").strip() in ("", "*"):
            return None
        return _not_modified(get_conditional_response(request, etag=etag))

    def _if_modified(self, request, response: HttpResponseBase) -> HttpResponseBase:
        if response.status_code != 200 or "If-None-Match" in request.headers:
            return response
        changed_at = int(self.fresh.changed_at.timestamp()) if self.fresh.changed_at else None
        return (
            _not_modified(get_conditional_response(request, last_modified=changed_at)) or response
        )

    def _cache_control(self) -> str:
        if self.is_secret:
            return "no-store"
        if self._signed_in:
            return "private, no-cache"
        return f"public, max-age={conf.get('API_MAX_AGE')}, must-revalidate"

    def _cached(self, request, state: str) -> HttpResponseBase | None:
        kept = self._cache.get(f"oit-api:{state}") if self._cache is not None else None
        if kept is None:
            return None
        etag, content, headers = kept
        entity_tags.remember(state, etag)
        matches = self._if_tag_matches(request, etag)
        if matches is not None:
            return matches
        response = self._if_modified(request, HttpResponse(content or b"", headers=headers))
        # Of some answers it is only known that they can be given.
        return response if content is not None or response.status_code == 304 else None

    @cached_property
    def _cache(self):
        """Answers to the public are kept by entity tag, so that a kept one is never old."""
        alias = conf.get("API_CACHE")
        return caches[alias] if alias and not self._signed_in else None

    def _made(self, request, state: str, path: dict[str, Any]) -> HttpResponseBase:
        """The answer made anew, or that it is the one that the client has."""
        response = self._respond(path)
        if response.status_code != 200:
            return response
        if response.streaming or not self.is_reproducible:
            etag = state
        else:
            etag = entity_tags.of(response, _lists())
        entity_tags.remember(state, etag)
        if self._cache is not None:
            self._keep(state, etag, response)
        return self._if_tag_matches(request, etag) or self._if_modified(request, response)

    def _respond(self, path: dict[str, Any]) -> HttpResponseBase:
        with override(self.language):
            content = self.answer(**path)
        response = content if isinstance(content, HttpResponseBase) else Response(content)
        if isinstance(content, dict) and "language" in content:
            # What is not translated comes in another language than was asked for.
            response["Content-Language"] = content["language"]
        if isinstance(response, Response):
            response.accepted_renderer = JSONRenderer()
            response.accepted_media_type = JSONRenderer.media_type
            response.renderer_context = {}
            response.render()
        return response

    def _keep(self, state: str, etag: str, response: HttpResponseBase) -> None:
        """Of what is made while it is sent, or long, only that it can be given."""
        content = None if response.streaming else response.content
        if content is not None and len(content) > MAX_CACHED:
            content = None
        kept = (etag, content, dict(response.items()))
        self._cache.set(f"oit-api:{state}", kept, conf.get("API_CACHE_SECONDS"))


def _not_modified(response: HttpResponse | None) -> HttpResponse | None:
    return response if response is not None and response.status_code == 304 else None


def _lists() -> str:
    """The state of the site's own lists, which no stamp tells of; "" where they are faulty."""
    try:
        return own_files_mark(conf.edition_paths())
    except EditionError:
        return ""
