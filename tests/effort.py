"""How much a test tries: all there is, or in CI's further runs, which are about other versions and
another database, a part of it that still meets every kind."""

from hypothesis import settings


def brief() -> bool:
    """Whether this is one of the further runs: `--hypothesis-profile=brief`."""
    return settings.get_current_profile_name() == "brief"
