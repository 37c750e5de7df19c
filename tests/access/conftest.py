"""The municipality of the API's tests, asked at every address of the package."""

from tests.api.conftest import api, built, world

__all__ = ["api", "built", "world"]
