"""Read a page of the site as an anonymous visitor does, without leaving the server.

The request goes through the site's own middleware and addresses: what comes back is what the
public gets, and nothing that only somebody who is signed in would get.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponseBase
from django.urls import get_script_prefix
from django.utils.translation import get_language, override
from wagtail.models import Site


class Visitor:
    """Somebody who is not signed in; what is asked are paths of one site."""

    def __init__(self, site: Site):
        self._site = site
        self._handler = BaseHandler()
        self._handler.load_middleware()
        self._asked = 0

    def read(self, path: str, language: str, query: str = "") -> tuple[int, Iterator[bytes]]:
        """The HTTP status, and the content in pieces."""
        answer = self.answer(path, language, query)
        return answer.status_code, iter(answer)

    def answer(self, path: str, language: str, query: str = "") -> HttpResponseBase:
        """Not to be closed: that would tell Django that the request at hand is over."""
        with override(get_language()):  # whoever reads this site reads another language, perhaps
            return self._handler.get_response(self._request(path, language, query))

    def _request(self, path: str, language: str, query: str) -> WSGIRequest:
        secure = self._site.port == 443 or settings.SECURE_SSL_REDIRECT
        port = "" if self._site.port in {80, 443} else f":{self._site.port}"
        prefix = get_script_prefix().rstrip("/")
        self._asked += 1
        environ = {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": prefix,
            "PATH_INFO": unquote_to_bytes(path.removeprefix(prefix)).decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": self._site.hostname,
            "SERVER_PORT": str(self._site.port),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": f"{self._site.hostname}{port}",
            "HTTP_ACCEPT_LANGUAGE": language,
            # Each by a visitor of its own: limits are for whoever asks too often from outside.
            "REMOTE_ADDR": f"100::{self._asked:x}",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "https" if secure else "http",
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }
        if secure and settings.SECURE_PROXY_SSL_HEADER:
            header, value = settings.SECURE_PROXY_SSL_HEADER
            environ[header] = value
        return WSGIRequest(environ)
