"""A municipality for all tests of a module, and a client that asks for it."""

from dataclasses import fields
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client

from tests.api.world import World, build

BASE = "/api/oit/v1/"


@pytest.hookimpl(tryfirst=True)  # before the distribution reads the groups
def pytest_collection_modifyitems(items):
    """A file's tests on one worker: what is built once a file is built once."""
    for item in items:
        if Path(__file__).parent in item.path.parents and "built" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group(f"api-{item.path.stem}"))


class Api:
    """Asks the API; for an address of its own, or a whole one that an answer gave."""

    def __init__(self, client: Client):
        self.client = client

    def response(self, address: str, **kwargs):
        path = address.replace("http://testserver", "") if "://" in address else BASE + address
        return self.client.get(path, **kwargs)

    def __call__(self, address: str, status: int = 200, **kwargs):
        response = self.response(address, **kwargs)
        assert response.status_code == status, response.content[:2000]
        return response.json()


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    """Built once a module, in a transaction that is undone after it."""
    outer = transaction.atomic()
    with django_db_blocker.unblock():
        outer.__enter__()
        world = build()
    world.kept = {
        one.name: (getattr(world, one.name), getattr(world, one.name).pk) for one in fields(world)
    }
    yield world
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def world(built, db) -> World:
    """What a test changes is undone after it, in the database and here."""
    anew = {
        field.name: type(one)._base_manager.get(pk=pk)
        for field in fields(built)
        for one, pk in [built.kept[field.name]]
    }
    return World(**anew)


@pytest.fixture
def api(client, world) -> Api:
    """An anonymous reader."""
    cache.clear()
    return Api(client)
