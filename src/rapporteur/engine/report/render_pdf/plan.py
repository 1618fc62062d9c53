"""The report as plain data for the typesetter: blocks of lines, lines of pieces.

A dict with "pieces" is one line of text: what a paragraph, a cell or a title holds. Pieces have "text", and
where they are an entry's text "entry"; "style", "to" (what they link to) and "at" (their own name) are optional.
Lines come in the order in which the page shows them, so that the same data say what must stand in the PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias

from rapporteur.engine.languages.direction import reads_right_to_left, right_to_left
from rapporteur.engine.records import Entry
from rapporteur.engine.report.charts import WHITE_FROM, heat_level
from rapporteur.engine.report.outline.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    ListBlock,
    Panel,
    PanelLine,
    Paragraph,
    Passage,
    Quote,
    Section,
    Sentence,
    SummaryBox,
    Table,
)
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.unbroken import joined

Data: TypeAlias = dict[str, Any]
_BODY_WORD: Final = 34
_CELL_WORD: Final = 14
"""Letters of a word that is broken anywhere rather than let run over the edge: in the text, in a table."""
_WIDE: Final = 6
"""Columns from which on a table is set smaller."""
_RIGHT_TO_LEFT_MARK: Final = "\u200f"
"""Keeps a marker from making one number with the digits and the full stop before it (UAX #9, W4)."""
_JOINER: Final = "\u2060"
"""Keeps a marker on the line of its sentence."""
_UNKNOWN: Final = "und"
_LANGUAGE: Final = re.compile("[a-z]{2,3}")
_JOINED: Final = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufeff]")


class Planner:
    """Makes the data of one report. language: of the report; label: its rendering labels."""

    def __init__(self, document: Document, language: str, label: Mapping[str, str]) -> None:
        self._document = document
        self._language = language
        self._label = label
        self._mark = _JOINER + (_RIGHT_TO_LEFT_MARK if right_to_left(language) else "")
        self._panels: dict[str, Panel] = {}
        self._targets = _targets(document.sections)
        self._listed = {entry.id for item in document.contents for entry in (item.entry, *item.below)}

    def plan(self) -> Data:
        """Everything the page shows, in its order."""
        document = self._document
        body = [block for section in document.sections for block in self._blocks(section.blocks)]
        notes = sorted(self._panels.values(), key=lambda panel: panel.number)
        return {
            "notices": [self._line(_piece(entry)) for entry in document.notices],
            "titles": [self._line(_piece(entry)) for entry in document.titles],
            "subtitles": [self._line(_piece(entry)) for entry in document.subtitles],
            "contents": self._line(_said(self._label["contents"])),
            "body": body,
            "notes-title": self._line(_said(self._label["notes"])),
            "notes": [self._panel(panel) for panel in notes],
        }

    def _blocks(self, blocks: Sequence[Block]) -> list[Data]:
        """Blocks; a paragraph that announces quotes stays with the first of them."""
        planned = [self._block(block) for block in blocks]
        for one, other in pairwise(planned):
            if one["kind"] == "paragraph":
                one["announces"] = other["kind"] == "list" and other["items"][0]["kind"] == "quote"
        return planned

    def _block(self, block: Block) -> Data:
        match block:
            case Heading():
                line = self._line(_piece(block.entry, at=f"s-{block.entry.id}"))
                listed = block.entry.id in self._listed
                return {"kind": "heading", "level": block.level - 1, "listed": listed, "line": line}
            case Paragraph():
                return self._paragraph(block)
            case Sentence():
                return {"kind": "paragraph", "number": False, "line": self._line(*self._sentence(block))}
            case ListBlock():
                return {"kind": "list", "items": self._blocks(block.items)}
            case Quote():
                return self._quote(block)
            case Table():
                return self._table(block)
            case Chart():
                return self._chart(block)
            case Passage():
                return self._passage(block)
            case SummaryBox():
                return {"kind": "box", "blocks": self._blocks(block.blocks)}
            case Panel():
                return self._panel(block)

    def _line(self, *pieces: Data, language: str = "", limit: int = _BODY_WORD) -> Data:
        """A line of the report's own direction, or of that of a language and of the letters that it has."""
        for piece in pieces:
            piece["text"] = joined(_breakable(printable(piece["text"]).replace("\t", " "), limit))
        if pieces:
            pieces[0]["text"] = pieces[0]["text"].lstrip()
            pieces[-1]["text"] = pieces[-1]["text"].rstrip()
        line: Data = {"pieces": list(pieces)}
        if language:
            words = "".join(piece["text"] for piece in pieces)
            across = reads_right_to_left(words)
            line["dir"] = "rtl" if (right_to_left(language) if across is None else across) else "ltr"
            own = language.split("-")[0].lower()
            line["lang"] = own if own != _UNKNOWN and _LANGUAGE.fullmatch(own) else self._language
        return line

    def _paragraph(self, block: Paragraph) -> Data:
        pieces: list[Data] = []
        if block.number is not None:
            pieces.append(_said(f"{block.number}.", style="number"))
        for place, sentence in enumerate(block.sentences):
            if place:
                pieces.append(_said(self._label["between-sentences"]))
            pieces += self._sentence(sentence)
        return {"kind": "paragraph", "number": block.number is not None, "line": self._line(*pieces)}

    def _sentence(self, block: Sentence) -> list[Data]:
        pieces = [_piece(block.entry, at=self._at(block.entry.id))]
        for place, citation in enumerate(block.citations):
            if citation.panel is not None:
                self._panels[citation.finding] = citation.panel
            if place:
                pieces.append(_said(", ", style="marker"))
            pieces.append(_said(f"{self._mark}{citation.number}", style="marker", to=f"n-{citation.finding}"))
        return pieces

    def _at(self, name: str) -> str:
        return f"s-{name}" if name in self._targets else ""

    def _panel(self, panel: Panel) -> Data:
        head = [_said(f"{self._label['evidence']} {panel.number}", style="strong", at=f"n-{panel.finding}")]
        return {
            "kind": "panel",
            "head": self._line(*head, *self._back(panel.host)),
            "lines": [self._panel_line(line) for line in panel.lines],
            "shares": [self._panel_line(line) for line in panel.shares],
            "quotes": [self._quote(quote) for quote in panel.quotes],
        }

    def _back(self, target: str) -> list[Data]:
        """A link to the sentence that something backs, set apart from what goes before."""
        return [_said("  "), _said(self._label["back"], style="link", to=f"s-{target}")] if target else []

    def _panel_line(self, line: PanelLine) -> Data:
        data: Data = {"line": self._line(_piece(line.entry)), "share": line.share, "interval": None}
        if line.interval is not None:
            interval = line.interval
            data["interval"] = {"low": interval.low, "width": interval.width, "middle": interval.middle}
        return data

    def _quote(self, quote: Quote) -> Data:
        opening, closing = quote.marks
        words = _piece(quote.entry, at=self._at(quote.entry.id))
        pieces = [_said(opening), words, _said(closing)] if opening or closing else [words]
        by = [] if quote.attribution is None else [_piece(quote.attribution)]
        if quote.anchor:
            by += [*([_said(" ")] if by else []), _said(self._label["context"], style="link", to=f"e-{quote.anchor}")]
        return {
            "kind": "quote",
            "line": self._line(*pieces, language=quote.language or _UNKNOWN),
            "by": self._line(*by) if by else None,
        }

    def _chart(self, chart: Chart) -> Data:
        return {
            "kind": "chart",
            "caption": self._line(_piece(chart.entry)),
            "file": f"{chart.entry.place['chart']}" if chart.svg else "",
            "alt": printable((chart.description or chart.entry).text),
            "source": chart.source and self._line(_piece(chart.source)),
            "description": chart.description and self._line(_piece(chart.description)),
            "table": chart.table and self._table(chart.table),
        }

    def _table(self, table: Table) -> Data:
        grid = table.grid
        limit = _CELL_WORD if len(table.numeric) >= _WIDE else _BODY_WORD
        return {
            "kind": "table",
            "caption": grid.caption and self._line(_piece(grid.caption)),
            "numeric": list(table.numeric),
            "widths": _widths(table),
            "small": len(table.numeric) >= _WIDE,
            "header": [self._cell(cell, limit) for cell in grid.header],
            "rows": [[self._cell(cell, limit) for cell in row] for row in grid.rows],
            "notes": [self._line(_piece(note)) for note in grid.notes],
        }

    def _cell(self, cell: Entry | None, limit: int) -> Data:
        if cell is None:
            return {"pieces": []}
        line = self._line(_piece(cell), limit=limit)
        if "heat" in cell.place:
            level = heat_level(cell.place["heat"])
            line |= {"heat": level, "white": level >= WHITE_FROM}
        return line

    def _passage(self, passage: Passage) -> Data:
        words = [_piece(entry, style="mark" if entry.place["part"] == "quote" else "") for entry in passage.words]
        if passage.cut_before:
            words.insert(0, _said("… "))
        if passage.cut_after:
            words.append(_said(" …"))
        return {
            "kind": "passage",
            "at": f"e-{passage.anchor}",
            "sources": [
                self._line(_piece(entry), *(self._back(passage.back) if entry is passage.sources[-1] else []))
                for entry in passage.sources
            ],
            "line": self._line(*words, language=passage.language or _UNKNOWN),
        }


def lines(data: Any) -> Iterator[Data]:
    """Every line of a plan, in the order of the page."""
    if isinstance(data, Mapping):
        if "pieces" in data:
            yield dict(data)
        else:
            for value in data.values():
                yield from lines(value)
    elif isinstance(data, list):
        for value in data:
            yield from lines(value)


def _piece(entry: Entry, *, style: str = "", at: str = "") -> Data:
    return {"entry": entry.id, **_said(entry.text, style=style, at=at)}


def _said(text: str, *, style: str = "", to: str = "", at: str = "") -> Data:
    more = {"style": style, "to": to, "at": at}
    return {"text": text, **{key: value for key, value in more.items() if value}}


def _breakable(text: str, limit: int) -> str:
    """Text whose endless words may be broken: a zero-width space after each of their letters.

    Letters that join, or change with their neighbours, are left alone.
    """
    if len(text) <= limit:
        return text
    pattern = rf"[^\s\u200b\u2e80-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]{{{limit + 1},}}"
    return re.sub(pattern, lambda match: match[0] if _JOINED.search(match[0]) else "\u200b".join(match[0]), text)


def _widths(table: Table) -> list[float]:
    """Shares of the width by column: what its longest cells ask for, words more than numbers, within bounds."""
    columns: list[float] = []
    for column, numeric in enumerate(table.numeric):
        cells = [row[column] for row in table.grid.rows]
        lengths = sorted((len(cell.text) for cell in cells if cell is not None), reverse=True)
        typical = lengths[len(lengths) // 10] if lengths else 0
        head = table.grid.header[column] if column < len(table.grid.header) else None
        longest = max(map(len, head.text.split()), default=0) if head is not None else 0
        columns.append(float(min(max(typical if not numeric else typical * 0.8, longest, 6), 40)))
    return columns


def _targets(sections: Sequence[Section]) -> frozenset[str]:
    """Ids of the entries that something links back to."""
    found: set[str] = set()
    for block in _all(block for section in sections for block in section.blocks):
        if isinstance(block, Passage):
            found.add(block.back)
        elif isinstance(block, Panel):
            found.add(block.host)
        elif isinstance(block, Sentence):
            found |= {citation.panel.host for citation in block.citations if citation.panel is not None}
    return frozenset(found - {""})


def _all(blocks: Any) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, SummaryBox):
            yield from _all(block.blocks)
        elif isinstance(block, ListBlock):
            yield from _all(block.items)
        elif isinstance(block, Paragraph):
            yield from _all(block.sentences)
