"""The frozen values that are all a rule may see, and how they are read."""

from oit_pages.evidence.values import Evidence, File, Item, Link, PageFacts, Part, Place, Row

__all__ = ["Evidence", "File", "Item", "Link", "PageFacts", "Part", "Place", "Row"]
