"""The file of many municipalities: a line each, looked through whole before anything is made.

CSV, or the first sheet of a workbook. Each column has a name of `COLUMNS` or its Thai heading.
Nothing of a line is ever logged: it names people.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Page

from oit_pages.actions.line_file import Fault, FaultyFile, rows_in
from oit_pages.actions.scaffold import ScaffoldError, refuse_childless, refuse_inside
from oit_pages.models import MunicipalityKind, ResponsibleUnit, TransparencyIndexPage
from oit_pages.thai import to_arabic

#: Each column and its Thai heading.
COLUMNS = {
    "slug": "ที่อยู่หน้า",
    "name_th": "ชื่อ",
    "name_en": "ชื่อภาษาอังกฤษ",
    "kind": "ประเภท",
    "district": "อำเภอ",
    "province": "จังหวัด",
    "agency_code": "รหัสหน่วยงาน",
    "parent": "อยู่ใต้หน้า",
    "units": "หน่วยงานภายใน",
    "writers": "ผู้กรอกข้อมูล",
    "officers": "ผู้รับผิดชอบ",
}
NEEDED = ("slug", "name_th")
PROFILE = ("name_th", "name_en", "kind", "district", "province", "agency_code")
_SLUG = re.compile(r"[a-z0-9-]+")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")


@dataclass(frozen=True, kw_only=True)
class Person:
    email: str
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """A municipality as the file has it."""

    line: int
    slug: str
    profile: dict[str, str]
    """Columns of its page, by name."""
    parent: Page
    units: tuple[ResponsibleUnit, ...] = ()
    """Not saved, of no municipality yet."""
    writers: tuple[Person, ...] = ()
    officers: tuple[Person, ...] = ()


def read_municipalities(
    path: str | Path, parent: Page | None, find_page: Callable[[str], Page]
) -> list[Line]:
    """The file's lines. `parent` is where those hang that name no page of their own; `find_page`
    finds the others, and raises LookupError. Raises FaultyFile with all that is wrong."""
    headings = {*COLUMNS, *COLUMNS.values()}
    rows = [(row.number, row.cells) for row in rows_in(Path(path), headings=headings, whole=True)]
    if not rows:
        raise FaultyFile([Fault(line=0, column="", says=_("The file has no line."))])
    reader = _Lines(rows[0], parent, find_page)
    lines = [reader.line(number, cells) for number, cells in rows[1:]]
    if not lines:
        reader.fault(0, "", _("The file has headings, and no municipality below them."))
    if reader.faults:
        raise FaultyFile(reader.faults)
    return [line for line in lines if line]


@dataclass
class _Lines:
    """Reads line after line, and keeps what is wrong."""

    head: tuple[int, list[str]]
    parent: Page | None
    find_page: Callable[[str], Page]
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self):
        names = {heading: name for name, heading in COLUMNS.items()} | {one: one for one in COLUMNS}
        number, headings = self.head
        self.columns: list[str] = []
        for heading in headings:
            name = names.get(heading.strip().lower(), "")
            if heading and not name:
                says = _("There is no such column. There are: %(names)s.")
                self.fault(number, heading, says % {"names": ", ".join(COLUMNS)})
            elif name and name in self.columns:
                self.fault(number, heading, _("The column is there twice."))
            self.columns.append(name)
        for name in NEEDED:
            if name not in self.columns:
                self.fault(number, name, _("The column is missing."))
        self.kinds = _kinds()
        self.parents: dict[str, Page | None] = {}
        self.taken: dict[tuple[int, str], int] = {}
        self.known: dict[int, dict[str, tuple[bool, str]]] = {}
        asks = set(getattr(get_user_model(), "REQUIRED_FIELDS", ()))
        self.people_asked = asks - {get_user_model().get_email_field_name()}

    def fault(self, line: int, column: str, says: str) -> None:
        self.faults.append(Fault(line=line, column=column, says=says))

    def line(self, number: int, cells: list[str]) -> Line | None:
        before = len(self.faults)
        values = dict.fromkeys(COLUMNS, "")
        for place, value in enumerate(cells):
            if place < len(self.columns) and self.columns[place]:
                values[self.columns[place]] = value.strip()
            elif value.strip() and (place >= len(self.columns)):
                self.fault(number, "", _("There are more cells than headings."))
                break
        parent = self._parent(number, values["parent"])
        profile = self._profile(number, values)
        self._slug(number, values, parent)
        units = self._units(number, values["units"])
        writers = self._people(number, "writers", values["writers"])
        officers = self._people(number, "officers", values["officers"])
        if len(self.faults) > before or parent is None:
            return None
        return Line(
            line=number,
            slug=values["slug"],
            profile=profile,
            parent=parent,
            units=units,
            writers=writers,
            officers=officers,
        )

    def _parent(self, number: int, reference: str) -> Page | None:
        if reference not in self.parents:
            self.parents[reference] = self._found(number, reference)
        elif self.parents[reference] is None:
            self.fault(number, "parent", _("As above: no page to hang below."))
        return self.parents[reference]

    def _found(self, number: int, reference: str) -> Page | None:
        try:
            page = self.find_page(reference) if reference else self.parent
            if page is None:
                raise ScaffoldError(_("Name the page that it hangs below."))
            refuse_inside(page)
            if isinstance(page, TransparencyIndexPage):
                says = _("“%(page)s” is a municipality's page itself. Name the page above it.")
                raise ScaffoldError(says % {"page": page.title})
            refuse_childless(page)
        except (LookupError, ScaffoldError) as error:
            self.fault(number, "parent", str(error))
            return None
        return page

    def _profile(self, number: int, values: dict[str, str]) -> dict[str, str]:
        profile = {name: values[name] for name in PROFILE if values[name]}
        if not values["name_th"] and "name_th" in self.columns:
            self.fault(number, "name_th", _("The name is missing."))
        if kind := profile.get("kind"):
            profile["kind"] = self.kinds.get(kind.lower(), "")
            if not profile["kind"]:
                names = ", ".join(str(label) for label in MunicipalityKind.labels)
                says = _("“%(kind)s” is none of: %(kinds)s.") % {"kind": kind, "kinds": names}
                self.fault(number, "kind", says)
        if code := profile.get("agency_code"):
            profile["agency_code"] = to_arabic(code)
        for name, value in profile.items():
            longest = TransparencyIndexPage._meta.get_field(name).max_length
            if len(value) > longest:
                says = _("It is longer than %(longest)s letters.") % {"longest": longest}
                self.fault(number, name, says)
        return profile

    def _slug(self, number: int, values: dict[str, str], parent: Page | None) -> None:
        slug = values["slug"]
        if not slug:
            if "slug" in self.columns:
                self.fault(number, "slug", _("The address is missing."))
            return
        if not _SLUG.fullmatch(slug):
            says = _("“%(slug)s” is no address: use a–z, 0–9 and hyphens.") % {"slug": slug}
            self.fault(number, "slug", says)
            return
        longest = Page._meta.get_field("slug").max_length
        if len(slug) > longest:
            says = _("It is longer than %(longest)s letters.") % {"longest": longest}
            self.fault(number, "slug", says)
            return
        if parent is None:
            return
        first = self.taken.setdefault((parent.pk, slug), number)
        if first != number:
            self.fault(number, "slug", _("Line %(line)s has the same address.") % {"line": first})
        name = self._sisters(parent).get(slug)
        if name is not None and name != (True, values["name_th"]):
            says = _("There is a page of that address already: “%(page)s”.") % {"page": name[1]}
            self.fault(number, "slug", says)

    def _sisters(self, parent: Page) -> dict[str, tuple[bool, str]]:
        """By slug, what hangs below a page already: whether it is a municipality, and its name."""
        if parent.pk not in self.known:
            pages = parent.get_children().order_by()
            rows = pages.values_list("slug", "title", "transparencyindexpage__name_th")
            self.known[parent.pk] = {
                slug: (name is not None, name or title) for slug, title, name in rows
            }
        return self.known[parent.pk]

    def _units(self, number: int, cell: str) -> tuple[ResponsibleUnit, ...]:
        units: dict[str, ResponsibleUnit] = {}
        for part in _parts(cell):
            email, name = _email_and_name(part)
            name = name or ("" if "@" in email else email)
            unit = ResponsibleUnit(name_th=name, email=email if name != email else "")
            try:
                unit.clean_fields(exclude=["municipality"])
            except ValidationError as error:
                self.fault(number, "units", f"{part}: {' '.join(error.messages)}")
            known = units.setdefault(unit.name_th, unit)
            known.email = known.email or unit.email
        return tuple(units.values())

    def _people(self, number: int, column: str, cell: str) -> tuple[Person, ...]:
        people: dict[str, Person] = {}
        if cell and self.people_asked:
            says = _("This site's users need more than an e-mail: %(fields)s. Make them by hand.")
            facts = {"fields": ", ".join(sorted(self.people_asked))}
            self.fault(number, column, says % facts)
            return ()
        for part in _parts(cell):
            email, name = _email_and_name(part)
            try:
                validate_email(email)
                _user_name_field().clean(email, None)
            except ValidationError:
                self.fault(number, column, _("“%(text)s” is no e-mail.") % {"text": part})
            people.setdefault(email.lower(), Person(email=email, name=name))
        return tuple(people.values())


def _user_name_field():
    user = get_user_model()
    return user._meta.get_field(user.USERNAME_FIELD)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in re.split("[;|]", cell) if part.strip()]


def _email_and_name(part: str) -> tuple[str, str]:
    """Of "Name <e-mail>"; all of it is the first where there are no angles."""
    found = _NAMED.fullmatch(part)
    return (found["email"].strip(), found["name"].strip()) if found else (part, "")


def _kinds() -> dict[str, str]:
    """The stored kind, by itself and by its name in either language."""
    kinds = {value: value for value in MunicipalityKind.values}
    for language in ("th", "en"):
        with override(language):
            kinds |= {str(label).lower(): value for value, label in MunicipalityKind.choices}
    return kinds
