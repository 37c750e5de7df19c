"""One item of a year's list beside the manual: confirmed as it is, or corrected."""

from functools import cached_property
from hashlib import blake2b
from typing import Any

from django.core import signing
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from oit_pages.actions.correct_edition import correct_edition, version_of
from oit_pages.actions.correction_faults import CorrectionRefused, Faults, ReadIn, Said
from oit_pages.actions.one_at_a_time import Conflict
from oit_pages.actions.page_photo import ACCEPTED, PhotoRefused, keep_photo
from oit_pages.admin.views.correct_list import CorrectsLists, said
from oit_pages.catalogue.corrections import ASKED, BY_PERSON, TITLE
from oit_pages.checklist.corrected_list import LEVELS, FactRow, ItemRows
from oit_pages.i18n.active_language import title_of
from oit_pages.models import EditionCorrection
from oit_pages.models.mixins.clean_text import tidied

#: A photo that was kept while another field is put right.
_SALT = "oit_pages.page_photo"
_SOURCE = ("source", "address", "page")
NEW = "new"


class CorrectItemView(CorrectsLists, TemplateView):
    """?year_page=…&subject=…. POST, for each fact <name>: <name>-<field>, confirm-<name>,
    was-<name>; new-<field> for one that is added; source, address, page, photo; and next.
    """

    template_name = "oit_pages/admin/correct_item.html"
    page_title = gettext_lazy("Correct an item of the list")
    header_icon = "edit"

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.faults: Faults = {}
        self.photo = ""

    @cached_property
    def item(self) -> ItemRows:
        item = self.found.find(self.request.GET.get("subject", ""))
        if item is None:
            raise Http404
        return item

    def get_page_subtitle(self) -> str:
        return f"{self.item.indicator.code} {title_of(self.item.indicator)}"

    def post(self, request, *args, **kwargs):
        self.item  # noqa: B018 – no such item, nothing to do
        try:
            self.photo = self._sent_photo()
            given = self._said()
            if not given:
                says = _("Tick what you confirm, or change its words.")
                raise CorrectionRefused({("", ""): says})
            done = correct_edition(self.year.year, given, request.user)
        except PhotoRefused as error:
            self.faults = {("", "photo"): str(error)}
        except CorrectionRefused as error:
            self.faults = error.faults
        except Conflict as error:
            self.faults = {("", ""): str(error)}
        else:
            messages.success(request, said(done))
            return redirect(self._onward())
        messages.error(request, _("Nothing was changed. What is to be put right stands below."))
        return self.get(request, *args, **kwargs)

    def _sent_photo(self) -> str:
        if file := self.request.FILES.get("photo"):
            return keep_photo(file)
        try:
            return signing.loads(self.request.POST.get("kept-photo", ""), salt=_SALT)
        except signing.BadSignature:
            return ""

    def _said(self) -> list[Said]:
        sent = self.request.POST
        source, address, page = (sent.get(name, "") for name in _SOURCE)
        read_in = ReadIn(source=source, address=address, page=page, photo=self.photo)
        given = []
        for row in self.item.rows:
            words = self._words(row)
            is_changed = {key: tidied(one) for key, one in words.items()} != dict(row.words)
            if is_changed or sent.get(f"confirm-{row.name}"):
                was = sent.get(f"was-{row.name}", "")
                given.append(Said(key=row.key, words=words, read_in=read_in, was=was))
        if added := self._added():
            key = (self.item.indicator.subject, _id_of(added["th"]))
            given.append(Said(key=key, words=added, read_in=read_in))
        return given

    def _words(self, row: FactRow) -> dict[str, str]:
        """As they were sent; what was not sent stays."""
        sent = self.request.POST
        return {key: sent.get(f"{row.name}-{key}", one) for key, one in row.words.items()}

    def _added(self) -> dict[str, str]:
        sent = self.request.POST
        words = {key: sent.get(f"{NEW}-{key}", "").strip() for key in ("th", "en", "level")}
        if not words["th"] and not words["en"]:
            return {}
        return words | {"judged_by": BY_PERSON}

    def _onward(self) -> str:
        """The next item that has something open, or the list where this one stands."""
        items = self.found.items
        place = items.index(self.item)
        if "next" in self.request.POST:
            for one in (*items[place + 1 :], *items[:place]):
                if one.open:
                    return self._address(one.indicator.subject)
        return f"{self.list_address}#{self.item.indicator.code}"

    def _address(self, subject: str) -> str:
        address = reverse("oit_pages_correct_item")
        return f"{address}?year_page={self.year.pk}&subject={subject}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            item=self.item,
            title=title_of(self.item.indicator),
            rows=[self._shown(row) for row in self.item.rows],
            new=[(key, self.request.POST.get(f"{NEW}-{key}", "")) for key in ("th", "en")],
            new_level=self.request.POST.get(f"{NEW}-level", "required"),
            new_fault=self._new_fault(),
            levels=LEVELS,
            about=self._about(),
            faults={name: self.faults.get(("", name), "") for name in (*_SOURCE, "photo")},
            general=self.faults.get(("", ""), ""),
            kept_photo=signing.dumps(self.photo, salt=_SALT) if self.photo else "",
            accepted=ACCEPTED,
            here=self._address(self.item.indicator.subject),
            **kwargs,
        )

    def _shown(self, row: FactRow) -> dict[str, Any]:
        words = self._words(row) if self.request.method == "POST" else row.words
        kept = row.kept
        return {
            "row": row,
            "texts": [
                (key, words.get(key, ""), key.endswith("en"), self.faults.get((row.name, key), ""))
                for key in (TITLE if row.is_title else ASKED[:2])
            ],
            "level": words.get("level", ""),
            "level_fault": self.faults.get((row.name, "level"), ""),
            "by_person": words.get("judged_by") == BY_PERSON,
            "may_choose_judge": not row.is_title
            and bool(row.fact and row.fact.words["judged_by"] != BY_PERSON),
            "fault": self.faults.get((row.name, ""), ""),
            "ticked": bool(self.request.POST.get(f"confirm-{row.name}")),
            "was": version_of(kept),
            "may_confirm": row.sureness != "seen",
        }

    def _new_fault(self) -> str:
        name = f"{self.item.indicator.subject}:{_id_of(self.request.POST.get('new-th', ''))}"
        told = [says for (fact, _field), says in self.faults.items() if fact == name]
        return " ".join(told)

    def _about(self) -> dict[str, str]:
        """As it was sent, or as it was read last: one manual serves for the whole list."""
        if self.request.method == "POST":
            return {name: self.request.POST.get(name, "") for name in _SOURCE}
        own = next((row.kept for row in self.item.rows if row.kept), None)
        last = own or (
            EditionCorrection.objects.kept()
            .filter(year=self.year.year, origin="")
            .order_by("-changed_at")
            .first()
        )
        about = {name: getattr(last, name) if last else "" for name in _SOURCE}
        return about if own else about | {"page": ""}


def _id_of(text: str) -> str:
    """The same text added by two municipalities is one requirement."""
    digest = blake2b(tidied(text).encode(), digest_size=4)
    return f"added-{digest.hexdigest()}"
