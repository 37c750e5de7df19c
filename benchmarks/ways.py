"""Ways to do the same: without the package's receivers and hooks, and with a worker."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail import hooks
from wagtail.signals import page_published, page_unpublished, post_page_move

SIGNALS = (
    page_published,
    page_unpublished,
    post_page_move,
    pre_save,
    post_save,
    pre_delete,
    post_delete,
)


@contextmanager
def with_worker() -> Iterator[None]:
    """Tasks, Wagtail's too, wait for somebody else."""
    task_backends["default"] = DummyBackend("default", {})
    try:
        yield
    finally:
        del task_backends["default"]


@contextmanager
def without_us() -> Iterator[None]:
    """As though our receivers, each connected by a name that begins so, and our hooks in the
    admin were not there."""
    kept = {signal: signal.receivers for signal in SIGNALS}
    hooked = {name: list(every) for name, every in hooks._hooks.items()}
    for signal in SIGNALS:
        others = [one for one in signal.receivers if not str(one[0][0]).startswith("oit_")]
        _set(signal, others)
    for name, every in hooked.items():
        hooks._hooks[name] = [
            one for one in every if not one[0].__module__.startswith("oit_pages.")
        ]
    try:
        yield
    finally:
        for signal, receivers in kept.items():
            _set(signal, receivers)
        hooks._hooks.update(hooked)


def _set(signal, receivers: list) -> None:
    signal.receivers = receivers
    signal.sender_receivers_cache.clear()


@contextmanager
def without_us_and_with_worker() -> Iterator[None]:
    with with_worker(), without_us():
        yield
