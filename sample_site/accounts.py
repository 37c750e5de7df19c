"""The demo's accounts: their password is known, so they are of no use outside a desk."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

#: The invented municipality's: an account with an address in it is the demo's.
MAIL_DOMAIN = "bandonkaeongam.example.go.th"


class NoDemoAccounts(ModelBackend):
    """Django's own way to log in, closed for the demo's accounts where a server runs.

    It closes sessions that are open already too: a database may be copied from a desk.
    """

    def user_can_authenticate(self, user) -> bool:
        return super().user_can_authenticate(user) and not self._is_out_of_place(user)

    def _is_out_of_place(self, user) -> bool:
        return not settings.OIT_DEMO and user.email.endswith(f"@{MAIL_DOMAIN}")
