"""What tests of bodies refer to: files, private collections and pages."""

from tests.blocks.conftest import document, image, pks, private_collection, private_page

__all__ = ["document", "image", "pks", "private_collection", "private_page"]
