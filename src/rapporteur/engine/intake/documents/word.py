"""Reading .docx (ECMA-376, WordprocessingML), as it reads with all tracked changes accepted.

Body, then text boxes after their paragraph, then foot- and endnotes at the end. Headers, footers,
comments, field codes and hidden text are left out.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line
from rapporteur.engine.intake.documents.container import Container, local_attribute, local_name
from rapporteur.engine.intake.documents.document import Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import Flow
from rapporteur.engine.messages import Message

_SKIPPED = frozenset({"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid",
                      "trPr", "tcPr", "sdtPr", "sdtEndPr", "Fallback", "delInstrText", "rt"})  # fmt: skip
_LITERAL = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
_OFF = frozenset({"0", "false", "off"})


def read_word(content: bytes, limits: Limits) -> ReadDocument:
    """The text of a .docx. Raises UnreadableInput if it is none, broken, or over a limit."""
    container = Container(content, max_bytes=limits.max_bytes)
    container.refuse_declarations()
    root = container.read_xml(_main_part(container))
    if root is None:
        raise UnreadableInput(sentences.NOT_WORD, action=sentences.AS_WORD)
    walk = _Walk(limits.max_characters)
    walk.blocks(root, walk.flow)
    for kind in ("footnote", "endnote"):
        notes = container.read_xml(f"word/{kind}s.xml") if walk.notes[kind] else None
        if notes is not None:
            walk.add_notes(notes, kind)
    title = clean_line(walk.title) or _core_title(container)
    return ReadDocument((walk.flow.text(),), title, notices=_notices(container, walk.seen))


class _Walk:
    """One walk over a document. notes: ids of the notes referred to, in order. seen: what was left out."""

    def __init__(self, limit: int) -> None:
        self.flow = Flow(limit)
        self.title = ""
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.seen: Counter[str] = Counter()

    def blocks(self, parent: etree._Element, flow: Flow) -> None:
        """Add every paragraph and table under an element."""
        for element in parent:
            name = local_name(element)
            if name == "p":
                self.paragraph(element, flow)
            elif name == "tbl":
                self.table(element, flow)
            elif name in _SKIPPED:
                self.skip(name)
            elif name == "altChunk":
                self.seen["chunks"] += 1
            else:
                self.blocks(element, flow)

    def paragraph(self, element: etree._Element, flow: Flow) -> None:
        """Add a paragraph, then the text boxes that hang on it."""
        boxes: list[etree._Element] = []
        self.inline(element, flow, boxes)
        paragraph = flow.end_paragraph()
        if not self.title and _style(element) == "Title":
            self.title = paragraph
        for box in boxes:
            self.blocks(box, flow)

    def inline(self, parent: etree._Element, flow: Flow, boxes: list[etree._Element]) -> None:
        """Add the text inside a paragraph."""
        for element in parent:
            name = local_name(element)
            if name == "t":
                flow.add(element.text or "")
            elif name in _LITERAL:
                flow.add(_LITERAL[name])
            elif name in _SKIPPED:
                self.skip(name)
            elif name == "txbxContent":
                boxes.append(element)
            elif name in {"footnoteReference", "endnoteReference"}:
                self.notes[name.removesuffix("Reference")].append(local_attribute(element, "id"))
            elif name == "r" and _is_hidden(element):
                self.seen["hidden"] += 1
            else:
                self.inline(element, flow, boxes)

    def table(self, element: etree._Element, flow: Flow) -> None:
        """Add the rows of a table."""
        flow.end_table()
        for row in _under(element, "tr"):
            cells = []
            for cell in _under(row, "tc"):
                cells.append(flow.cell())
                self.blocks(cell, cells[-1])
            flow.add_row(cells)
        flow.end_table()

    def skip(self, name: str) -> None:
        """Remember what a person should hear about."""
        if name in {"del", "moveFrom"}:
            self.seen["deleted"] += 1

    def add_notes(self, root: etree._Element, kind: str) -> None:
        """Add the notes that were referred to, in the order of the references."""
        bodies = {
            local_attribute(note, "id"): note
            for note in _under(root, kind)
            if local_attribute(note, "type") not in _SEPARATORS
        }
        for key in dict.fromkeys(self.notes[kind]):
            if key in bodies:
                self.blocks(bodies[key], self.flow)


def _under(parent: etree._Element, name: str) -> list[etree._Element]:
    """Elements of a name under a parent, also those inside wrappers (content controls, insertions)."""
    found: list[etree._Element] = []
    for element in parent:
        if local_name(element) == name:
            found.append(element)
        elif local_name(element) in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            found.extend(_under(element, name))
    return found


def _style(paragraph: etree._Element) -> str:
    return next((local_attribute(e, "val") for e in paragraph.iterfind("{*}pPr/{*}pStyle")), "")


def _is_hidden(run: etree._Element) -> bool:
    marks = list(run.iterfind("{*}rPr/{*}vanish"))
    return bool(marks) and local_attribute(marks[0], "val") not in _OFF


def _main_part(container: Container) -> str:
    """The name of the document part, by the package's relationships (ECMA-376 part 2)."""
    relations = container.read_xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if local_attribute(relation, "Type").endswith("/officeDocument"):
            name = local_attribute(relation, "Target").lstrip("/")
            return name if name.startswith("word/") else ""
    return "word/document.xml"


def _core_title(container: Container) -> str:
    root = container.read_xml("docProps/core.xml")
    title = root.findtext("{*}title") if root is not None else None
    return clean_line(title or "")


def _outside(container: Container) -> int:
    """How many templates, pictures and other parts lie elsewhere; links in the text are not counted."""
    parts = (container.read_xml(name) for name in container.names if name.endswith(".rels"))
    relations = (relation for part in parts if part is not None for relation in part)
    return sum(
        local_attribute(relation, "TargetMode") == "External"
        and not local_attribute(relation, "Type").endswith("/hyperlink")
        for relation in relations
    )


def _notices(container: Container, seen: Counter[str]) -> tuple[Message, ...]:
    embedded = seen["chunks"] + sum(name.startswith("word/embeddings/") for name in container.names)
    macros = any(name.endswith("vbaProject.bin") or name.startswith("word/activeX/") for name in container.names)
    outside = _outside(container)
    pictures = sum(name.startswith("word/media/") for name in container.names)
    told = (
        (seen["deleted"], sentences.TRACKED),
        (seen["hidden"], sentences.HIDDEN),
        ("word/comments.xml" in container.names, sentences.COMMENTS),
        (macros, sentences.MACROS),
        (outside, sentences.outside(outside)),
        (embedded, sentences.embedded_files(embedded)),
        (pictures, sentences.pictures(pictures)),
    )
    return tuple(sentence for holds, sentence in told if holds)
