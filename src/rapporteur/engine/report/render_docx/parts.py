"""The parts of the file beside its text: numbering, settings, fonts, headers and footers, properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Formatter
from typing import Final

from lxml import etree

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.report.render_docx.markup import Element, paragraph, w, words, xml
from rapporteur.engine.report.render_docx.runs import Voice, language_slot, language_tag, run, runs
from rapporteur.engine.report.render_docx.styles import FALLBACKS, INDENT

NUMBERED: Final = 1
BULLETS: Final = 2
SHORT: Final = 11906
LONG: Final = 16838
"""The sides of A4 in twentieths of a point."""
MARGIN: Final = 1134
UPRIGHT: Final = SHORT - 2 * MARGIN
ACROSS: Final = LONG - 2 * MARGIN
"""Widths of the text block."""
_DASH: Final = "–"
_AUTHOR: Final = "Rapporteur"
_UNDATED: Final = "1980-01-01"
_CORE: Final = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_APP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_WORD: Final = "http://schemas.microsoft.com/office/word"


def numbering(restarts: Sequence[int]) -> Element:
    """word/numbering.xml: one list for paragraphs, one for bullets.

    restarts: the numbers at which the list of paragraphs leaps, each with a `w:num` of its own from 3 on.
    """
    indent = w("pPr", w("ind", left=INDENT, hanging=INDENT))
    dash = w("pPr", w("ind", left=INDENT, hanging=INDENT - 227))
    return w(
        "numbering",
        w("abstractNum", w("multiLevelType", val="singleLevel"), _level("decimal", "%1.", indent), abstractNumId=0),
        w("abstractNum", w("multiLevelType", val="singleLevel"), _level("bullet", _DASH, dash), abstractNumId=1),
        w("num", w("abstractNumId", val=0), numId=NUMBERED),
        w("num", w("abstractNumId", val=1), numId=BULLETS),
        *(
            w("num", w("abstractNumId", val=0), w("lvlOverride", w("startOverride", val=start), ilvl=0), numId=number)
            for number, start in enumerate(restarts, start=BULLETS + 1)
        ),
    )


def _level(form: str, text: str, shape: Element) -> Element:
    style = [w("pStyle", val="NumberedParagraph")] if form == "decimal" else [w("pStyle", val="ListBullet")]
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        *style,
        w("lvlText", val=text),
        w("lvlJc", val="left"),
        shape,
        ilvl=0,
    )


def settings(language: str) -> Element:
    """word/settings.xml: notes at the end in plain figures, the behaviour of Word 2013 and later, nothing to ask."""
    mode = w("compatSetting", name="compatibilityMode", uri=_WORD, val=15)
    tongues = {"val": "en", "eastAsia": "zh", "bidi": "ar"} | {language_slot(language): language}
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=INDENT),
        w("characterSpacingControl", val="doNotCompress"),
        w(
            "endnotePr",
            w("pos", val="docEnd"),
            w("numFmt", val="decimal"),
            w("endnote", id=-1),
            w("endnote", id=0),
        ),
        w("compat", mode),
        w("themeFontLang", **{slot: language_tag(tongue) for slot, tongue in tongues.items()}),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts() -> Element:
    """word/fontTable.xml: each face with what may stand in for it."""
    return w("fonts", *(w("font", w("altName", val=other), name=name) for name, other in sorted(FALLBACKS.items())))


def separators() -> Iterator[Element]:
    """The two notes that every file with notes has: what divides them from the text, here nothing to be seen."""
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        yield w("endnote", paragraph("Separator"), type=kind, id=number)


def header(title: str, notices: Sequence[str], language: str) -> Element:
    """The head of a page: the title, "" for none, and what must stand on every page."""
    lines = [("Header", title)] * bool(title) + [("HeaderNotice", notice) for notice in notices]
    voice = Voice(language, language, right_to_left(language))
    return w("hdr", *(paragraph(style, *runs(text, voice)) for style, text in lines or [("Header", "")]))


def footer(template: str, language: str) -> Element:
    """The foot of a page. template: with the placeholders {page} and {pages}."""
    voice = Voice(language, language, right_to_left(language))
    fields = {"page": "PAGE", "pages": "NUMPAGES"}
    content: list[Element] = []
    for text, name, _, _ in Formatter().parse(template):
        content += runs(text, voice)
        if name:
            number = run(voice, "", voice.leftwards, words("1"))
            content.append(w("fldSimple", number, instr=f" {fields[name]} "))
    return w("ftr", paragraph("Footer", *content))


def core(*, title: str, subject: str, language: str, as_of: str) -> bytes:
    """docProps/core.xml (ECMA-376 part 2). as_of: the date the report bears, "" for none."""
    root = etree.Element(f"{{{_CORE['cp']}}}coreProperties", nsmap=_CORE)
    moment = f"{as_of or _UNDATED}T00:00:00Z"
    for name, text in (
        ("dc:title", title),
        ("dc:subject", subject),
        ("dc:creator", _AUTHOR),
        ("cp:lastModifiedBy", _AUTHOR),
        ("cp:revision", "1"),
        ("dc:language", language_tag(language)),
        ("dcterms:created", moment),
        ("dcterms:modified", moment),
    ):
        prefix, _, local = name.partition(":")
        element = etree.SubElement(root, f"{{{_CORE[prefix]}}}{local}")
        element.text = text
        if prefix == "dcterms":
            element.set(f"{{{_CORE['xsi']}}}type", "dcterms:W3CDTF")
    return xml(root)


def app() -> bytes:
    """docProps/app.xml."""
    root = etree.XML(f'<Properties xmlns="{_APP}"/>')
    etree.SubElement(root, f"{{{_APP}}}Application").text = _AUTHOR
    return xml(root)


def section_properties(language: str, references: Sequence[tuple[str, str, str]], *, across: bool) -> Element:
    """`w:sectPr` of A4 pages. references: tag, type and relationship of headers and footers; across: landscape."""
    width, height = (LONG, SHORT) if across else (SHORT, LONG)
    turned = {"orient": "landscape"} if across else {}
    found = w("sectPr")
    for tag, kind, relation in references:
        found.append(w(tag, type=kind, **{"r:id": relation}))
    found.append(w("endnotePr", w("numFmt", val="decimal")))
    found.append(w("type", val="nextPage"))
    found.append(w("pgSz", w=width, h=height, **turned))
    found.append(w("pgMar", top=1361, right=MARGIN, bottom=1247, left=MARGIN, header=624, footer=567, gutter=0))
    found.append(w("cols", space=708))
    if any(kind == "first" for _, kind, _ in references):
        found.append(w("titlePg"))
    if right_to_left(language):
        found.append(w("bidi"))
    return found
