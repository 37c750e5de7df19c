"""manage.py oit_explain O31 --year 2564 [--site …]"""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from oit_pages.actions.locate import NotFound, find_site
from oit_pages.catalogue import calls
from oit_pages.checklist.assess import as_json
from oit_pages.checklist.declared import Declared
from oit_pages.checklist.fingerprint import fingerprint
from oit_pages.checklist.gather import gather, merge
from oit_pages.checklist.review import ground, lines
from oit_pages.checklist.years import find_year
from oit_pages.management.errors import in_words
from oit_pages.models import Outcome
from oit_pages.rules.verdict import judge


class Command(BaseCommand):
    help = _("Print the rules, findings and evidence of one indicator as they are now.")

    def add_arguments(self, parser):
        parser.add_argument("indicator", help=_("Code or subject: O31."))
        parser.add_argument("--year", type=int, required=True, help=_("Fiscal year (B.E.): 2564"))
        parser.add_argument("--site", help=_("Site id or hostname (the default site)."))

    def handle(self, *args, indicator, year, site, **options):
        with in_words():
            year_page = find_year(year, find_site(site) if site else None)
            edition = year_page.edition
            found = edition.find(indicator) if edition else None
            if found is None:
                raise NotFound(
                    _("Edition %(year)s has no indicator “%(key)s”.")
                    % {"year": year, "key": indicator}
                )
            evidence = merge(found, year, gather(year_page, found.subjects))
            declared = Declared.of(year_page)
            mark = fingerprint(evidence)
            verdict = judge(found, evidence, declared.attested(found.code, mark, live=True))
            outcome = declared.outcome(found.code, verdict.outcome)
        stored = as_json(verdict)
        self.stdout.write(f"{found.code} {found.title_th}: {Outcome(outcome).label}")
        for said in ground(stored):
            self.stdout.write(f"  ! {said.says} {said.to_do}")
        judged = {one["requirement"]: one["findings"] for one in stored["requirements"]}
        for line in lines(edition, found, stored):
            self._say(line, judged[line.requirement.id])
        self._show(evidence)

    def _say(self, line, findings):
        requirement = line.requirement
        self.stdout.write(f"\n  [{line.label}] {requirement.id}: {line.text}")
        self.stdout.write(
            f"    {requirement.level}, {requirement.confidence}"
            f"{', ' + requirement.basis if requirement.basis else ''}"
            f"{': ' + '; '.join(line.sources) if line.sources else ''}"
        )
        for call in calls(requirement.judgement):
            params = ", ".join(f"{name}={value}" for name, value in call.params.items())
            self.stdout.write(f"    {call.rule}({params})")
        for finding in findings:
            self.stdout.write(f"    = {finding['rule']}: {finding['outcome']}")
        for said in line.said:
            self.stdout.write(f"    → {said.says} {said.to_do}")

    def _show(self, evidence):
        self.stdout.write("\n  " + _("Evidence"))
        for page in evidence.pages:
            state = _("published") if page.live else _("draft")
            self.stdout.write(f"    {page.pk} {page.title} ({state})")
        for item in evidence.items:
            name = f"{item.kind} {item.column_set}".strip()
            counts = {"rows": len(item.rows), "files": len(item.files)}
            self.stdout.write(f"    · {name}: " + _("%(rows)s rows, %(files)s files") % counts)
