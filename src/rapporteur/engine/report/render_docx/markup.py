"""WordprocessingML as elements: the names of ECMA-376 part 1 with their namespaces."""

from __future__ import annotations

from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def q(name: str) -> str:
    """A prefixed name ("r:id") in the notation of lxml; without a prefix it is one of WordprocessingML."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix or 'w']}}}{local}"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML. attributes: in the same namespace; children: in the order of the schema."""
    element = etree.Element(q(tag), {q(name): str(value) for name, value in attributes.items()}, nsmap=NAMESPACES)
    element.extend(children)
    return element


def plain(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element with attributes of no namespace, as DrawingML has them; tag with its prefix."""
    element = etree.Element(q(tag), {name: str(value) for name, value in attributes.items()}, nsmap=NAMESPACES)
    element.extend(children)
    return element


def words(text: str, tag: str = "t") -> Element:
    """Text (`w:t`) or an instruction (`w:instrText`) whose white space is kept."""
    element = w(tag)
    element.set(_SPACE, "preserve")
    element.text = text
    return element


def paragraph(
    style: str,
    *content: Element,
    new_page: bool = False,
    numbering: int | None = None,
    bidi: bool | None = None,
) -> Element:
    """A paragraph in a style. numbering: `w:num` where it is not the style's own.

    bidi: its direction where it is not the style's own, True for right to left.
    """
    properties = w("pPr", w("pStyle", val=style))
    if new_page:
        properties.append(w("pageBreakBefore"))
    if numbering is not None:
        properties.append(w("numPr", w("ilvl", val=0), w("numId", val=numbering)))
    if bidi is not None:
        properties.append(switch("bidi", bidi))
    return w("p", properties, *content)


def switch(tag: str, on: bool) -> Element:
    """A property that is on or, against what a style says, off."""
    return w(tag) if on else w(tag, val=0)


def xml(root: Element) -> bytes:
    """A part of the package."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
