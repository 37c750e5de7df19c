"""The page by which a responsible unit sends papers, without an account.

What opens it is the address alone, which a letter, a chat or a picture (QR) carried there. So it
asks for no session and sets no cookie, and it needs no token against forged requests: such a token
keeps other sites from using what a browser adds by itself, and a browser adds nothing here. Who
could forge the request knows the address, and could as well open it. Nor could the usual check
work: it wants to know where a form came from, which `no-referrer` hides, lest the address leak.

A link that is expired, revoked or unknown answers always alike. Looking changes nothing, so that
a chat may fetch the address for its preview.
"""

import logging
import secrets
from math import ceil

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from oit_pages import conf
from oit_pages.actions.receive_papers import MAX_NOTE, MAX_SENDER, receive_papers
from oit_pages.actions.upload_link import max_files, open_link
from oit_pages.actions.vet_paper import ACCEPTED
from oit_pages.checklist.upload_task import task_of
from oit_pages.models import PendingPaper, UploadLink
from oit_pages.readers.limits import MEGABYTE
from oit_pages.upload.throttling import LinkThrottle, VisitorThrottle, wait_of

logger = logging.getLogger(__name__)
#: So many of the largest files fit into one send; what a form adds is small.
FILES_AT_ONCE = 5
_FORM = MEGABYTE
#: So many refused papers are told.
REFUSED_TOLD = 10


@method_decorator(csrf_exempt, name="dispatch")
class SendView(View):
    """GET: what is asked, and a form. POST: files (`files`), `sender` and `note`."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        # In the municipality's language, whatever the phone's is.
        with override(settings.LANGUAGE_CODE):
            return self._private(super().dispatch(request, *args, **kwargs))

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = open_link(token)
        return self._form(link) if link else self._closed()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        # Before anything is known of the link: a visitor who waits learns nothing of it.
        if seconds := wait_of(VisitorThrottle(), request):
            return self._wait(seconds)
        link = open_link(token)
        if link is None:
            return self._closed()
        if seconds := wait_of(LinkThrottle(), request, link):
            return self._wait(seconds)
        if _length(request) > self._most:  # none of it is read
            says = _("These files are more than %(limit)s MB together. Send a few at a time.")
            return self._form(link, error=says % {"limit": self._most // MEGABYTE}, status=413)
        try:
            files = request.FILES.getlist("files")
            given = {name: request.POST.get(name, "") for name in ("sender", "note")}
        except UnreadablePostError:  # whoever sent it has gone
            raise
        except OSError:
            logger.exception("A paper could not be received")
            says = _("The server has no room at the moment. Send the files again later.")
            return self._form(link, error=says, status=503)
        except (MultiPartParserError, SuspiciousOperation):
            says = _("What was sent did not arrive whole. Send fewer files at a time.")
            return self._form(link, error=says, status=400)
        if not files:
            says = _("No file was chosen. Choose one, or take a picture.")
            return self._form(link, error=says, given=given, status=400)
        done = receive_papers(link, files, **given)
        link.refresh_from_db()
        if done.kept or done.known:
            given["note"] = ""  # it has arrived; the next files get another
        return self._form(link, done=done, given=given)

    @property
    def _most(self) -> int:
        """Bytes of one send."""
        return int(conf.get("UPLOAD_MAX_MB")) * FILES_AT_ONCE * MEGABYTE + _FORM

    def _form(self, link: UploadLink, *, given=None, status: int = 200, **context) -> HttpResponse:
        refused = link.papers.filter(state=PendingPaper.State.REFUSED).order_by("-settled_at")
        return self._page(
            "form",
            status,
            link=link,
            task=task_of(link.page),
            given=given or {},
            left=max(max_files() - link.received, 0),
            sent_back=refused[:REFUSED_TOLD],
            accepted=ACCEPTED,
            max_mb=conf.get("UPLOAD_MAX_MB"),
            max_note=MAX_NOTE,
            max_sender=MAX_SENDER,
            **context,
        )

    def _closed(self) -> HttpResponse:
        return self._page("closed", 404)

    def _wait(self, seconds: int) -> HttpResponse:
        answer = self._page("wait", 429, minutes=ceil(seconds / 60))
        answer["Retry-After"] = str(seconds)
        return answer

    def _page(self, name: str, status: int, **context) -> HttpResponse:
        self._nonce = secrets.token_urlsafe(16)
        context["nonce"] = self._nonce
        return render(self.request, f"oit_pages/upload/{name}.html", context, status=status)

    def _private(self, answer: HttpResponse) -> HttpResponse:
        """Kept nowhere, found by nobody, told to nobody, with nothing from elsewhere."""
        answer["Cache-Control"] = "private, no-store"
        answer["Referrer-Policy"] = "no-referrer"
        answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        answer["X-Content-Type-Options"] = "nosniff"
        answer["X-Frame-Options"] = "DENY"
        answer["Content-Security-Policy"] = (
            f"default-src 'none'; style-src 'nonce-{getattr(self, '_nonce', '')}'; "
            "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        return answer


def _length(request: HttpRequest) -> int:
    """Bytes that are sent; Django reads no more than that."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
