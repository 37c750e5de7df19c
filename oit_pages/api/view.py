"""The base of every view: one way to read parameters, choose a language and a site, say
how fresh an answer is, and refuse."""

from typing import Any, ClassVar

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
from oit_pages.api import cors, languages, parameters, problems, rights, sites
from oit_pages.api.documented import ApiSchema
from oit_pages.api.freshness import Freshness
from oit_pages.api.standing import Standing
from oit_pages.api.throttle import throttles
from oit_pages.catalogue import EditionError, own_files_mark

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
    #: An answer that must never be kept anywhere, such as a draft.
    is_secret: ClassVar[bool] = False

    language: str = ""
    error_language: str = "en"
    site: Site
    fresh: Freshness

    def answer(self, **path: Any) -> Any:
        """The content, in plain values; or a whole response. Raises Problem."""
        raise NotImplementedError

    # How a request goes through

    def initial(self, request, *args, **kwargs):
        self.error_language = languages.accepted_language(request, "en")
        super().initial(request, *args, **kwargs)
        if request.method == "OPTIONS":
            return
        OneForm.check(request._request, self.media_types)
        parameters.check(request.GET, (*COMMON_PARAMETERS, *self.known_parameters()), kwargs)
        self.language = languages.asked_language(request)
        if "lang" in request.GET:
            self.error_language = self.language
        self.site, self.fresh = sites.find(request, self._watches_results)

    def get(self, request, *args, **kwargs) -> HttpResponseBase:
        if self.is_secret:
            return self._respond(kwargs)
        fresh = self.fresh
        etag = fresh.etag(*self._about())
        unchanged = self._unchanged(request, etag, fresh)
        response = unchanged or self._cached(etag) or self._respond(kwargs, etag)
        response["ETag"] = etag
        if fresh.changed_at:
            response["Last-Modified"] = http_date(fresh.changed_at.timestamp())
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
    def standing(self) -> Standing:
        """What is closed to the public; read when first asked for."""
        return Standing.load()

    def may_see_outcomes(self, year_page) -> bool:
        return rights.may_see_outcomes(self.request.user, self.site, year_page)

    def known_parameters(self) -> tuple[str, ...]:
        return self.parameters

    def link(self, name: str, **path: Any) -> str:
        """The absolute address of one of our views."""
        namespace = self.request.resolver_match.namespace
        address = reverse(f"{namespace}:{name}" if namespace else name, kwargs=path)
        return self.request.build_absolute_uri(address)

    @property
    def problem_base(self) -> str:
        return self.link("docs")

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
            rights.mark(request.user) if self._signed_in and self.shows_outcomes else "",
            repr(sorted(getattr(settings, "OIT_PAGES", {}).items(), key=str)),
            _lists(),
        )

    def _unchanged(self, request, etag: str, fresh: Freshness) -> HttpResponse | None:
        # "*" asks whether there is anything, which is not known without looking.
        if request.headers.get("If-None-Match", "").strip() == "*":
            return None
        changed_at = int(fresh.changed_at.timestamp()) if fresh.changed_at else None
        hit = get_conditional_response(request, etag=etag, last_modified=changed_at)
        return hit if hit is not None and hit.status_code == 304 else None

    def _cache_control(self) -> str:
        if self.is_secret:
            return "no-store"
        if self._signed_in:
            return "private, no-cache"
        return f"public, max-age={conf.get('API_MAX_AGE')}, must-revalidate"

    def _cached(self, etag: str) -> HttpResponse | None:
        kept = self._cache.get(f"oit-api:{etag}") if self._cache is not None else None
        if kept is None:
            return None
        content, headers = kept
        return HttpResponse(content, headers=headers)

    @cached_property
    def _cache(self):
        """Answers to the public are kept by entity tag, so that a kept one is never old."""
        alias = conf.get("API_CACHE")
        return caches[alias] if alias and not self._signed_in else None

    def _respond(self, path: dict[str, Any], etag: str = "") -> HttpResponseBase:
        with override(self.language):
            content = self.answer(**path)
        response = content if isinstance(content, HttpResponseBase) else Response(content)
        if isinstance(content, dict) and "language" in content:
            # What is not translated comes in another language than was asked for.
            response["Content-Language"] = content["language"]
        if etag and self._cache is not None and isinstance(response, Response):
            response.add_post_render_callback(lambda done: self._keep(etag, done))
        return response

    def _keep(self, etag: str, response: Response) -> None:
        if response.status_code == 200 and len(response.content) <= MAX_CACHED:
            headers = {"Content-Type": response["Content-Type"]}
            if response.has_header("Content-Language"):
                headers["Content-Language"] = response["Content-Language"]
            self._cache.set(
                f"oit-api:{etag}", (response.content, headers), conf.get("API_CACHE_SECONDS")
            )


def _lists() -> str:
    """The state of the site's own lists, which no stamp tells of; "" where they are faulty."""
    try:
        return own_files_mark(conf.edition_paths())
    except EditionError:
        return ""
