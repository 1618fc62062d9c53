"""What all parts of the text are written with: entries in their bookmarks, labels, links, quotes."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import Entry
from rapporteur.engine.report.outline.blocks import Quote
from rapporteur.engine.report.render_docx.marks import Marker, entry_mark, place_mark
from rapporteur.engine.report.render_docx.markup import Element, paragraph, w, words
from rapporteur.engine.report.render_docx.runs import Voice, run, runs

LINK = "Hyperlink"


class Pen:
    """Writes words of one report. labels: the renderings' own words; marker: the bookmarks of the whole file."""

    def __init__(self, language: str, labels: Mapping[str, str]) -> None:
        self.language = language
        self.labels = labels
        self.voice = Voice(language, language, right_to_left(language))
        self.marker = Marker()

    def entry(self, entry: Entry, voice: Voice | None = None, style: str = "") -> list[Element]:
        """The text of an entry in its bookmark, in the voice of the report where no other is given."""
        return self.marker.around(entry_mark(entry.id), runs(entry.text, voice or self.voice, style))

    def say(self, text: str) -> list[Element]:
        """Words of the report that are no entry."""
        return runs(text, self.voice)

    def link(self, mark: str, label: str) -> Element:
        """A label that leads to a bookmark."""
        return w("hyperlink", *runs(self.labels[label], self.voice, LINK), anchor=mark, history=1)

    def field(self, instruction: str, result: Element) -> list[Element]:
        """A field with its result."""
        return [*self.field_start(instruction), result, self.field_end()]

    def field_start(self, instruction: str) -> list[Element]:
        """What stands before the result of a field."""
        turn = self.voice.leftwards
        contents = (
            w("fldChar", fldCharType="begin"),
            words(instruction, "instrText"),
            w("fldChar", fldCharType="separate"),
        )
        return [run(self.voice, "", turn, content) for content in contents]

    def field_end(self) -> Element:
        """What stands after it."""
        return run(self.voice, "", self.voice.leftwards, w("fldChar", fldCharType="end"))

    def quote(self, quote: Quote, kind: str = "") -> list[Element]:
        """A quote in its own language and direction, and whose it is with the way to its passage.

        kind: "Note" for the smaller letters of notes.
        """
        voice = Voice.of(quote.entry.text, quote.language, self.language)
        opening, closing = (runs(mark, voice) for mark in quote.marks)
        turned = voice.leftwards if voice.leftwards != self.voice.leftwards else None
        content = [*opening, *self.entry(quote.entry, voice), *closing]
        found = [paragraph(f"{kind}Quote", *content, bidi=turned)]
        whose = self.entry(quote.attribution) if quote.attribution else []
        if quote.anchor:
            whose += [*(self.say(" ") if whose else []), self.link(place_mark(quote.anchor), "context")]
        return [*found, paragraph(f"{kind}Attribution", *whose)] if whose else found
