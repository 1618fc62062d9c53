"""Reading HTML: what a reader of the page would see as text.

Scripts, styles, comments, embedded objects and hidden parts are left out; block elements become
paragraphs, table rows lines with tabs.
"""

from __future__ import annotations

import re

from lxml import etree, html

from rapporteur.engine.errors import UnreadableInput
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
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([a-zA-Z0-9_.:-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([^\"']+)", re.I
)
_SUBSET = re.compile(r"<!DOCTYPE[^>]*\[", re.IGNORECASE)
_DECLARED_WITHIN = 4096


def read_webpage(content: bytes, limits: Limits, *, charset: str = "") -> ReadDocument:
    """The text of an HTML page. charset: an encoding told from outside, as an e-mail does.

    Raises UnreadableInput if it declares entities, cannot be decoded, or is over a limit.
    """
    source, notices = decode(content, declared=known_encoding(charset or _declared(content)))
    if _SUBSET.search(source[:_DECLARED_WITHIN]):
        raise UnreadableInput(
            "The page declares entities of its own, which can hide an attack.", action="Save the page as PDF."
        )
    root = _parsed(source)
    if root is None:
        return ReadDocument(("",), notices=notices)
    flow = Flow(limits.max_characters)
    _add(root, flow, keep_space=False)
    title = clean_line(root.findtext("head/title") or "")
    return ReadDocument((flow.text(),), title, notices=notices)


def _parsed(source: str) -> etree._Element | None:
    """The root of a page, None for an empty one. What the parser would cut off is refused whole."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    bare = source.replace("\0", "").encode("utf-8", "replace")
    root = html.document_fromstring(bare, parser=parser) if bare.strip() else None
    if len(parser.error_log.filter_from_fatals()):
        raise UnreadableInput("The page is nested too deeply.", action="Save the page as PDF.")
    return root


def _declared(content: bytes) -> str:
    found = _CHARSET.search(content[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else ""


def _add(element: etree._Element, flow: Flow, *, keep_space: bool) -> None:
    """Add an element with all under it, its tail left to the caller."""
    name = element.tag if isinstance(element.tag, str) else ""
    if name in _SKIPPED or not name or _is_hidden(element):
        return
    if name == "br":
        flow.add("\n")
        return
    if name == "tr":
        _add_row(element, flow)
        return
    if name in _BLOCKS:
        flow.end_paragraph()
    if name == "table":
        flow.end_table()
    _add_inside(element, flow, keep_space=keep_space or name in {"pre", "textarea"})
    if name in _BLOCKS:
        flow.end_paragraph()


def _add_inside(element: etree._Element, flow: Flow, *, keep_space: bool) -> None:
    flow.add_spaced(element.text or "", keep_space=keep_space)
    for child in element:
        _add(child, flow, keep_space=keep_space)
        flow.add_spaced(child.tail or "", keep_space=keep_space)


def _add_row(row: etree._Element, flow: Flow) -> None:
    flow.end_paragraph()
    cells = []
    for element in row:
        if element.tag in {"td", "th"} and not _is_hidden(element):
            cells.append(flow.cell())
            _add_inside(element, cells[-1], keep_space=False)
    flow.add_row(cells)


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_HIDING.search(element.get("style") or ""))
