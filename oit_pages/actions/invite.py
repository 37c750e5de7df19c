"""Mail new users a link with which they set their password. Nobody else ever knows one."""

from collections.abc import Iterable
from smtplib import SMTPException

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url

#: They are officials of a Thai municipality.
LANGUAGE = "th"


class InviteFailed(RuntimeError):
    """The mail could not be sent; the text says why, and how many were."""


def invite(users: Iterable) -> int:
    """Mail each of those who have no password; how many mails. Raises InviteFailed."""
    mails = 0
    with override(LANGUAGE):
        for user in users:
            if user.has_usable_password() or not user.is_active:
                continue
            try:
                send_mail(
                    _("Your password for the website's admin"), _text(user), None, [_to(user)]
                )
            except (SMTPException, OSError, NoReverseMatch) as error:
                says = _("%(count)s mails were sent, then it failed (%(error)s). Try again later.")
                facts = {"count": mails, "error": type(error).__name__}
                raise InviteFailed(says % facts) from error
            mails += 1
    return mails


def _to(user) -> str:
    return getattr(user, user.get_email_field_name())


def _text(user) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    link = reverse(
        "wagtailadmin_password_reset_confirm",
        kwargs={"uidb64": uid, "token": default_token_generator.make_token(user)},
    )
    return _(
        "An account was made for you with which you enter your municipality's information.\n\n"
        "Set your password here: %(link)s\n\n"
        "Your user name: %(name)s\n"
        "When the link has expired, ask the webmaster to send it again.\n"
    ) % {"link": f"{get_admin_base_url() or ''}{link}", "name": user.get_username()}
