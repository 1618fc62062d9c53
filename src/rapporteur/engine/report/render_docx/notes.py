"""Notes: what each sentence rests on, as endnotes that Word numbers itself."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.report.outline.blocks import Citation, Panel, PanelLine, Sentence
from rapporteur.engine.report.render_docx.marks import entry_mark, note_mark
from rapporteur.engine.report.render_docx.markup import Element, paragraph, w, words
from rapporteur.engine.report.render_docx.pen import Pen
from rapporteur.engine.report.render_docx.runs import run, runs

_REFERENCE: Final = "EndnoteReference"
_APART: Final = "\N{NO-BREAK SPACE}"
_LEFTWARDS: Final = "\u200f"
"""Keeps the number of a note apart from a number that ends the sentence (UAX #9, W4)."""
"""Between two raised numbers, which would read as one."""
_BETWEEN_SHARES: Final = " · "


class Notes:
    """Writes the markers of sentences and collects the notes they refer to. written: the notes in order."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self.written: list[Element] = []

    def sentence(self, sentence: Sentence) -> list[Element]:
        """A sentence and its markers."""
        found = self._pen.entry(sentence.entry)
        if sentence.citations and self._pen.voice.leftwards:
            found.append(run(self._pen.voice, "", True, words(_LEFTWARDS)))
        for before, citation in pairwise([None, *sentence.citations]):
            if before is not None:
                found += runs(_APART, self._pen.voice, _REFERENCE)
            if citation is not None:
                found += self._marker(citation)
        return found

    def standing(self, panel: Panel) -> list[Element]:
        """A panel that no sentence cites: shown where it stands, as no marker could lead to a note of it."""
        pen = self._pen
        title = paragraph("NoteTitle", *pen.say(f"{pen.labels['evidence']} {panel.number}"))
        return [title, paragraph("NoteText", *self._lines(panel)), *self._more(panel)]

    def _marker(self, citation: Citation) -> list[Element]:
        """The reference to a new note, or once more the number of an earlier one: a field that keeps up with it."""
        pen, mark = self._pen, note_mark(citation.number)
        if citation.panel is None:
            number = run(pen.voice, _REFERENCE, pen.voice.leftwards, words(str(citation.number)))
            return pen.field(f" NOTEREF {mark} \\f \\h ", number)
        self._add(citation.panel)
        reference = w("endnoteReference", id=citation.number)
        return pen.marker.around(mark, [run(pen.voice, _REFERENCE, pen.voice.leftwards, reference)])

    def _add(self, panel: Panel) -> None:
        """Raises RapporteurError where Word would count to another number than the panel has."""
        if panel.number != len(self.written) + 1:
            raise RapporteurError(
                f"this is note {len(self.written) + 1} in the order of reading, but bears the number {panel.number}",
                where=panel.finding,
                action="Please report this: it is a defect of Rapporteur.",
            )
        pen = self._pen
        number = run(pen.voice, "NoteNumber", pen.voice.leftwards, w("endnoteRef"))
        tab = run(pen.voice, "", pen.voice.leftwards, w("tab"))
        note = w("endnote", id=panel.number)
        self.written.append(note)
        back = pen.link(entry_mark(panel.host), "back")
        note.append(paragraph("EndnoteText", number, tab, *self._lines(panel), *pen.say(" "), back))
        note.extend(self._more(panel))

    def _lines(self, panel: Panel) -> list[Element]:
        return self._joined(panel.lines, self._pen.labels["between-sentences"])

    def _more(self, panel: Panel) -> list[Element]:
        shares = [paragraph("NoteShares", *self._joined(panel.shares, _BETWEEN_SHARES))] if panel.shares else []
        return shares + [element for quote in panel.quotes for element in self._pen.quote(quote, "Note")]

    def _joined(self, lines: tuple[PanelLine, ...], between: str) -> list[Element]:
        found: list[Element] = []
        for number, line in enumerate(lines):
            found += [*(self._pen.say(between) if number else []), *self._pen.entry(line.entry)]
        return found
