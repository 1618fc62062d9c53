"""Tables: column widths by what stands in them, header rows that come again, shaded cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapporteur.engine.languages.direction import reads_right_to_left, right_to_left
from rapporteur.engine.records import Entry
from rapporteur.engine.report.charts import HEAT, WHITE_FROM, heat_level
from rapporteur.engine.report.outline.blocks import Table
from rapporteur.engine.report.render_docx.markup import Element, paragraph, w
from rapporteur.engine.report.render_docx.parts import ACROSS, UPRIGHT
from rapporteur.engine.report.render_docx.runs import Voice, runs

_PADDING: Final = 130
"""Twips that the margins of a cell take, and a little."""
_FIRST: Final = 1500
_WORD: Final = 2600
_WISH: Final = 5200
"""Twips: what a first column has at least where it can use it, the most that one word or a whole cell may claim."""
_SIZES: Final = (("", 9.0, 9.5), ("Dense", 8.0, 7.5))
"""Letters in points, in cells and in headers, where they are bold in the larger: as if a little larger."""
_NARROW: Final = frozenset("ijlrtfI.,:;'!|()[]- ")
_BROAD: Final = frozenset("mwMWЖШЩЮжшщюы@%")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set. widths: of columns in twips; dense: in the smaller letters; across: on a landscape page."""

    widths: tuple[int, ...]
    dense: str
    across: bool


def layout(table: Table) -> Layout:
    """The largest letters in which no word is broken, on an upright page where that can be."""
    tries = [(dense, size, heads, across) for across in (False, True) for dense, size, heads in _SIZES]
    for dense, size, heads, across in tries:
        least, wished = _needs(table, size, heads)
        room = ACROSS if across else UPRIGHT
        if sum(least) <= room:
            return Layout(_widths(least, wished, room), dense, across)
    scaled = tuple(max(width * ACROSS // sum(least), 200) for width in least)
    return Layout(scaled, "Dense", True)


def _needs(table: Table, size: float, heads: float) -> tuple[list[int], list[int]]:
    """By column: what that takes which must not be broken, and what its longest cell would like, in twips.

    Not to be broken are words, and numbers with their units. size: of the letters; heads: of those in the header.
    """
    least, wished = [], []
    for number in range(len(table.numeric)):
        cells = [_text(row[number]) for row in table.grid.rows]
        head = _text(table.grid.header[number]) if table.grid.header else ""
        solid = cells if table.numeric[number] else [word for text in cells for word in _words(text)]
        longest = (heads * max(map(ems, _words(head)), default=0.0), size * max(map(ems, solid), default=0.0))
        need = min(round(max(longest) * 20) + _PADDING, _WORD)
        wish = min(round(max(map(ems, cells), default=0.0) * size * 20) + _PADDING, _WISH)
        least.append(max(need, min(wish, _FIRST)) if number == 0 else need)
        wished.append(max(wish, least[-1]))
    return least, wished


def _widths(least: Sequence[int], wished: Sequence[int], room: int) -> tuple[int, ...]:
    """What is left of the room goes where it is wished for, the rest to all alike."""
    left = room - sum(least)
    wishes = [wish - need for wish, need in zip(wished, least, strict=True)]
    given = min(left, sum(wishes))
    widths = [need + (given * wish // sum(wishes) if given else 0) for need, wish in zip(least, wishes, strict=True)]
    spare = room - sum(widths)
    widths = [width + spare // len(widths) for width in widths]
    return (widths[0] + room - sum(widths), *widths[1:])


def _words(text: str) -> Iterator[str]:
    """What no line may break: words, and single characters where writing has no spaces."""
    for word in text.split():
        wide = any(unicodedata.east_asian_width(letter) in "WF" for letter in word)
        yield word[:2] if wide else word


def ems(text: str) -> float:
    """About how wide a text is in a face without serifs, in units of its size; complex scripts are set larger."""
    return sum(_em(letter) for letter in text)


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if unicodedata.bidirectional(letter) in ("R", "AL"):
        return 0.68
    if letter in _NARROW:
        return 0.36
    return 0.92 if letter in _BROAD else 0.66 if letter.isupper() else 0.59


def table_element(table: Table, shape: Layout, language: str, mark: Sequence[Element], description: str) -> Element:
    """The table. mark: what stands at the beginning of its first cell; description: for those who cannot see it."""
    grid, leftwards = table.grid, right_to_left(language)
    look = {"firstRow": int(bool(grid.header)), "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1}
    properties = w("tblPr", w("tblStyle", val="ReportTable"))
    if leftwards:
        properties.append(w("bidiVisual"))
    properties.append(w("tblW", w=sum(shape.widths), type="dxa"))
    properties.append(w("tblLayout", type="fixed"))
    properties.append(w("tblLook", val="04A0" if grid.header else "0480", **look, noVBand=1))
    for tag, text in (("tblCaption", grid.caption.text if grid.caption else ""), ("tblDescription", description)):
        if text:
            properties.append(w(tag, val=text))
    element = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in shape.widths)))
    rows = [(True, grid.header)] * bool(grid.header) + [(False, row) for row in grid.rows]
    for head, row in rows:
        cells = (_cell(table, shape, language, head, column, cell) for column, cell in enumerate(row))
        header = [w("tblHeader")] if head else []
        element.append(w("tr", w("trPr", w("cantSplit"), *header), *cells))
    _put_first(element, mark)
    return element


def _put_first(table: Element, mark: Sequence[Element]) -> None:
    first = next(table.iter(w("p").tag))
    for place, element in enumerate(mark, start=1):
        first.insert(place, element)


def _cell(table: Table, shape: Layout, language: str, head: bool, column: int, cell: Entry | None) -> Element:
    properties = w("tcPr", w("tcW", w=shape.widths[column], type="dxa"))
    level = None
    if cell is not None and "heat" in cell.place:
        level = heat_level(cell.place["heat"])
        properties.append(w("shd", val="clear", color="auto", fill=HEAT[level].removeprefix("#").upper()))
        properties.append(w("vAlign", val="center"))
    name = _style_name(table, head, column, level) + shape.dense
    text = _text(cell)
    reads = reads_right_to_left(text)
    voice = Voice(language, language, right_to_left(language) if reads is None else reads)
    return w("tc", properties, paragraph(name, *runs(text, voice)))


def _style_name(table: Table, head: bool, column: int, level: int | None) -> str:
    if level is not None:
        return "TableHot" if level >= WHITE_FROM else "TableHeat"
    middle = table.heat and column > 0
    numeric = column > 0 and table.numeric[column]
    if head:
        return "TableHeatHead" if middle else "TableNumberHead" if numeric else "TableHead"
    return "TableNumber" if numeric else "TableText"


def _text(cell: Entry | None) -> str:
    return cell.text if cell else ""
