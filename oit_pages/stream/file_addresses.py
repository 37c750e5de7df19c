"""Where a document or image is fetched, whatever its storage makes of the question."""

import logging
from typing import Any

logger = logging.getLogger(__name__)


def address_of(thing: Any, kind: str) -> str | None:
    """The address of a document, or of an image's file (`kind`: "documents" or "images").

    None where the storage gives none, or fails; the log says so, and what shows the rest goes on.
    """
    try:
        return thing.url if kind == "documents" else thing.file.url
    except Exception as error:  # each storage raises what its makers thought of
        logger.warning("No address for the file of %s %s: %r", kind, thing.pk, error)
        return None
