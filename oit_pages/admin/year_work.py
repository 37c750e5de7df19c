"""A view whose button begins a work on the year, and that shows how far it is."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages

from oit_pages.actions.year_work import progress_of, start_work
from oit_pages.admin.messages import message_with_list
from oit_pages.models import YearWork


class WithYearWork:
    """Before `YearInAdmin`, whose `year` it is."""

    def work_on(self, kind: str) -> None:
        """Begin it, and say what came of it where that is known already."""
        work = start_work(self.year, kind, self.request.user)
        if work is None:
            messages.info(self.request, _("This is being done already. Wait until it is finished."))
            return
        for one in work.told:
            text = message_with_list(one["text"], one["lines"]) if one["lines"] else one["text"]
            getattr(messages, one["level"])(self.request, text)
        if work.finished_at:  # said once
            YearWork.objects.filter(pk=work.pk, token=work.token).update(told=[])

    def work_of(self, kind: str) -> dict[str, Any] | None:
        """The last one, where it runs or a worker has something to tell of it."""
        work = self.year.works.filter(kind=kind).first()
        if work is None or not (work.is_running or work.told):
            return None
        done, count = (progress_of(work) if work.is_running else None) or (0, 0)
        return {"is_running": work.is_running, "row": work, "done": done, "count": count}
