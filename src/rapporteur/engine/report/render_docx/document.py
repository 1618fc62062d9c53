"""The file itself: its parts, how they refer to each other, and the archive that holds them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from lxml import etree

from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.archive import CONTENT_TYPES, pack
from rapporteur.engine.report.grids import grids
from rapporteur.engine.report.outline import lay_out
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.render_docx import parts
from rapporteur.engine.report.render_docx.body import Body
from rapporteur.engine.report.render_docx.figures import Picture
from rapporteur.engine.report.render_docx.markup import Element, w, xml
from rapporteur.engine.report.render_docx.pen import Pen
from rapporteur.engine.report.render_docx.styles import styles
from rapporteur.engine.report.wording import module

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES: Final = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "numbering": f"{_WORD}.numbering+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "endnotes": f"{_WORD}.endnotes+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
"""Content type by the kind of a part, which is its name without a number."""
_PAGES: Final = (
    ("headerReference", "first", "header1"),
    ("headerReference", "default", "header2"),
    ("footerReference", "first", "footer1"),
    ("footerReference", "default", "footer2"),
)


def render(
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    pictures: Mapping[str, bytes],
    *,
    language: str,
    title: str,
    as_of: str = "",
    subject: str = "",
) -> bytes:
    """The report as a DOCX file. Same input, same bytes.

    entries: the whole report; findings: those it cites; pictures: PNG by chart id, made at 200 dots an inch,
    where one is missing the description and the table of the chart stand alone; as_of: the date the report bears,
    as 2024-04-15, "" for none. Every entry's text stands once, as `printable` shows it.
    Raises WrongUse where the language has no labels, RapporteurError for an id that no bookmark can hold.
    """
    shown = [replace(entry, text=printable(entry.text)) for entry in entries]
    outline = lay_out(shown, findings, {})
    labels: Mapping[str, str] = module(language, "labels").RENDER_LABELS
    charts = sorted({str(entry.place["chart"]) for entry in shown if entry.kind == "chart"} & set(pictures))
    drawn = {chart: Picture(pictures[chart], f"picture{number}") for number, chart in enumerate(charts, start=1)}
    body = Body(Pen(language, labels), drawn, grids(shown), _PAGES)
    body.write(outline)
    notices = [entry.text for entry in outline.notices]
    roots = {
        "document": w("document", w("body", *body.elements)),
        "styles": styles(language),
        "settings": parts.settings(language),
        "numbering": parts.numbering(body.restarts),
        "fontTable": parts.fonts(),
        "endnotes": w("endnotes", *parts.separators(), *body.notes.written),
        "header1": parts.header("", notices, language),
        "header2": parts.header(printable(title), notices, language),
        "footer1": parts.footer(labels["page"], language),
        "footer2": parts.footer(labels["page"], language),
    }
    properties = parts.core(title=printable(title), subject=printable(subject), language=language, as_of=as_of)
    return pack(_members(roots, drawn, properties), _MOMENT)


def _members(roots: Mapping[str, Element], drawn: Mapping[str, Picture], core: bytes) -> dict[str, bytes]:
    related = [(name, name.rstrip("0123456789"), f"{name}.xml") for name in roots if name != "document"]
    images = [(picture.relation, "image", f"media/{picture.relation}.png") for picture in drawn.values()]
    return {
        CONTENT_TYPES: _content_types(roots),
        "_rels/.rels": _relations(
            [
                ("document", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ("app", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            ]
        ),
        "docProps/core.xml": core,
        "docProps/app.xml": parts.app(),
        "word/_rels/document.xml.rels": _relations(
            [(name, f"{_OFFICE}/relationships/{kind}", target) for name, kind, target in [*related, *images]]
        ),
        **{f"word/{name}.xml": xml(root) for name, root in roots.items()},
        **{f"word/media/{picture.relation}.png": picture.png for picture in drawn.values()},
    }


def _content_types(names: Mapping[str, Element]) -> bytes:
    space = f"{_PACKAGE}/content-types"
    root = etree.XML(f'<Types xmlns="{space}"/>')
    usual = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
    }
    for extension, kind in usual.items():
        etree.SubElement(root, f"{{{space}}}Default", Extension=extension, ContentType=kind)
    for name, part in [(f"word/{name}", name) for name in names] + [("docProps/core", "core"), ("docProps/app", "app")]:
        kind = _TYPES[part.rstrip("0123456789")]
        etree.SubElement(root, f"{{{space}}}Override", PartName=f"/{name}.xml", ContentType=kind)
    return xml(root)


def _relations(relations: Sequence[tuple[str, str, str]]) -> bytes:
    space = f"{_PACKAGE}/relationships"
    root = etree.XML(f'<Relationships xmlns="{space}"/>')
    for name, kind, target in relations:
        etree.SubElement(root, f"{{{space}}}Relationship", Id=name, Type=kind, Target=target)
    return xml(root)
