"""The text of the file: blocks of the outline as paragraphs, tables and pictures, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from rapporteur.engine.report.outline.blocks import (
    Block,
    Chart,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Passage,
    Quote,
    SummaryBox,
    Table,
)
from rapporteur.engine.report.render_docx.figures import Picture, picture
from rapporteur.engine.report.render_docx.marks import NOTES, entry_mark, place_mark, table_mark
from rapporteur.engine.report.render_docx.markup import Element, paragraph, q, w
from rapporteur.engine.report.render_docx.notes import Notes
from rapporteur.engine.report.render_docx.parts import BULLETS, section_properties
from rapporteur.engine.report.render_docx.pen import Pen
from rapporteur.engine.report.render_docx.runs import Voice, runs
from rapporteur.engine.report.render_docx.tables import layout, table_element

_CUT_BEFORE: Final = "… "
_CUT_AFTER: Final = " …"
_DEEPEST: Final = 5
_CONTENTS: Final = ' TOC \\o "1-2" \\n \\h \\z '


class Body:
    """Writes the blocks of one document. elements: the children of `w:body`; notes: the notes they refer to.

    restarts: the numbers at which the numbering of paragraphs leaps. pictures: by chart id; tables: every
    table of the report in order; references: headers and footers, see `section_properties`.
    """

    def __init__(
        self,
        pen: Pen,
        pictures: Mapping[str, Picture],
        tables: Iterable[str],
        references: Sequence[tuple[str, str, str]],
    ) -> None:
        self.elements: list[Element] = []
        self.notes = Notes(pen)
        self.restarts: list[int] = []
        self._pen = pen
        self._pictures = pictures
        self._tables = {table: number for number, table in enumerate(tables)}
        self._references = references
        self._across = False
        self._new_page = False
        self._boxed = False
        self._number = 0
        self._drawn = 0

    def write(self, document: Document) -> None:
        """The whole document, with the heading of the notes at its end where there are any."""
        pen = self._pen
        for entries, style in (
            (document.notices, "Notice"),
            (document.titles, "Title"),
            (document.subtitles, "Subtitle"),
        ):
            self._put(*(paragraph(style, *pen.entry(entry)) for entry in entries))
        start = len(self.elements)
        for section in document.sections:
            self._new_page = section.key == "evidence"
            for block in section.blocks:
                self._block(block)
        self.elements[start:start] = self._contents(document)
        if self.notes.written:
            self._turn(across=False)
            heading = pen.marker.around(NOTES, pen.say(pen.labels["notes"]))
            self._put(paragraph("Heading1", *heading, new_page=True))
        self._put(self._section())

    def _put(self, *elements: Element) -> None:
        self.elements.extend(elements)

    def _contents(self, document: Document) -> list[Element]:
        """A TOC field with its result: headings without page numbers, so that none can be wrong."""
        if not document.contents:
            return []
        pen = self._pen
        lines: list[tuple[str, str, int]] = []
        for item in document.contents:
            lines += [(entry_mark(item.entry.id), item.entry.text, 1)]
            lines += [(entry_mark(entry.id), entry.text, 2) for entry in item.below]
        if self.notes.written:
            lines.append((NOTES, pen.labels["notes"], 1))
        made = [
            paragraph(f"TOC{level}", w("hyperlink", *pen.say(text), anchor=mark, history=1))
            for mark, text, level in lines
        ]
        made[0][1:1] = pen.field_start(_CONTENTS)
        made[-1].append(pen.field_end())
        return [paragraph("TOCHeading", *pen.say(pen.labels["contents"])), *made]

    def _section(self) -> Element:
        references, self._references = self._references, ()
        return section_properties(self._pen.language, references, across=self._across)

    def _turn(self, *, across: bool) -> None:
        """Go on with pages of the other orientation; the last paragraph of a section holds what it is like."""
        if across == self._across:
            return
        if not self.elements or self.elements[-1].tag != q("p"):
            self._put(paragraph("TableEnd"))
        self.elements[-1][0].append(self._section())
        self._across = across

    def _block(self, block: Block) -> None:
        makers: Mapping[str, Callable[[Any], None]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "sentence": lambda block: self._paragraph(Paragraph((block,))),
            "list": self._list,
            "quote": lambda block: self._put(*self._pen.quote(block)),
            "table": self._table,
            "chart": self._chart,
            "passage": self._passage,
            "summary_box": self._summary,
            "finding": lambda block: self._put(*self.notes.standing(block)),
        }
        if not isinstance(block, Table):
            self._turn(across=False)
        makers[block.component](block)

    def _heading(self, block: Heading) -> None:
        level = min(block.level - 1, _DEEPEST)
        new_page, self._new_page = self._new_page, False
        self._put(paragraph(f"Heading{level}", *self._pen.entry(block.entry), new_page=new_page))

    def _paragraph(self, block: Paragraph) -> None:
        content: list[Element] = []
        for number, sentence in enumerate(block.sentences):
            content += self._pen.say(self._pen.labels["between-sentences"]) if number else []
            content += self.notes.sentence(sentence)
        if block.number is not None:
            self._put(paragraph("NumberedParagraph", *content, numbering=self._numbering(block.number)))
            return
        alone = block.sentences[0].entry.kind if len(block.sentences) == 1 else ""
        style = "Attribution" if alone == "attribution" else "Summary" if self._boxed else "BodyText"
        self._put(paragraph(style, *content))

    def _numbering(self, number: int) -> int | None:
        """The numbering to go on with: None for the style's own, which counts from 1, another after a leap."""
        if number != self._number + 1:
            self.restarts.append(number)
        self._number = number
        return BULLETS + len(self.restarts) if self.restarts else None

    def _list(self, block: ListBlock) -> None:
        """A list; what announces quotes stays with the first of them."""
        announcing = self.elements[-1][0] if self.elements and self.elements[-1].tag == q("p") else None
        if announcing is not None and isinstance(block.items[0], Quote):
            announcing.insert(1, w("keepNext"))
        for item in block.items:
            if isinstance(item, Quote):
                self._put(*self._pen.quote(item))
            else:
                self._put(paragraph("ListBullet", *self.notes.sentence(item)))

    def _summary(self, block: SummaryBox) -> None:
        self._boxed = True
        for inner in block.blocks:
            self._block(inner)
        self._boxed = False

    def _table(self, block: Table, description: str = "") -> None:
        grid, shape = block.grid, layout(block)
        self._turn(across=shape.across)
        if grid.caption:
            self._put(paragraph("Caption", *self._pen.entry(grid.caption)))
        if shape.widths:
            mark = self._pen.marker.around(table_mark(self._tables[grid.table]))
            about = description or " ".join(note.text for note in grid.notes)
            self._put(table_element(block, shape, self._pen.language, mark, about))
        notes = [paragraph("Source", *self._pen.entry(note)) for note in grid.notes]
        self._put(*(notes or [paragraph("TableEnd")]))

    def _chart(self, block: Chart) -> None:
        title, description = block.entry, block.description
        self._put(paragraph("Caption", *self._pen.entry(title)))
        drawing = self._pictures.get(str(title.place["chart"]))
        if drawing is not None:
            self._drawn += 1
            words = description.text if description else title.text
            self._put(paragraph("Figure", picture(drawing, self._drawn, title=title.text, description=words)))
        for entry in (block.source, description):
            if entry is not None:
                self._put(paragraph("Source", *self._pen.entry(entry)))
        if block.table is not None:
            self._table(block.table, description.text if description else "")

    def _passage(self, block: Passage) -> None:
        pen = self._pen
        head: list[Element] = []
        for entry in block.sources:
            head += [*(pen.say(" ") if head else []), *pen.entry(entry)]
        if block.back:
            head += [*(pen.say(" ") if head else []), pen.link(entry_mark(block.back), "back")]
        text: list[Element] = pen.marker.around(place_mark(block.anchor))
        voice = Voice.of("".join(entry.text for entry in block.words), block.language, pen.language)
        text += runs(_CUT_BEFORE, voice, "Surroundings") if block.cut_before else []
        for entry in block.words:
            text += pen.entry(entry, voice, "QuotedPassage" if entry.place["part"] == "quote" else "Surroundings")
        text += runs(_CUT_AFTER, voice, "Surroundings") if block.cut_after else []
        turned = voice.leftwards if voice.leftwards != pen.voice.leftwards else None
        self._put(*([paragraph("PassageSource", *head)] if head else []), paragraph("Passage", *text, bidi=turned))
