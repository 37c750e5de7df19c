"""Addresses of whoever makes a form, and those of an office's own."""

import pytest

from oit_pages.evidence.makers import is_makers


@pytest.mark.parametrize(
    "url",
    [
        "https://www.google.com/intl/th/forms/about/", "https://www.google.co.th/forms", "https://youtu.be/abc",
        "https://www.dga.or.th", "http://example.com/x", "https://forms-maker.com/pricing/",
        "https://www.microsoft.com/forms",
    ],
)  # fmt: skip
def test_a_makers(url):
    assert is_makers(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://docs.google.com/forms/d/e/1FAIpQLSc/viewform", "https://forms.gle/abc",
        "/e-service", "", "https://www.phonngam.example.go.th/about",
        "https://forms.office.com/r/Ab3dE9",
        "https://www.jotform.com/223456789012345", "https://www.google.com/maps/place/x",
        "https://sites.google.com/view/phonngam", "https://eservice.phonngam.com/request",
    ],
)  # fmt: skip
def test_an_offices_own(url):
    assert not is_makers(url)
