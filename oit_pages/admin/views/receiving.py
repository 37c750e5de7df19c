"""Files that are sent to a view: a server without room for them says so in words."""

import logging

from django.http import UnreadablePostError
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin import messages

logger = logging.getLogger(__name__)
NOT_RECEIVED = gettext_lazy(
    "The server has no room to receive the file at the moment. Nothing was changed. Wait a little, "
    "then try again; if this message comes back, tell whoever runs the website."
)


@method_decorator(csrf_exempt, name="dispatch")
class Receiving:
    """For views that take files.

    Large files are received into the temporary folder, which may be full. To be able to say so,
    the view itself asks for the file, and for the token of the form after it.
    """

    def allow(self) -> None:
        """Raises Http404 or PermissionDenied for whoever has no business here."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        self.allow()  # who may not see the form sends no file
        try:
            request.POST  # noqa: B018  the file is received now
        except UnreadablePostError:  # whoever sent it has gone
            raise
        except OSError:
            logger.exception("A file could not be received")
            messages.error(request, NOT_RECEIVED)
            return redirect(request.path)
        return csrf_protect(super().dispatch)(request, *args, **kwargs)
