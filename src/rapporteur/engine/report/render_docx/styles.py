"""The styles of the file: everything that shapes a paragraph, a run or a table, so that a delegate can restyle it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.report.render_docx.markup import Element, q, switch, w
from rapporteur.engine.report.render_docx.runs import language_slot, language_tag

INK: Final = "1C1F24"
MUTED: Final = "4B515A"
ACTION: Final = "123F7C"
RULE: Final = "D8D4CA"
WASH: Final = "F5F3ED"
MARKED: Final = "FFE9A8"
NOTICE_INK: Final = "5B3A00"
NOTICE_PAPER: Final = "FDF3DC"

SERIF: Final = ("Cambria", "SimSun", "Times New Roman")
SANS: Final = ("Calibri", "Microsoft YaHei", "Arial")
"""Faces for Latin, Greek and Cyrillic; for Chinese; for Arabic and other complex scripts."""
FALLBACKS: Final = {
    "Cambria": "Noto Serif",
    "Calibri": "Noto Sans",
    "SimSun": "Noto Serif CJK SC",
    "Microsoft YaHei": "Noto Sans CJK SC",
    "Times New Roman": "Noto Naskh Arabic",
    "Arial": "Noto Sans Arabic",
}
"""What a word processor may take where a face is not installed."""
BODY: Final = 11.0
_LINE: Final = 240
"""One line in the units of `w:spacing` with the rule "auto"."""
LEADING: Final = 1.25
LEADING_RTL: Final = 1.5
INDENT: Final = 567
"""A centimetre in twentieths of a point, the indent of numbered paragraphs, lists and quotes."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style. Lengths in points unless said otherwise; None leaves it to the base.

    title: as Word names it; the names of its own styles are lower case English. start: indents of the first
    and of the other lines, in twips; end: of the other side. edge: a rule at "top", "bottom" or "start" and
    its colour.
    """

    id: str
    title: str
    base: str = "Normal"
    follower: str = ""
    kind: str = "paragraph"
    own: bool = True
    face: tuple[str, str, str] | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    shade: str = ""
    edge: tuple[str, str] | None = None
    space: tuple[float, float] | None = None
    leading: float | None = None
    start: tuple[int, int] | None = None
    end: int = 0
    aligned: str = ""
    keep: bool = False
    together: bool = False
    level: int | None = None
    numbering: int | None = None
    raised: bool = False
    underlined: bool = False


def _styles() -> Iterator[Style]:
    yield from _opening()
    yield from _text()
    yield from _apparatus()
    yield from _characters()


def _opening() -> Iterator[Style]:
    yield Style("Title", "Title", own=False, size=22, bold=True, space=(18, 8), leading=1.1, keep=True)
    yield Style("Subtitle", "Subtitle", own=False, face=SANS, size=11.5, colour=MUTED, space=(0, 3))
    yield Style(
        "Notice",
        "Notice",
        face=SANS,
        size=10,
        bold=True,
        colour=NOTICE_INK,
        shade=NOTICE_PAPER,
        edge=("start", NOTICE_INK),
        space=(0, 12),
        start=(113, 113),
    )
    heads = ((17, 26, 8), (13.5, 18, 5), (11.5, 14, 4), (11, 12, 3), (11, 10, 3))
    for level, (size, before, after) in enumerate(heads, start=1):
        yield Style(
            f"Heading{level}",
            f"heading {level}",
            follower="BodyText",
            own=False,
            size=size,
            bold=True,
            colour=ACTION if level == 1 else INK,
            space=(before, after),
            leading=1.15,
            keep=True,
            together=True,
            level=level - 1,
            edge=("bottom", ACTION) if level == 1 else None,
        )
    yield Style(
        "TOCHeading", "TOC Heading", own=False, face=SANS, size=11, bold=True, colour=MUTED, space=(22, 3), keep=True
    )
    for level, (size, before, start) in enumerate(((10, 3, 0), (9, 0, 340)), 1):
        yield Style(
            f"TOC{level}",
            f"toc {level}",
            own=False,
            face=SANS,
            size=size,
            space=(before, 1),
            leading=1.1,
            start=(start, start),
        )


def _text() -> Iterator[Style]:
    yield Style("BodyText", "Body Text", own=False, space=(0, 7))
    yield Style(
        "NumberedParagraph",
        "Numbered paragraph",
        base="BodyText",
        start=(0, INDENT),
        numbering=1,
    )
    yield Style("ListBullet", "List Bullet", base="BodyText", own=False, space=(0, 4), start=(227, INDENT), numbering=2)
    yield Style(
        "Summary",
        "Summary",
        base="BodyText",
        shade=WASH,
        edge=("start", ACTION),
        space=(0, 6),
        start=(170, 170),
        together=True,
    )
    yield Style(
        "Quote",
        "Quote",
        own=False,
        size=10.5,
        edge=("start", RULE),
        space=(5, 0),
        start=(INDENT, INDENT),
        end=INDENT,
        keep=True,
    )
    yield Style("Attribution", "Attribution", face=SANS, size=9, colour=MUTED, space=(2, 8), start=(INDENT, INDENT))
    yield Style(
        "PassageSource",
        "Passage source",
        face=SANS,
        size=8.5,
        colour=MUTED,
        edge=("top", RULE),
        space=(9, 2),
        leading=1.15,
        keep=True,
        together=True,
    )
    yield Style("Passage", "Passage", size=9.5, space=(0, 6), leading=1.2)


def _apparatus() -> Iterator[Style]:
    yield Style(
        "Caption",
        "caption",
        own=False,
        face=SANS,
        size=10,
        bold=True,
        space=(14, 5),
        leading=1.1,
        keep=True,
        together=True,
    )
    yield Style("Figure", "Figure", space=(0, 2), leading=1, keep=True)
    yield Style("Source", "Source", face=SANS, size=8.5, colour=MUTED, space=(3, 10), leading=1.1)
    for dense, size in (("", 9.0), ("Dense", 8.0)):
        name = f"Table text{' dense' if dense else ''}"
        yield Style(f"TableText{dense}", name, face=SANS, size=size, space=(2, 2), leading=1.05)
        base, title = f"TableText{dense}", name.removeprefix("Table text")
        yield Style(
            f"TableHead{dense}",
            f"Table head{title}",
            base=base,
            bold=not dense,
            size=size if not dense else 7.5,
            keep=True,
        )
        yield Style(f"TableNumber{dense}", f"Table number{title}", base=base, aligned="right")
        yield Style(f"TableNumberHead{dense}", f"Table number head{title}", base=f"TableHead{dense}", aligned="right")
        yield Style(f"TableHeat{dense}", f"Table heat{title}", base=base, aligned="center")
        yield Style(f"TableHeatHead{dense}", f"Table heat head{title}", base=f"TableHead{dense}", aligned="center")
        yield Style(f"TableHot{dense}", f"Table heat inverse{title}", base=f"TableHeat{dense}", colour="FFFFFF")
    yield Style("TableEnd", "Table end", size=4, space=(0, 4), leading=1)
    yield Style(
        "EndnoteText", "endnote text", own=False, face=SANS, size=9, space=(7, 2), leading=1.1, start=(0, INDENT)
    )
    yield Style(
        "NoteTitle",
        "Note title",
        base="EndnoteText",
        bold=True,
        colour=ACTION,
        space=(10, 1),
        start=(INDENT, INDENT),
        keep=True,
    )
    yield Style("NoteText", "Note text", base="EndnoteText", space=(0, 2), start=(INDENT, INDENT))
    yield Style("NoteShares", "Note shares", base="EndnoteText", colour=MUTED, space=(0, 2), start=(INDENT, INDENT))
    yield Style("NoteQuote", "Note quote", base="Quote", size=9, space=(2, 0), leading=1.1)
    yield Style("NoteAttribution", "Note attribution", base="Attribution", size=8.5, space=(1, 3), leading=1.1)
    yield Style("Separator", "Note separator", size=1, space=(0, 0), leading=1)
    yield Style("Header", "header", own=False, face=SANS, size=8.5, colour=MUTED, space=(0, 0), leading=1)
    yield Style("HeaderNotice", "Header notice", base="Header", bold=True, colour=NOTICE_INK, space=(0, 8))
    yield Style("Footer", "footer", own=False, face=SANS, size=8.5, colour=MUTED, leading=1, aligned="center")


def _characters() -> Iterator[Style]:
    base = "DefaultParagraphFont"
    yield Style("Hyperlink", "Hyperlink", base, kind="character", own=False, colour=ACTION, underlined=True)
    yield Style("EndnoteReference", "endnote reference", base, kind="character", own=False, colour=ACTION, raised=True)
    yield Style("NoteNumber", "Note number", base, kind="character", bold=True, colour=ACTION)
    yield Style("QuotedPassage", "Quoted passage", base, kind="character", shade=MARKED)
    yield Style("Surroundings", "Surroundings", base, kind="character", colour=MUTED)


def styles(language: str) -> Element:
    """The part word/styles.xml for a report in a language."""
    leftwards = right_to_left(language)
    leading = LEADING_RTL if leftwards else LEADING
    normal = Style("Normal", "Normal", base="", own=False, space=(0, 6), leading=leading)
    return w(
        "styles",
        _defaults(language),
        _style(normal, leftwards),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("uiPriority", val=1),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        *(_style(style, leftwards) for style in _styles()),
        *_table_styles(leftwards),
    )


def _defaults(language: str) -> Element:
    tongues = {"val": "en", "eastAsia": "zh", "bidi": "ar"} | {language_slot(language): language}
    look = w(
        "rPr",
        _face(SERIF),
        w("color", val=INK),
        *_size(BODY),
        w("lang", **{slot: language_tag(tongue) for slot, tongue in tongues.items()}),
    )
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", w("pPr", w("widowControl"))))


def _face(face: tuple[str, str, str]) -> Element:
    latin, east_asian, complex_script = face
    return w("rFonts", ascii=latin, eastAsia=east_asian, hAnsi=latin, cs=complex_script)


def _size(points: float) -> Iterator[Element]:
    """Complex scripts are set a sixth larger: their letters are small for their size."""
    yield w("sz", val=round(points * 2))
    yield w("szCs", val=round(points * 7 / 3))


def _style(style: Style, leftwards: bool) -> Element:
    element = w("style", w("name", val=style.title), type=style.kind, styleId=style.id)
    if style.own:
        element.set(q("customStyle"), "1")
    if not style.base:
        element.set(q("default"), "1")
    if style.base:
        element.append(w("basedOn", val=style.base))
    if style.follower:
        element.append(w("next", val=style.follower))
    element.append(w("qFormat"))
    look = w("rPr", *_letters(style))
    if style.kind == "paragraph":
        element.append(w("pPr", *_shape(style, leftwards)))
    if len(look):
        element.append(look)
    return element


def _shape(style: Style, leftwards: bool) -> Iterator[Element]:
    if style.keep:
        yield w("keepNext")
    if style.together:
        yield w("keepLines")
    if style.numbering is not None:
        yield w("numPr", w("numId", val=style.numbering))
    if style.edge:
        yield w("pBdr", _edge(*style.edge, leftwards))
    if style.shade:
        yield w("shd", val="clear", color="auto", fill=style.shade)
    yield switch("bidi", leftwards)
    spacing: dict[str, int | str] = {}
    if style.space is not None:
        spacing |= {"before": round(style.space[0] * 20), "after": round(style.space[1] * 20)}
    if style.leading is not None:
        spacing |= {"line": round(style.leading * _LINE), "lineRule": "auto"}
    if spacing:
        yield w("spacing", **spacing)
    if style.start is not None:
        first, rest = style.start
        indents = {"left": rest, "right": style.end, "hanging": rest - first}
        yield w("ind", **indents)
    if style.aligned:
        yield w("jc", val=style.aligned)
    if style.level is not None:
        yield w("outlineLvl", val=style.level)


def _edge(side: str, colour: str, leftwards: bool) -> Element:
    """A rule. Borders, unlike indents, are not turned round with the paragraph."""
    tag = ("right" if leftwards else "left") if side == "start" else side
    return w(tag, val="single", sz=18 if side == "start" else 6, space=8 if side == "start" else 4, color=colour)


def _letters(style: Style) -> Iterator[Element]:
    if style.face is not None:
        yield _face(style.face)
    if style.bold is not None:
        yield switch("b", style.bold)
        yield switch("bCs", style.bold)
    if style.italic is not None:
        yield switch("i", style.italic)
        yield switch("iCs", style.italic)
    if style.colour:
        yield w("color", val=style.colour)
    if style.size is not None:
        yield from _size(style.size)
    if style.underlined:
        yield w("u", val="single")
    if style.shade and style.kind == "character":
        yield w("shd", val="clear", color="auto", fill=style.shade)
    if style.raised:
        yield w("vertAlign", val="superscript")


def _table_styles(leftwards: bool) -> Iterator[Element]:
    margins = [w(side, w=width, type="dxa") for side, width in (("top", 0), ("left", 45), ("bottom", 0), ("right", 45))]
    yield w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *margins)),
        type="table",
        default=1,
        styleId="TableNormal",
    )
    rules = [_rule(side, INK) for side in ("top", "bottom")] + [_rule("insideH", RULE)]
    header = w("tcPr", w("tcBorders", _rule("top", INK), _rule("bottom", INK)), w("vAlign", val="bottom"))
    yield w(
        "style",
        w("name", val="Report table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("pPr", switch("bidi", leftwards)),
        w("tblPr", w("tblBorders", *rules)),
        w("tblStylePr", header, type="firstRow"),
        type="table",
        customStyle=1,
        styleId="ReportTable",
    )


def _rule(side: str, colour: str) -> Element:
    return w(side, val="single", sz=4, space=0, color=colour)
