"""A link for a unit's papers as the officer sees it: state, address and QR code."""

import re
from typing import Any

import segno
from django import forms
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from oit_pages import conf
from oit_pages.actions.upload_link import MAX_ASKED, MAX_DAYS, token_of
from oit_pages.models import IndicatorPage, ResponsibleUnit, UploadLink
from oit_pages.models.page_queries import paths_to

STATES = {
    "open": _("open, nothing came yet"),
    "used": _("open, papers have come"),
    "expired": _("its time is over"),
    "revoked": _("closed by an officer"),
}


#: A key that any column can hold.
_NUMBER = re.compile("[0-9]{1,9}")


def number(asked: str) -> int:
    """A key that was asked for; 0, which nothing has, for what is none."""
    return int(asked) if _NUMBER.fullmatch(asked) else 0


class LinkForm(forms.Form):
    """Which unit is asked, for how long, and in what words."""

    unit = forms.ModelChoiceField(
        ResponsibleUnit.objects.none(),
        label=_("Unit that is asked"),
        empty_label="–",  # Django's own words are in English since 6.1
    )
    days = forms.IntegerField(label=_("Days that it is open"), min_value=1, max_value=MAX_DAYS)
    asked = forms.CharField(
        label=_("What you ask of them (they read it)"),
        required=False,
        max_length=MAX_ASKED,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, page: IndicatorPage, *args: Any, **kwargs: Any):
        initial = {"unit": page.responsible_unit_id, "days": conf.get("UPLOAD_DAYS")}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["unit"].queryset = units_of(page)


def units_of(page: IndicatorPage):
    """Those of the municipality that the page belongs to."""
    return ResponsibleUnit.objects.filter(municipality__path__in=paths_to(page))


def address_of(link: UploadLink, request: HttpRequest) -> str:
    """Where the unit sends to; "" on a site that has no such place."""
    try:
        return request.build_absolute_uri(reverse("oit_upload:send", args=[token_of(link)]))
    except NoReverseMatch:
        return ""


def picture_of(address: str, title: str) -> SafeString:
    """The address as a QR code that a phone's camera reads, an SVG within the page."""
    code = segno.make_qr(address, error="m")
    return mark_safe(  # noqa: S308 – drawn here, of an address of our own; segno escapes the title
        code.svg_inline(scale=4, border=4, light="#fff", title=title, svgclass="oit-qr")
    )


def shown(link: UploadLink, request: HttpRequest, *, with_address: bool) -> dict[str, Any]:
    """One link for a template."""
    address = address_of(link, request) if with_address and link.is_open else ""
    return {
        "link": link,
        "state": link.state,
        "says": STATES[link.state],
        "address": address,
        "picture": picture_of(address, link.unit_name) if address else "",
    }
