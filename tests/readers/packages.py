"""Office packages made part by part: what no library would write, sound and hostile."""

import io
import zipfile
from collections.abc import Iterable, Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_WORD = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def package(parts: Mapping[str, bytes | str | Iterable[bytes]]) -> bytes:
    """A ZIP of parts; one may be given piece by piece."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            with archive.open(name, "w") as file:
                pieces = [value] if isinstance(value, bytes | str) else value
                for piece in pieces:
                    file.write(piece.encode() if isinstance(piece, str) else piece)
    return out.getvalue()


def relations(*kinds: tuple[str, str], base: str = RELATIONS) -> str:
    """Relationships rId1, rId2, … of these kinds to these targets."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def sheet_xml(rows: str = "", before: str = "", after: str = "", space: str = MAIN) -> str:
    return f'<worksheet xmlns="{space}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook(
    *sheets: tuple[str, str | Iterable[bytes], str],
    strict: bool = False,
    more: Mapping[str, str] | None = None,
) -> bytes:
    """A workbook of sheets (title, XML, state)."""
    space, base = (STRICT, STRICT_RELATIONS) if strict else (MAIN, RELATIONS)
    kinds = [("worksheet", f"worksheets/s{n}.xml") for n in range(1, len(sheets) + 1)]
    more = more or {}
    kinds += [(name.rpartition(".")[0], name) for name in more]
    entries = "".join(
        f'<sheet name="{title}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, (title, _xml, state) in enumerate(sheets, 1)
    )
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml"), base=base),
            "xl/_rels/workbook.xml.rels": relations(*kinds, base=base),
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{base}">'
            f"<sheets>{entries}</sheets></workbook>",
            **{f"xl/worksheets/s{n}.xml": xml for n, (_title, xml, _state) in enumerate(sheets, 1)},
            **{f"xl/{name}": xml for name, xml in more.items()},
        }
    )


def sheet(rows: str = "", before: str = "", after: str = "", **options) -> bytes:
    """A workbook of one sheet."""
    return workbook(("ก", sheet_xml(rows, before, after), "visible"), **options)


def text_cell(ref: str, text: str, style: int = 0) -> str:
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, *texts: str, attributes: str = "", style: int = 0) -> str:
    cells = "".join(
        text_cell(f"{chr(65 + at)}{number}", text, style) for at, text in enumerate(texts)
    )
    return f'<row r="{number}" {attributes}>{cells}</row>'


def word(body: str, strict: bool = False, **parts: str) -> bytes:
    """A document of this body; further parts by their kind: styles="…"."""
    space, base = (STRICT_WORD, STRICT_RELATIONS) if strict else (WORD, RELATIONS)
    root = f'xmlns:w="{space}" xmlns:r="{base}"'
    return package(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations(("officeDocument", "word/document.xml"), base=base),
            "word/_rels/document.xml.rels": relations(
                *((kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts), base=base
            ),
            "word/document.xml": f"<w:document {root}>{body}</w:document>",
            **{f"word/{kind}.xml": xml.replace("ROOT", root) for kind, xml in parts.items()},
        }
    )


def open_document(kind: str, body: str, styles: str = "") -> bytes:
    """An ODT ("text") or ODS ("spreadsheet") of this body."""
    names = ("office", "text", "table", "style")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names
    )
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )
    return package(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": content,
        }
    )
