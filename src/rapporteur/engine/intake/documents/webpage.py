"""Reading HTML: what a reader of the page would see as text.

Scripts, styles, comments, embedded objects and hidden parts are left out; block elements become
paragraphs, table rows lines with tabs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line
from rapporteur.engine.intake.documents.document import Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import Flow
from rapporteur.engine.intake.documents.plain import decode, known_encoding

_SKIPPED = frozenset({
    "head", "script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "map", "select", "datalist", "rt", "rp", "title"
})  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
    "search", "section", "summary", "table", "tbody", "td", "textarea", "th", "tr", "ul"
})  # fmt: skip
_HIDING = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:opacity|font-size)\s*:\s*0(?![.\d]*[1-9]))",
    re.IGNORECASE,
)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([^\"']+)", re.I
)
_DECLARATION = re.compile(r"<!ENTITY\b|<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_DECLARED_WITHIN = 4096


def read_webpage(content: bytes, limits: Limits, *, charset: str = "") -> ReadDocument:
    """The text of an HTML page. charset: an encoding told from outside, as an e-mail does.

    Raises UnreadableInput if it declares entities, cannot be decoded, or is over a limit.
    """
    source, notices = decode(content, declared=known_encoding(charset or _declared(content)))
    if _DECLARATION.search(source):
        raise UnreadableInput(sentences.PAGE_ENTITIES, action=sentences.PAGE_AS_PDF)
    root = _parsed(source)
    if root is None:
        return ReadDocument(("",), notices=notices)
    walk = _Walk(limits.max_characters, frozenset(_hidden_by_style(root)))
    walk.add(root, walk.flow, keep_space=False)
    title = clean_line(root.findtext("head/title") or "")
    return ReadDocument((walk.flow.text(),), title, notices=(*notices, *([sentences.HIDDEN] if walk.hid else [])))


def _parsed(source: str) -> etree._Element | None:
    """The root of a page, None for an empty one. What the parser would cut off is refused whole."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    bare = source.replace("\0", "").encode("utf-8", "replace")
    try:
        root = html.document_fromstring(bare, parser=parser) if bare.strip() else None
    except etree.ParserError:
        root = None
    if len(parser.error_log.filter_from_fatals()):
        raise UnreadableInput(sentences.NESTED, action=sentences.PAGE_AS_PDF)
    return root


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _hidden_by_style(root: etree._Element) -> Iterator[tuple[str, str]]:
    """What the page's own style sheets hide: (element name or "", ".class", "#id" or ""), rules for media left out."""
    for sheet in root.iter("style"):
        depth = 0
        for block in (sheet.text or "").split("}"):
            selectors, _, body = block.rpartition("{")
            if depth == 0 and block.count("{") == 1 and _HIDING.search(body):
                found = (_SELECTOR.fullmatch(selector.strip()) for selector in selectors.split(","))
                yield from ((match[1] or "", match[2] or "") for match in found if match and match[0])
            depth = max(0, depth + block.count("{") - 1)


class _Walk:
    """One walk over a page. hidden: what its style sheets hide. hid: something with text was hidden."""

    def __init__(self, limit: int, hidden: frozenset[tuple[str, str]]) -> None:
        self.flow = Flow(limit)
        self.hid = False
        self._hidden = hidden

    def add(self, element: etree._Element, flow: Flow, *, keep_space: bool) -> None:
        """Add an element with all under it, its tail left to the caller."""
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _SKIPPED or not name or self._is_hidden(element):
            return
        if name == "br":
            flow.add("\n")
            return
        if name == "tr":
            self._add_row(element, flow)
            return
        if name in _BLOCKS:
            flow.end_paragraph()
        if name == "table":
            flow.end_table()
        self._add_inside(element, flow, keep_space=keep_space or name in {"pre", "textarea"})
        if name in _BLOCKS:
            flow.end_paragraph()

    def _add_inside(self, element: etree._Element, flow: Flow, *, keep_space: bool) -> None:
        flow.add_spaced(element.text or "", keep_space=keep_space)
        for child in element:
            self.add(child, flow, keep_space=keep_space)
            flow.add_spaced(child.tail or "", keep_space=keep_space)

    def _add_row(self, row: etree._Element, flow: Flow) -> None:
        flow.end_paragraph()
        cells = []
        for element in row:
            if element.tag in {"td", "th"} and not self._is_hidden(element):
                cells.append(flow.cell())
                self._add_inside(element, cells[-1], keep_space=False)
        flow.add_row(cells)

    def _is_hidden(self, element: etree._Element) -> bool:
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or bool(_HIDING.search(element.get("style") or ""))
            or (bool(self._hidden) and not self._hidden.isdisjoint(_selectors(element)))
        )
        self.hid = self.hid or (hidden and any(text.strip() for text in element.itertext()))
        return hidden


def _selectors(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The simple selectors that fit an element."""
    name = str(element.tag)
    marks = ["", f"#{element.get('id', '')}", *(f".{one}" for one in (element.get("class") or "").split())]
    return ((tag, mark) for mark in marks for tag in (name, ""))
