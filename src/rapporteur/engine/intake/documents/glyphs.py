"""The letters of a page with right-to-left script, gathered by where they stand.

What PDFium calls a line cannot be relied on in such pages: it breaks lines at vowel signs, turns ligatures
round inside, and gives letters twice where a font maps two shapes to one cluster. Here characters become
shapes (what one glyph shows), shapes become rows of one level, and rows become units from left to right.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median
from typing import Literal

Kind = Literal["right", "left", "number", "space", "other", "mark"]

_KINDS: dict[str, Kind] = {"R": "right", "AL": "right", "L": "left", "EN": "number", "AN": "number",
                           "NSM": "mark", "WS": "space", "S": "space", "B": "space"}  # fmt: skip
_SAME = 0.01
_MOSTLY = 0.6
_LEVEL = 0.35
_BESIDE = 1.2
_GAP = 0.15
_SLIT = 0.17
"""The last four as shares of the letter size: of one level, side by side, a space apart, not touching."""


@dataclass(frozen=True, slots=True)
class Character:
    """A character as PDFium gives it, measures in points from the lower left corner of the page.

    origin: where its glyph begins, and the height of its baseline. drawing: a number for the text object that it
    is part of, 0 for what PDFium made up. size: of the letters (em). spaced: PDFium saw a line end beside it.
    """

    char: str
    left: float
    right: float
    origin: tuple[float, float]
    drawing: int
    size: float
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """The characters of one glyph, in reading order. origin, level: where it begins, height of its baseline.

    kind: that of the first character that is no mark. made_up: a space that PDFium thinks is there, without
    width. Else as Character.
    """

    text: str
    left: float
    right: float
    origin: float
    level: float
    size: float
    kind: Kind
    spaced: bool = False
    made_up: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of letters or digits, a single sign ("other") or one space, in reading order."""

    text: str
    kind: Kind


@lru_cache(maxsize=10_000)
def kind_of(char: str) -> Kind:
    """What a character counts as, by its bidirectional class (UAX #9, table 4)."""
    return _KINDS.get(unicodedata.bidirectional(char), "other")


def is_right_to_left(text: str) -> bool:
    """Whether a text holds a letter of a right-to-left script."""
    return any(kind_of(char) == "right" for char in text)


def whole_shapes(characters: Sequence[Character]) -> list[Shape]:
    """Shapes out of characters in PDFium's order: what begins in one place of one drawing is one shape."""
    clusters: dict[tuple[int, tuple[float, float]], list[Character]] = {}
    for character in characters:
        clusters.setdefault((character.drawing, character.origin), []).append(character)
    return _without_doubles([_shape(cluster) for cluster in clusters.values()])


def _shape(cluster: list[Character]) -> Shape:
    """A cluster as a shape. PDFium turns right-to-left letters of one box round, or gives each a part of it.

    A space that begins where a letter does has no width: it ended a line.
    """
    cluster = [character for character in cluster if not character.char.isspace()] or cluster
    kinds = [kind_of(character.char) for character in cluster]
    if len(cluster) > 1 and "right" in kinds:
        cluster = sorted(cluster, key=lambda character: character.right)[::-1]
    return Shape(
        "".join([character.char for character in cluster]),
        min([character.left for character in cluster]),
        max([character.right for character in cluster]),
        *cluster[0].origin,
        cluster[0].size,
        next((kind for kind in kinds if kind != "mark"), "mark"),
        any(character.spaced for character in cluster),
        cluster[0].drawing == 0,
    )


def _without_doubles(shapes: list[Shape]) -> list[Shape]:
    """The shapes without those given twice: narrower, and for the most part on another of the same text."""
    size = _letter_size(shapes)
    same: defaultdict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        if shape.kind != "space":
            same[shape.text].append(shape)
    doubles = {id(shape) for group in same.values() for shape in _doubles(group, size)}
    return [shape for shape in shapes if id(shape) not in doubles]


def _doubles(group: list[Shape], size: float) -> Iterator[Shape]:
    across = sorted(group, key=lambda shape: (shape.left, -shape.right))
    for i, first in enumerate(across):
        for second in across[i + 1 :]:
            if second.left > first.right:
                break
            wide, narrow = sorted((first, second), key=lambda shape: shape.left - shape.right)
            overlap = min(wide.right, narrow.right) - max(wide.left, narrow.left)
            narrower = narrow.right - narrow.left < wide.right - wide.left - _SAME
            near = abs(wide.level - narrow.level) < size
            if narrower and near and overlap > _MOSTLY * (narrow.right - narrow.left):
                yield narrow


class _Row:
    """Letters of one level, side by side, and how far they reach."""

    def __init__(self, shape: Shape) -> None:
        self.level, self.left, self.right = shape.level, shape.left, shape.right
        self.shapes = [shape]

    def gap(self, left: float, right: float) -> float:
        """Width between it and a stretch, negative if they overlap."""
        return max(left - self.right, self.left - right)

    def take(self, shapes: list[Shape]) -> None:
        """Add shapes."""
        self.left = min(self.left, *(shape.left for shape in shapes))
        self.right = max(self.right, *(shape.right for shape in shapes))
        self.shapes.extend(shapes)

    def hold(self, mark: Shape) -> None:
        """Put a mark on the letter that it stands nearest to."""
        middle = mark.left + mark.right
        letters = [i for i, shape in enumerate(self.shapes) if shape.kind != "space"] or [0]
        base = min(letters, key=lambda i: abs(self.shapes[i].left + self.shapes[i].right - middle))
        self.shapes[base] = replace(self.shapes[base], text=self.shapes[base].text + mark.text)


def rows(shapes: list[Shape]) -> list[list[Shape]]:
    """Rows of one level and side by side, each from left to right, in the order in which PDFium met them.

    Marks are put on their letters.
    """
    size = _letter_size(shapes)
    found: list[_Row] = []
    for shape in (shape for shape in shapes if shape.kind != "mark"):
        _add(_Row(shape), found, size)
    while len(whole := _put_together(found, size)) < len(found):
        found = whole
    for mark in (shape for shape in shapes if shape.kind == "mark"):
        near = sorted(found, key=lambda row: max(0.0, row.gap(mark.left, mark.right)) + abs(row.level - mark.level))
        if near:
            near[0].hold(mark)
    return [sorted(row.shapes, key=lambda shape: (shape.origin, shape.right)) for row in found]


def _put_together(parts: list[_Row], size: float) -> list[_Row]:
    whole: list[_Row] = []
    for part in parts:
        _add(part, whole, size)
    return whole


def _add(part: _Row, found: list[_Row], size: float) -> None:
    """Put a part to the row that it belongs to, the one met last before others, or let it begin one."""
    for row in reversed(found):
        if abs(row.level - part.level) < _LEVEL * size and row.gap(part.left, part.right) < _BESIDE * size:
            row.take(part.shapes)
            return
    found.append(part)


def _letter_size(shapes: list[Shape]) -> float:
    return median([shape.size for shape in shapes if not shape.made_up] or [0.0])


def units(row: list[Shape]) -> list[Unit]:
    """The units of a row, from left to right, with spaces where they were drawn or PDFium saw them."""
    drawn = [shape for shape in row if not shape.made_up]
    spaces = _gaps(drawn, [shape.origin for shape in row if shape.made_up])
    found: list[Unit] = []
    for i, shape in enumerate(drawn):
        if i in spaces and shape.kind != "space" and found[-1].kind != "space":
            found.append(Unit(" ", "space"))
        if shape.kind != "space":
            found.append(Unit(shape.text, shape.kind))
        elif found and found[-1].kind != "space":
            found.append(Unit(" ", "space"))
    return _runs(found)


def _gaps(drawn: list[Shape], made_up: list[float]) -> set[int]:
    """Which shapes have a space in front (on their left), by their number.

    PDFium puts a space of its own in the gap, or where the right-to-left shape on the left of the gap begins;
    where it broke the line it puts none, and the width of the gap decides.
    """
    found = set()
    for i, (before, shape) in enumerate(pairwise(drawn), start=1):
        gap = shape.left - before.right
        slit = _SLIT * shape.size
        within = any(before.right - slit <= x <= shape.left + slit for x in made_up)
        begins = before.kind in {"right", "other"} and any(abs(x - before.origin) < _SAME for x in made_up)
        broken = (before.spaced or shape.spaced) and gap > _GAP * shape.size
        if broken or (gap > slit and (within or begins)):
            found.add(i)
    return found


def _runs(single: list[Unit]) -> list[Unit]:
    """Neighbouring letters of one direction, and neighbouring digits, as one unit."""
    found: list[Unit] = []
    for unit in single:
        if found and unit.kind == found[-1].kind and unit.kind in {"right", "left", "number"}:
            before = found.pop()
            text = unit.text + before.text if unit.kind == "right" else before.text + unit.text
            found.append(Unit(text, unit.kind))
        else:
            found.append(unit)
    return found
