"""Tables edited in one grid; the adapter is registered with the rows."""

from oit_pages.fields.grid import adapter  # noqa: F401
