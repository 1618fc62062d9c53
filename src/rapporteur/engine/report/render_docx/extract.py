"""The text of every entry, read back from a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.records import Entry
from rapporteur.engine.report.grids import Grid, grids
from rapporteur.engine.report.render_docx.marks import entry_of, table_of
from rapporteur.engine.report.render_docx.markup import Element, q

_PARTS: Final = ("word/document.xml", "word/endnotes.xml")
_BREAKS: Final = {q("br"): "\n", q("cr"): "\n", q("tab"): "\t", q("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}"}
_DEFECT: Final = "Please report this: it is a defect of Rapporteur."


def extract(content: bytes, entries: Sequence[Entry]) -> dict[str, str]:
    """Text by entry id, in the order of the file: what stands in each entry's bookmark or table cell.

    entries: of the report, which say which cell of which table is whose. What was rendered gives
    `printable(entry.text)`. A cell that no entry has, or an entry that the report lacks, is found all the same:
    the cell under the table's name, row and column. Tracked deletions are not text, tracked insertions are.
    Raises RapporteurError where an entry or a table stands more than once, and where this is no Word file.
    """
    reader = _Reader(list(grids(entries).values()))
    for part in _PARTS:
        reader.read(_root(content, part))
    return reader.found


def _root(content: bytes, part: str) -> Element:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return etree.fromstring(archive.read(part), etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        raise RapporteurError(
            "this part of the Word file is missing or broken", where=part, action="Make the report again."
        ) from error


class _Reader:
    """Collects texts by entry."""

    def __init__(self, tables: Sequence[Grid]) -> None:
        self.found: dict[str, str] = {}
        self._tables = tables
        self._seen: set[int] = set()

    def read(self, root: Element) -> None:
        """Everything that stands in one part."""
        open_marks: dict[str, str] = {}
        for element in root.iter(etree.Element):
            if element.tag == q("bookmarkStart"):
                self._begin(element, open_marks)
            elif element.tag == q("bookmarkEnd"):
                open_marks.pop(str(element.get(q("id"))), None)
            elif open_marks:
                text = _text(element)
                for entry in open_marks.values():
                    self.found[entry] += text

    def _begin(self, element: Element, open_marks: dict[str, str]) -> None:
        name = str(element.get(q("name")))
        entry, table = entry_of(name), table_of(name)
        if entry is not None:
            self._once(entry)
            open_marks[str(element.get(q("id")))] = entry
            self.found[entry] = ""
        elif table is not None:
            self._table(table, element)

    def _once(self, entry: str) -> None:
        if entry in self.found:
            raise RapporteurError("the entry stands twice in the Word file", where=entry, action=_DEFECT)

    def _table(self, number: int, mark: Element) -> None:
        if number in self._seen:
            raise RapporteurError("the table stands twice in the Word file", where=str(number), action=_DEFECT)
        self._seen.add(number)
        element = next(mark.iterancestors(q("tbl")), None)
        grid = self._tables[number] if number < len(self._tables) else None
        name = grid.table if grid else f"table {number}"
        for row, cells in enumerate(element.iterchildren(q("tr")) if element is not None else ()):
            for column, cell in enumerate(cells.iterchildren(q("tc"))):
                entry, text = _owner(grid, row, column), "".join(_texts(cell))
                if entry is not None or text:
                    key = entry or f"{name}, row {row}, column {column}"
                    self._once(key)
                    self.found[key] = text


def _owner(grid: Grid | None, row: int, column: int) -> str | None:
    """The entry whose cell it is. row: from 0, the header row included."""
    if grid is None:
        return None
    rows = [grid.header, *grid.rows] if grid.header else grid.rows
    cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
    return cell.id if cell is not None else None


def _texts(element: Element) -> Iterator[str]:
    return (_text(inner) for inner in element.iter(etree.Element))


def _text(element: Element) -> str:
    if element.tag == q("t"):
        return element.text or ""
    parent = element.getparent()
    return _BREAKS.get(str(element.tag), "") if parent is not None and parent.tag == q("r") else ""
