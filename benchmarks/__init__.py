"""Measurements as ratios against Wagtail's own way, in the same run on the same data."""
