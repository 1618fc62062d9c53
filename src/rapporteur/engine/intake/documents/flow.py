"""Building running text out of paragraphs and table rows, with a bound on its length."""

from __future__ import annotations

import re

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences

_WHITE = re.compile(r"[ \t\r\n\f]+")


def too_long(limit: int) -> UnreadableInput:
    """The error for a document with more than limit characters of text."""
    return UnreadableInput(sentences.too_long(limit), action=sentences.SPLIT)


class Flow:
    """Text as it grows: paragraphs separated by blank lines, table rows as lines with tabs.

    limit: the most characters that may be added; UnreadableInput is raised at once beyond it.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._left = limit
        self._blocks: list[str] = []
        self._rows: list[str] = []
        self._line: list[str] = []

    def add(self, text: str) -> None:
        """Add text to the paragraph that is being written."""
        self._spend(len(text))
        self._line.append(text)

    def add_spaced(self, text: str, *, keep_space: bool) -> None:
        """Add text of a page: every run of white space is one space, none after another, unless it is kept."""
        if keep_space:
            self.add(text)
            return
        spaced = _WHITE.sub(" ", text)
        if spaced.startswith(" ") and (not self._line or self._line[-1].endswith((" ", "\n"))):
            spaced = spaced[1:]
        if spaced:
            self.add(spaced)

    def end_paragraph(self) -> str:
        """Close the paragraph and give it back, "" if it has no text."""
        lines = [line.strip(" \t") for line in "".join(self._line).split("\n")]
        self._line.clear()
        paragraph = "\n".join(lines).strip("\n")
        if not paragraph.strip():
            return ""
        self.end_table()
        self._blocks.append(paragraph)
        return paragraph

    def cell(self) -> Flow:
        """An empty flow for a table cell, with the room that is left here."""
        return Flow(self._left)

    def add_row(self, cells: list[Flow]) -> None:
        """Add a table row: one line with tabs; if a cell holds several paragraphs, its paragraphs instead."""
        self.end_paragraph()
        contents = [cell.blocks() for cell in cells]
        self._spend(sum(cell._limit - cell._left for cell in cells))
        if any(len(blocks) > 1 for blocks in contents):
            self.end_table()
            self._blocks.extend(block for blocks in contents for block in blocks)
            return
        line = "\t".join(" ".join("".join(blocks).split()) for blocks in contents).rstrip("\t")
        if line.strip():
            self._rows.append(line)

    def end_table(self) -> None:
        """The next row begins a block of its own."""
        if self._rows:
            self._blocks.append("\n".join(self._rows))
            self._rows.clear()

    def blocks(self) -> list[str]:
        """All blocks so far."""
        self.end_paragraph()
        self.end_table()
        return self._blocks

    def text(self) -> str:
        """All text so far."""
        return "\n\n".join(self.blocks())

    def _spend(self, characters: int) -> None:
        self._left -= characters
        if self._left < 0:
            raise too_long(self._limit)
