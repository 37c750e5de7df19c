"""manage.py oit_adopt 2569 [--site … | --parent …] [--from FILE [--list-year 2568]]
[--accept-above 85] [--format text|json]"""

import json
from typing import Any

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from oit_pages.actions.adopt import Said, adopt
from oit_pages.actions.adoption_list import Listed, read_list
from oit_pages.actions.propose_adoptions import Proposal, propose
from oit_pages.i18n.active_language import title_of
from oit_pages.management.errors import in_words
from oit_pages.management.lookup import find_year_below
from oit_pages.management.place import add_place
from oit_pages.management.printing import to_the_last_reader
from oit_pages.management.quiet import QuietCommand
from oit_pages.models.editions import site_edition


class Command(QuietCommand):
    help = _(
        "Find the pages and documents of the website that a year's items may be shown on, with "
        "how sure each is. Changes nothing unless told what to accept."
    )

    def add_arguments(self, parser):
        parser.add_argument("year", type=int, help=_("Fiscal year (B.E.): 2564"))
        add_place(parser)
        parser.add_argument(
            "--from", dest="file", metavar="FILE",
            help=_("A list of items and their addresses (XLSX, CSV) instead of a search."),
        )  # fmt: skip
        parser.add_argument(
            "--list-year", type=int,
            help=_("Fiscal year whose codes that list has (the same year)."),
        )  # fmt: skip
        parser.add_argument(
            "--accept-above", type=int, metavar="PERCENT",
            help=_("Show for its item what is at least so sure, from 1 to 100."),
        )  # fmt: skip
        parser.add_argument(
            "--format",
            choices=["text", "json"],
            default="text",
            help=_("Text to read, or JSON for programs (text)."),
        )

    def handle(self, *args, year, site, parent, file, list_year, accept_above, **options):
        if accept_above is not None and not 1 <= accept_above <= 100:
            raise CommandError(_("Give %(option)s from 1 to 100.") % {"option": "--accept-above"})
        with in_words():
            year_page = find_year_below(year, parent, site)
            edition = site_edition(year)  # says what is wrong with it
            rows: list[dict[str, Any]] = []
            said: list[Said] = []
            if file:
                of = site_edition(list_year) if list_year else None
                for listed in read_list(file, year_page, of):
                    rows.append(_of_list(listed))
                    said += [listed.said] if listed.said else []
            else:
                found = propose(year_page)
                for indicator in edition.indicators:
                    for one in found.get(indicator.code, ()):
                        rows.append(_proposed(indicator.code, one))
                        if accept_above and one.percent >= accept_above:
                            said.append(_said(one))
            # A list was made by people who looked: all that can be shown is sure.
            kept = adopt(year_page, said) if accept_above and said else 0
        with to_the_last_reader(self.stdout):
            if options["format"] == "json":
                told = {"year": year, "accepted": kept, "found": rows}
                self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
                return
            titles = {one.code: title_of(one) for one in edition.indicators}
            for row in rows:
                self.stdout.write(_line(row, titles))
            if accept_above:
                self.stdout.write(_("Shown now: %(count)s.") % {"count": kept})
            else:
                says = _("Nothing was changed: %(count)s were found.")
                self.stdout.write(says % {"count": len(rows)})


def _said(one: Proposal) -> Said:
    return Said(subject=one.subject, kind=one.thing.kind, which=one.thing.key)


def _proposed(code: str, one: Proposal) -> dict[str, Any]:
    return {
        "code": code,
        "kind": one.thing.kind,
        "key": one.thing.key,
        "title": one.thing.title,
        "percent": one.percent,
    }


def _of_list(one: Listed) -> dict[str, Any]:
    return {
        "line": one.line,
        "code": one.indicator.code if one.indicator else "",
        "kind": one.kind,
        "key": one.which,
        "title": one.title or one.address,
    }


def _line(row: dict[str, Any], titles: dict[str, str]) -> str:
    sure = f"{row['percent']:>3}%" if "percent" in row else f"{row['line']:>3}:"
    about = f"{row['code']:<4}{titles.get(row['code'], _('no item of this year'))}"
    return f"{sure}  {about}  ←  {row['title']}  ({row['kind']} {row['key']})"
