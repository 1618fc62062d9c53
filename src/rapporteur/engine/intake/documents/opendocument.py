"""Reading .odt (OpenDocument 1.3), as it reads with all tracked changes accepted.

Body with lists, tables and frames, then notes at the end. Headers and footers (kept in another part),
annotations and hidden text are left out.
"""

from __future__ import annotations

import re

from lxml import etree

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line
from rapporteur.engine.intake.documents.container import Container, local_attribute, local_name
from rapporteur.engine.intake.documents.document import Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import Flow
from rapporteur.engine.messages import Message

_TYPE = b"application/vnd.oasis.opendocument.text"
_SKIPPED = frozenset({"tracked-changes", "annotation", "annotation-end", "hidden-text", "hidden-paragraph",
                      "ruby-text", "forms", "sequence-decls", "variable-decls", "user-field-decls", "desc",
                      "title", "event-listeners", "note-citation", "table-column", "binary-data"})  # fmt: skip
_LITERAL = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 100
_FETCHED = frozenset({"image", "section-source", "object", "object-ole", "plugin", "applet", "floating-frame"})
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.\./")
_WHITE = re.compile(r"[ \t\r\n]+")


def read_opendocument(content: bytes, limits: Limits) -> ReadDocument:
    """The text of an .odt. Raises UnreadableInput if it is none, broken, protected, or over a limit."""
    container = Container(content, max_bytes=limits.max_bytes)
    container.refuse_declarations()
    if not (container.read("mimetype") or b"").startswith(_TYPE):
        raise UnreadableInput(sentences.NOT_OPENDOCUMENT, action=sentences.AS_OPENDOCUMENT)
    manifest = container.read_xml("META-INF/manifest.xml")
    if manifest is not None and any(local_name(e) == "encryption-data" for e in manifest.iter()):
        raise UnreadableInput(sentences.PROTECTED, action=sentences.WITHOUT_PASSWORD)
    root = container.read_xml("content.xml")
    body = root.find("{*}body/{*}text") if root is not None else None
    if body is None:
        raise UnreadableInput(sentences.NO_BODY, action=sentences.SAVE_AGAIN)
    walk = _Walk(limits.max_characters)
    walk.blocks(body, walk.flow)
    walk.add_notes()
    title = clean_line(walk.title) or _meta_title(container)
    return ReadDocument((walk.flow.text(),), title, notices=_notices(container, body))


class _Walk:
    """One walk over a document. notes: bodies of the notes met, in order."""

    def __init__(self, limit: int) -> None:
        self.flow = Flow(limit)
        self.title = ""
        self.notes: list[etree._Element] = []

    def blocks(self, parent: etree._Element, flow: Flow) -> None:
        """Add every paragraph and table under an element."""
        for element in parent:
            name = local_name(element)
            if name in {"p", "h"}:
                self.paragraph(element, flow)
            elif name == "table":
                self.table(element, flow)
            elif name and name not in _SKIPPED:
                self.blocks(element, flow)

    def paragraph(self, element: etree._Element, flow: Flow) -> None:
        """Add a paragraph, then the text boxes that hang on it."""
        boxes: list[etree._Element] = []
        self.inline(element, flow, boxes)
        paragraph = flow.end_paragraph()
        if not self.title and local_attribute(element, "style-name") == "Title":
            self.title = paragraph
        for box in boxes:
            self.blocks(box, flow)

    def inline(self, parent: etree._Element, flow: Flow, boxes: list[etree._Element]) -> None:
        """Add the text inside a paragraph. White space counts as HTML's does (OpenDocument 6.1.2)."""
        flow.add(_collapsed(parent.text))
        for element in parent:
            name = local_name(element)
            if name in _LITERAL:
                flow.add(_LITERAL[name])
            elif name == "s":
                flow.add(" " * _spaces(element))
            elif name == "note":
                self.notes.extend(element.iterfind("{*}note-body"))
            elif name == "text-box":
                boxes.append(element)
            elif name and name not in _SKIPPED:
                self.inline(element, flow, boxes)
            flow.add(_collapsed(element.tail))

    def table(self, element: etree._Element, flow: Flow) -> None:
        """Add the rows of a table."""
        flow.end_table()
        for row in element.iter("{*}table-row"):
            if next(row.iterancestors("{*}table"), None) is not element:
                continue
            cells = []
            for cell in row:
                cells.append(flow.cell())
                self.blocks(cell, cells[-1])
            flow.add_row(cells)
        flow.end_table()

    def add_notes(self) -> None:
        """Add all notes, those inside notes too."""
        while self.notes:
            self.blocks(self.notes.pop(0), self.flow)


def _collapsed(text: str | None) -> str:
    return _WHITE.sub(" ", text) if text else ""


def _spaces(element: etree._Element) -> int:
    count = local_attribute(element, "c")
    return min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 9 else 1


def _meta_title(container: Container) -> str:
    root = container.read_xml("meta.xml")
    title = root.findtext("{*}meta/{*}title") if root is not None else None
    return clean_line(title or "")


def _notices(container: Container, body: etree._Element) -> tuple[Message, ...]:
    pictures = sum(name.startswith("Pictures/") and name != "Pictures/" for name in container.names)
    names = {local_name(element) for element in body.iter()}
    macros = any(name.startswith(("Basic/", "Scripts/")) for name in container.names)
    outside = sum(
        local_name(element) in _FETCHED and bool(_ELSEWHERE.match(local_attribute(element, "href")))
        for element in body.iter()
    )
    told = (
        ("tracked-changes" in names, sentences.TRACKED),
        (not names.isdisjoint({"hidden-text", "hidden-paragraph"}), sentences.HIDDEN),
        ("annotation" in names, sentences.COMMENTS),
        (macros, sentences.MACROS),
        (outside, sentences.outside(outside)),
        (pictures, sentences.pictures(pictures)),
    )
    return tuple(sentence for holds, sentence in told if holds)
