"""Which one an answer is asked in, and which translation is given.

`?lang=` wins over `Accept-Language`; what is not translated is given in the language of
the source, and the answer says so.
"""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_noop
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.coreutils import get_content_languages, get_supported_content_language_variant

from oit_pages.api.base.problems import invalid, said

#: Official titles always come in both.
OFFICIAL = ("th", "en")


def source_language() -> str:
    """The language in which the municipality works: th."""
    return get_supported_content_language_variant(settings.LANGUAGE_CODE)


def known_languages() -> list[str]:
    """What may be asked for: the site's languages, and those of all that is official. Who asks
    a site for one it has no page in gets the source's, as with any page not translated."""
    return list(dict.fromkeys((*get_content_languages(), *OFFICIAL)))


def asked_language(request: HttpRequest) -> str:
    """The content language that a request asks for. Raises a Problem for an unknown `lang`."""
    asked = request.GET.get("lang")
    if asked:
        if asked not in known_languages():
            known = ", ".join(known_languages())
            raise invalid(
                {"lang": [said(gettext_noop("Known languages: %(known)s."), known=known)]}
            )
        return asked
    return accepted_language(request, source_language())


def error_language(request: HttpRequest) -> str:
    """The language in which to say what is wrong with a request: English unless asked."""
    asked = request.GET.get("lang")
    return asked if asked in known_languages() else accepted_language(request, "en")


def accepted_language(request: HttpRequest, default: str) -> str:
    """The first content language of the Accept-Language header, or `default`."""
    header = request.headers.get("Accept-Language", "")
    for code, _quality in parse_accept_lang_header(header):
        try:
            return get_supported_content_language_variant(code)
        except LookupError:
            continue
    return default


def choose(variants: Mapping[str, object], asked: str) -> str | None:
    """The language to give of those there are: the one asked for, the source's, or any."""
    for language in (asked, source_language(), *variants):
        if language in variants:
            return language
    return None


def ordered(languages: Mapping[str, object]) -> list[str]:
    """The source language first, then the rest by name."""
    source = source_language()
    return sorted(languages, key=lambda language: (language != source, language))
