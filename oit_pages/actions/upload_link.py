"""Links by which a responsible unit sends papers for one page: made, known again, revoked.

The address holds a selector, by which the link is found, and a signature over it that is made of
the site's secret key and of the link's nonce. Whoever reads the database alone can't make it, and
whoever holds one link knows nothing of another. Nothing that is secret is stored, so the officer
may be shown the address, and its picture, again.
"""

import re
from datetime import timedelta
from secrets import token_urlsafe
from typing import Any

from django.core.signing import BadSignature, Signer
from django.utils import timezone
from django.utils.translation import gettext as _

from oit_pages import conf
from oit_pages.actions.account_name import account_name
from oit_pages.i18n import moments
from oit_pages.i18n.formats import today
from oit_pages.models import IndicatorPage, PendingPaper, ResponsibleUnit, UploadLink
from oit_pages.models.freezes import is_shown_to_all

#: Days for which a link may be open.
MAX_DAYS = 90
MAX_ASKED = 2_000
#: Stands between selector and signature; neither holds it.
SEPARATOR = "."
#: Of a link that is not there: what is unknown takes as long as what is known.
_NOBODY = "0" * 32
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,32}\.[A-Za-z0-9_-]{1,100}")


class LinkRefused(ValueError):
    """No link was made; the text says why."""


def make_link(
    page: IndicatorPage, unit: ResponsibleUnit, *, days: int, asked: str = "", user: Any = None
) -> UploadLink:
    """A new link, open until the end of the day in so many days. Raises LinkRefused."""
    if is_shown_to_all(PendingPaper._meta.get_field("file").storage):
        raise LinkRefused(
            _("The papers would be open to everybody. Tell whoever runs the website.")
        )
    return UploadLink.objects.create(
        page_id=page.pk,
        unit=unit,
        unit_name=unit.name_th,
        selector=token_urlsafe(12),
        nonce=token_urlsafe(32),
        asked=asked.strip()[:MAX_ASKED],
        made_by=user if getattr(user, "pk", None) else None,
        made_by_name=account_name(user),
        made_at=timezone.now(),
        expires_at=moments.end_of(today() + timedelta(days=min(max(days, 1), MAX_DAYS))),
    )


def revoke_link(link: UploadLink) -> None:
    """From now on it takes nothing; what it brought stays. A second time nothing changes."""
    UploadLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def token_of(link: UploadLink) -> str:
    """What stands in its address."""
    return _signer(link.nonce).sign(link.selector)


def open_link(token: str) -> UploadLink | None:
    """The link of an address while it takes papers; None for every other one alike."""
    if not _TOKEN.fullmatch(token):
        return None
    selector = token.partition(SEPARATOR)[0]
    link = UploadLink.objects.select_related("page").filter(selector=selector).first()
    try:
        _signer(link.nonce if link else _NOBODY).unsign(token)  # compared in constant time
    except BadSignature:
        return None
    return link if link and link.is_open else None


def max_files() -> int:
    return int(conf.get("UPLOAD_MAX_FILES"))


def _signer(nonce: str) -> Signer:
    return Signer(sep=SEPARATOR, salt=f"oit_pages.upload:{nonce}")
