"""Throttling, where a setting asks for it: {"API_THROTTLE": "120/min"}.

The cache that counts requests gets no visitor's address, only what can't be turned back into one.
"""

from django.utils.crypto import salted_hmac
from rest_framework.throttling import AnonRateThrottle, BaseThrottle

from oit_pages import conf


class VisitorThrottle(AnonRateThrottle):
    """So many requests of one address that is not signed in."""

    scope = "oit_api"

    def get_rate(self) -> str:
        return conf.get("API_THROTTLE")

    def get_ident(self, request) -> str:
        address = super().get_ident(request)
        return salted_hmac("oit_pages.api.throttling", address, algorithm="sha256").hexdigest()


def throttles() -> list[BaseThrottle]:
    return [VisitorThrottle()] if conf.get("API_THROTTLE") else []
