"""Charts of the report as SVG: bars, small multiples by group, heat maps with numbers.

Written as plain SVG. Horizontal places are percentages and vertical ones pixels, so that a chart
fills the width it is given while its letters keep their size; in a language written from right to
left everything is mirrored. Bars start at zero and carry their number; colours are those of Okabe
and Ito (2008), and the colours of letters and bars may be overruled by the style sheet of the page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from lxml import etree

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import Entry
from rapporteur.engine.report.grids import Grid, grids

BLUE: Final = "#0072B2"
INK: Final = "#1c1f24"
PAPER: Final = "#ffffff"
RULE: Final = "#8a8f98"
HEAT: Final = ("#f0f5f9", "#d3e5f1", "#a6cce4", "#6fafd6", "#1478b5", "#00588a")
"""Fills of a heat map from little to much."""
WHITE_FROM: Final = 4
"""The first of them that carries white letters."""
FAMILY: Final = (
    "'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
)

_SVG: Final = "http://www.w3.org/2000/svg"
_SIZE: Final = 13
_LINE: Final = 17
_NARROW: Final = 320
_WIDE: Final = 752
_MANY_ROWS: Final = 12
_BESIDE: Final = 44.0
_ROOM_BESIDE: Final = _NARROW * _BESIDE / 100 - 8
_PATIENCE: Final = 1.25
"""How far a single word of a heading may go over its line before it is broken."""
_UNFIT: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Row: TypeAlias = tuple[Entry | None, ...]


def draw(entries: Sequence[Entry], language: str) -> dict[str, str]:
    """Every chart of a report: its id and the SVG that shows the cells of its table.

    entries: the whole report, with the tables that its charts name; language: that of the report,
    which sets the direction. Same entries, same text. Bars keep the order of the table.
    Raises RapporteurError where a chart names a table that is not there or a form that is unknown.
    """
    tables = grids(entries)
    descriptions = {str(entry.place["chart"]): entry.text for entry in entries if entry.kind == "chart-description"}
    charts = (entry for entry in entries if entry.kind == "chart")
    return {
        str(entry.place["chart"]): _draw(entry, tables, descriptions, language)
        for entry in sorted(charts, key=lambda entry: str(entry.place["chart"]))
    }


def heat_level(heat: float) -> int:
    """The step of the colour scale, from 0, for a warmth of 0..1."""
    return min(int(max(float(heat), 0.0) * len(HEAT)), len(HEAT) - 1)


def _draw(entry: Entry, tables: dict[str, Grid], descriptions: dict[str, str], language: str) -> str:
    chart, table = str(entry.place["chart"]), str(entry.place["table"])
    form = _FORMS.get(str(entry.place["form"]))
    if table not in tables or form is None:
        raise RapporteurError(
            f"the chart shows the table {table!r} as {entry.place['form']!r}, and one of them does not exist",
            where=chart,
            action="Please report this: it is a defect of Rapporteur.",
        )
    grid = tables[table]
    canvas = _Canvas(right_to_left(language))
    size = form(canvas, grid, _columns(entry, grid))
    return canvas.svg(chart, entry.text, descriptions.get(chart, ""), language, size)


def _columns(entry: Entry, grid: Grid) -> list[int]:
    given = [int(column) for column in entry.place.get("columns", ())]
    return given or [column for column in range(1, len(grid.header)) if grid.numeric(column)]


@dataclass(frozen=True, slots=True)
class _Size:
    """What a form needs: height in pixels, the width it was thought for, a class that keeps it."""

    height: int
    width: int
    name: str


@dataclass
class _Canvas:
    """Collects marks by layer; mirrors them where reading goes from right to left."""

    mirrored: bool
    layers: dict[str, list[etree._Element]] = field(default_factory=dict)

    def rect(self, layer: str, x: float, width: float, y: float, height: float) -> None:
        """A box: x and width in per cent of the whole, y and height in pixels."""
        left = 100 - x - width if self.mirrored else x
        box = {"x": _percent(left), "y": _number(y), "width": _percent(width), "height": _number(height)}
        self._put(layer, "rect", box, "")

    def text(self, layer: str, x: float, y: float, text: str, offset: float = 0) -> None:
        """Letters from x (per cent) on; offset in pixels in the direction of reading."""
        if not text:
            return
        place = {"x": _percent(100 - x if self.mirrored else x), "y": _number(y)}
        if offset:
            place["dx"] = _number(-offset if self.mirrored else offset)
        self._put(layer, "text", place, text)

    def _put(self, layer: str, tag: str, attributes: dict[str, str], text: str) -> None:
        element = etree.Element(tag, attributes)
        element.text = _UNFIT.sub(" ", text) or None
        self.layers.setdefault(layer, []).append(element)

    def svg(self, chart: str, title: str, description: str, language: str, size: _Size) -> str:
        """The finished picture; ids in it begin with the chart's own."""
        name = re.sub(r"[^\w-]", "-", chart)
        root = etree.Element("svg", _root(name, language, self.mirrored, size))
        for tag, text in (("title", title), ("desc", description)):
            etree.SubElement(root, tag, {"id": f"{name}-{tag}"}).text = _UNFIT.sub(" ", text)
        for layer in sorted(self.layers, key=list(_LAYERS).index):
            etree.SubElement(root, "g", {"class": f"chart-{layer}"} | _LAYERS[layer]).extend(self.layers[layer])
        return etree.tostring(root, encoding="unicode")


_LAYERS: Final[dict[str, dict[str, str]]] = {
    **{f"cells-{level}": {"fill": fill} for level, fill in enumerate(HEAT)},
    "baseline": {"fill": RULE},
    "bars": {"fill": BLUE},
    "labels": {"fill": INK},
    "side-labels": {"fill": INK, "text-anchor": "end"},
    "heads": {"fill": INK, "font-weight": "600"},
    "middle-heads": {"fill": INK, "text-anchor": "middle", "font-size": "11.5"},
    "values": {"fill": INK},
    **{
        f"values-{level}": {"fill": PAPER if level >= WHITE_FROM else INK, "text-anchor": "middle"}
        for level in range(len(HEAT))
    },
}
"""What is drawn, from the back to the front, and how a chart that stands alone looks."""


def _root(name: str, language: str, mirrored: bool, size: _Size) -> dict[str, str]:
    return {
        "xmlns": _SVG,
        "class": f"chart-svg chart-{size.name}",
        "role": "img",
        "aria-labelledby": f"{name}-title",
        "aria-describedby": f"{name}-desc",
        "lang": language,
        "direction": "rtl" if mirrored else "ltr",
        "width": str(size.width),
        "height": str(size.height),
        "font-family": FAMILY,
        "font-size": str(_SIZE),
    }


def _bars(canvas: _Canvas, grid: Grid, columns: Sequence[int]) -> _Size:
    """One bar a row with the number behind it, the label above; beside it where many labels are short."""
    top, largest = 0, _largest(grid, columns[:1])
    if len(grid.rows) > _MANY_ROWS and all(_lines_beside(row) <= 3 for row in grid.rows):
        return _bars_beside(canvas, grid, columns)
    for row in grid.rows:
        top = _labels(canvas, row, top)
        for column in columns[:1]:
            _bar(canvas, row[column], 0, 100, top, largest)
        top += 28
    return _Size(top, 680, "narrow")


def _bars_beside(canvas: _Canvas, grid: Grid, columns: Sequence[int]) -> _Size:
    """Bars as close together as lines of text, so that many of them fit a printed page."""
    top, largest = 0, _largest(grid, columns[:1])
    for row in grid.rows:
        lines = list(_wrap(_text(row[0]), _ROOM_BESIDE))
        for number, line in enumerate(lines):
            canvas.text("side-labels", _BESIDE, top + 11 + number * _LINE, line, offset=-8)
        for column in columns[:1]:
            _bar(canvas, row[column], _BESIDE, 100 - _BESIDE, top, largest)
        top += max(len(lines), 1) * _LINE + 6
    return _Size(top, 544, "slim")


def _lines_beside(row: Row) -> int:
    return sum(1 for _ in _wrap(_text(row[0]), _ROOM_BESIDE))


def _grouped(canvas: _Canvas, grid: Grid, columns: Sequence[int]) -> _Size:
    """Small multiples: one narrow panel a column on one common scale, one bar a row in each."""
    width, largest = 100 / max(len(columns), 1), _largest(grid, columns)
    top = _heads(canvas, grid, columns, start=0, layer="heads") + 10
    for row in grid.rows:
        top = _labels(canvas, row, top)
        for place, column in enumerate(columns):
            _bar(canvas, row[column], place * width, width, top, largest)
        top += 28
    return _Size(top, _WIDE, "wide")


def _heat(canvas: _Canvas, grid: Grid, columns: Sequence[int]) -> _Size:
    """A heat map: rows by columns, every cell shaded and with its number in it."""
    start, largest = 26.0, _largest(grid, columns)
    total = _WIDE if len(columns) <= 7 else 80 * len(columns) + 200
    width = (100 - start) / max(len(columns), 1)
    top = _heads(canvas, grid, columns, start=start, layer="middle-heads", total=total) + 6
    for row in grid.rows:
        lines = list(_wrap(_text(row[0]), start / 100 * total - 12))
        height = max(28, len(lines) * _LINE + 8)
        middle = top + height / 2
        for number, line in enumerate(lines):
            canvas.text("labels", 0, middle + 5 + _LINE * (number - (len(lines) - 1) / 2), line)
        for place, column in enumerate(columns):
            _heat_cell(canvas, row[column], (start + place * width, width), (top, height), largest)
        top += height + 2
    return _Size(top, total, "wide" if total == _WIDE else "widest")


_FORMS: Final[dict[str, Callable[[_Canvas, Grid, Sequence[int]], _Size]]] = {
    "bars": _bars,
    "grouped-bars": _grouped,
    "heat": _heat,
}


def _labels(canvas: _Canvas, row: Row, top: int) -> int:
    """Write a row's label from top on, no wider than a telephone; the place below it is returned."""
    for line in _wrap(_text(row[0]), _NARROW):
        canvas.text("labels", 0, top + 13, line)
        top += _LINE
    return top + 4


def _bar(canvas: _Canvas, cell: Entry | None, start: float, room: float, top: int, largest: float) -> None:
    share = 0.78 if room == 100 else 0.62
    length = room * share * max(_value(cell), 0.0) / largest
    canvas.rect("bars", start, length, top, 12)
    canvas.rect("baseline", start, 0.15, top - 2, 16)
    canvas.text("values", start + length, top + 11, _text(cell), offset=6)


def _heat_cell(
    canvas: _Canvas,
    cell: Entry | None,
    across: tuple[float, float],
    down: tuple[int, int],
    largest: float,
) -> None:
    level = heat_level(_value(cell) / largest)
    canvas.rect(f"cells-{level}", across[0], across[1] - 0.3, down[0], down[1])
    canvas.text(f"values-{level}", across[0] + across[1] / 2 - 0.15, down[0] + down[1] / 2 + 5, _text(cell))


def _heads(canvas: _Canvas, grid: Grid, columns: Sequence[int], *, start: float, layer: str, total: int = _WIDE) -> int:
    """Write the column headings at the top, their last lines level; the place below is returned."""
    width = (100 - start) / max(len(columns), 1)
    room = width / 100 * total - 4
    texts = [
        list(_wrap(_text(grid.header[column]) if grid.header else "", room, room * _PATIENCE)) for column in columns
    ]
    deepest = max(map(len, texts), default=0)
    for place, lines in enumerate(texts):
        x = start + place * width + (width / 2 - 0.15 if layer == "middle-heads" else 0)
        for number, line in enumerate(lines, start=deepest - len(lines)):
            canvas.text(layer, x, 13 + number * _LINE, line)
    return deepest * _LINE + 4


def _largest(grid: Grid, columns: Sequence[int]) -> float:
    return max((_value(row[column]) for row in grid.rows for column in columns), default=0.0) or 1.0


def _value(cell: Entry | None) -> float:
    return float(cell.numbers.get("value", 0)) if cell else 0.0


def _text(cell: Entry | None) -> str:
    return cell.text if cell else ""


def _wrap(text: str, width: float, longest: float = 0) -> Iterator[str]:
    """Lines of a text that fit a width in pixels, broken at spaces; a word is broken when over longest."""
    line = ""
    for word in text.split(" "):
        if line and _extent(f"{line} {word}") > width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
        while _extent(line) > max(width, longest) and len(line) > 1:
            fits = _fitting(line, width)
            yield line[:fits]
            line = line[fits:]
    if line:
        yield line


def _fitting(word: str, width: float) -> int:
    """How many characters of a word fit, at least one, never parting a letter from its marks."""
    fits = next((n for n in range(2, len(word)) if _extent(word[:n]) > width), len(word)) - 1
    while fits > 1 and unicodedata.combining(word[fits]):
        fits -= 1
    return fits


def _extent(text: str) -> float:
    """About how wide a text is in pixels."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    capitals = sum(letter.isupper() for letter in text)
    marks = sum(unicodedata.combining(letter) > 0 for letter in text)
    return _SIZE * (wide + 0.66 * capitals + 0.54 * (len(text) - wide - capitals - marks))


def _percent(value: float) -> str:
    return f"{_number(value)}%"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
