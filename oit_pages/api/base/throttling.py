"""Throttling, where a setting asks for it: {"API_THROTTLE": "120/min"}."""

from rest_framework.throttling import AnonRateThrottle, BaseThrottle

from oit_pages import conf


class VisitorThrottle(AnonRateThrottle):
    """So many requests of one address that is not signed in."""

    scope = "oit_api"

    def get_rate(self) -> str:
        return conf.get("API_THROTTLE")


def throttles() -> list[BaseThrottle]:
    return [VisitorThrottle()] if conf.get("API_THROTTLE") else []
