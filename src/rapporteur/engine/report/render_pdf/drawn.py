"""What a page draws: its letters, piece by piece, with their place and the structure that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from rapporteur.engine.report.render_pdf.objects import File, Name, Operator, Reference, text_of, values

_INLINE: Final = frozenset({"Span", "Link", "Reference", "Strong", "Em", "Quote", "Code", "NonStruct", "Annot"})
_LEFT_OUT: Final = frozenset({"Figure", "TOC", "Lbl", "Formula"})
"""Structure whose words are no entry's own: drawings, copies of headings, bullets."""
_MAPPED: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f\s]*)>")
_DEEPEST: Final = 200
Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Final[Matrix] = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Fragment:
    """Letters that were drawn at once, in reading order. x, y: where they begin, in points on the page.

    turned: they were marked as drawn against the order of reading. single: one glyph only.
    """

    text: str
    page: int
    x: float
    y: float
    turned: bool
    single: bool


def language_of(file: File) -> str:
    """The language of the document, "" where it says none."""
    return text_of(file.get(file.get(file.trailer.get("Root")).get("Lang", b"")))


def blocks(file: File) -> Iterator[list[Fragment]]:
    """The text of each paragraph, title and cell, in the order of the structure tree, without pictures and contents."""
    root = file.get(file.trailer.get("Root"))
    pages = {number: place for place, number in enumerate(_pages(file, root.get("Pages"), 0))}
    drawn = [_marked(file, Reference(number), place) for number, place in pages.items()]
    tree = file.get(root.get("StructTreeRoot")) or {}
    walk = _Walk(file, pages, drawn)
    walk.children(tree.get("K", []), None, 0)
    walk.close()
    yield from walk.found


def _pages(file: File, reference: Any, depth: int) -> Iterator[int]:
    node = file.get(reference)
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    if node.get("Type") == Name("Page") and isinstance(reference, Reference):
        yield reference.number
    for kid in file.get(node.get("Kids", [])):
        yield from _pages(file, kid, depth + 1)


class _Walk:
    """Walks the structure tree and closes a block wherever another begins."""

    def __init__(self, file: File, pages: dict[int, int], drawn: list[dict[int, list[Fragment]]]) -> None:
        self._file, self._pages, self._drawn = file, pages, drawn
        self._open: list[Fragment] = []
        self.found: list[list[Fragment]] = []

    def close(self) -> None:
        """End the block that is open."""
        if self._open:
            self.found.append(self._open)
        self._open = []

    def children(self, kids: Any, page: Reference | None, depth: int) -> None:
        """Take the children of an element. page: where they are, unless they say so themselves."""
        kids = self._file.get(kids)
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                self._take(page, kid)
                continue
            element = self._file.get(kid)
            if isinstance(element, dict) and depth < _DEEPEST:
                self._element(element, element.get("Pg", page), depth)

    def _element(self, element: dict[str, Any], page: Reference | None, depth: int) -> None:
        kind = element.get("S", Name("")).text
        if element.get("Type") == Name("MCR"):
            self._take(page, element.get("MCID"))
        elif kind in _LEFT_OUT or element.get("Type") == Name("OBJR"):
            return
        elif kind in _INLINE:
            self.children(element.get("K", []), page, depth + 1)
        else:
            self.close()
            self.children(element.get("K", []), page, depth + 1)
            self.close()

    def _take(self, page: Reference | None, number: Any) -> None:
        if page is not None and page.number in self._pages:
            self._open += self._drawn[self._pages[page.number]].get(number, [])


def _marked(file: File, reference: Reference, place: int) -> dict[int, list[Fragment]]:
    """The fragments of a page by the number of their marked content, in the order in which they were drawn."""
    page = file.get(reference)
    resources = file.get(page.get("Resources", {}))
    fonts = file.get(resources.get("Font", {}))
    maps = {name: _map(file, font) for name, font in fonts.items()}
    contents = page.get("Contents")
    parts = contents if isinstance(contents, list) else [contents]
    canvas = _Canvas(maps, place)
    operands: list[Any] = []
    for value in values(b"\n".join(file.stream(part) for part in parts)):
        if isinstance(value, Operator):
            canvas.run(value.word, operands)
            operands = []
        else:
            operands.append(value)
    return canvas.found


def _map(file: File, font: Any) -> dict[int, str]:
    """The text of each glyph of a font."""
    content = file.stream(file.get(font).get("ToUnicode"))
    return {
        int(match[1], 16): bytes.fromhex(match[2].decode("ascii")).decode("utf-16-be", "replace")
        for match in _MAPPED.finditer(content[content.find(b"beginbfchar") :])
    }


class _Canvas:
    """Runs the operators of a page as far as they place text."""

    def __init__(self, maps: dict[str, dict[int, str]], page: int) -> None:
        self._maps, self._page = maps, page
        self._matrix: Matrix = _UNMOVED
        self._text: Matrix = _UNMOVED
        self._kept: list[Matrix] = []
        self._marks: list[tuple[str, dict[str, Any]]] = []
        self._font: dict[int, str] = {}
        self._spoken = False
        self.found: dict[int, list[Fragment]] = {}

    def run(self, word: bytes, operands: list[Any]) -> None:
        """One operator."""
        if word == b"q":
            self._kept.append(self._matrix)
        elif word == b"Q" and self._kept:
            self._matrix = self._kept.pop()
        elif word == b"cm" and len(operands) == 6:
            self._matrix = _times(tuple(operands), self._matrix)
        elif word == b"BT":
            self._text = _UNMOVED
        elif word == b"Tm" and len(operands) == 6:
            self._text = tuple(operands)
        elif word == b"Tf" and len(operands) == 2:
            self._font = self._maps.get(operands[0].text, {})
        elif word in (b"BMC", b"BDC") and operands:
            more = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
            self._marks.append((operands[0].text, more))
            self._spoken = False
        elif word == b"EMC" and self._marks:
            self._marks.pop()
        elif word in (b"Tj", b"TJ") and operands:
            self._show(operands[0] if isinstance(operands[0], list) else [operands[0]])

    def _show(self, parts: list[Any]) -> None:
        codes = b"".join(part for part in parts if isinstance(part, bytes))
        glyphs = [self._font.get(code, "\ufffd") for code in _pairs(codes)]
        turned = any(name == "ReversedChars" for name, _ in self._marks)
        actual = next((more["ActualText"] for _, more in self._marks[::-1] if "ActualText" in more), None)
        if actual is not None:
            text = "" if self._spoken else text_of(actual)
            self._spoken = True
        else:
            text = "".join(glyphs[::-1] if turned else glyphs)
        place = _times(self._text, self._matrix)
        number = next((more["MCID"] for _, more in self._marks[::-1] if "MCID" in more), -1)
        fragment = Fragment(text, self._page, round(place[4], 2), round(place[5], 2), turned, len(glyphs) < 2)
        if text:
            self.found.setdefault(number, []).append(fragment)


def _pairs(codes: bytes) -> Iterator[int]:
    return (codes[place] << 8 | codes[place + 1] for place in range(0, len(codes) - 1, 2))


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
