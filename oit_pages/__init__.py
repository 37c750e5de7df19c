"""Publish what Thailand's OIT assessment asks of a municipality, and know what is missing."""

__version__ = "0.1.0"
