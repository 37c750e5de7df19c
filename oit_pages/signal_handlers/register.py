"""Which signals we listen to."""

from oit_pages.signal_handlers import approval, content_stamp, files, removals, results, uninstall


def connect() -> None:
    """Called once, when the app is ready."""
    for handlers in (content_stamp, removals, files, results, approval, uninstall):
        handlers.connect()
