"""Fragments of a block in the order of reading, where scripts of both directions meet.

The typesetter writes the runs of a line in the order of reading (UAX #9, one run a level), but draws the words of a
right-to-left run from left to right. So such a run is turned round. It has a right-to-left letter in it and no other
one, and never another such run right beside it. Whether a sign belongs to it or stands beside it looks the same on the
page: there, what should stand decides.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapporteur.engine.languages.direction import reads_right_to_left
from rapporteur.engine.report.render_pdf.drawn import Fragment
from rapporteur.engine.report.render_pdf.letters import LINE_END, Line, spelt, visible
from rapporteur.engine.report.render_pdf.runs import Kind, Part, Stretch, fitting

_RIGHT: Final = frozenset({"R", "AL"})
_LEFT: Final = frozenset({"L", "EN", "AN"})
_SAME: Final = 0.05
"""Points: places that count as one."""


def in_reading_order(fragments: Sequence[Fragment], line: Line | None = None) -> list[Fragment]:
    """The fragments of a block, which come as they were drawn, in reading order.

    line: what should stand there. Where it does, as far as the page shows, it is what is read.
    """
    parts = [_part(fragment) for fragment in fragments]
    if line is None:
        line = Line((), bool(reads_right_to_left("".join(part.shown for part in parts))))
    return _Reader(line).read(parts) if line.across or any(map(_turns, parts)) else list(fragments)


class _Reader:
    """Reads the stretches of a block one after the other, and keeps its place in what should stand there."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._place = 0
        self._gap = LINE_END
        self._found: list[Part] = []

    def read(self, parts: Sequence[Part]) -> list[Fragment]:
        """The fragments of parts that come as they were drawn."""
        for stretch in _stretches(parts):
            if stretch.first:
                self._gap = LINE_END
            self._take(stretch.parts if stretch.parts[0].kind == "left" else self._turned(stretch))
        return [part.fragment for part in self._found]

    def _take(self, parts: Sequence[Part]) -> None:
        self._found += parts
        for part in parts:
            self._place += part.letters
            self._gap = spelt([(part.shown, "")], self._gap)[1]

    def _turned(self, stretch: Stretch) -> Sequence[Part]:
        """A stretch as it should stand from here on, or at the nearest place where it may; else by its own letters."""
        letters = self._line.letters
        for place in sorted(range(len(letters) + 1), key=lambda other: abs(other - self._place)):
            reading = fitting(stretch, letters, place, self._gap)
            if reading is not None:
                self._place = place
                return reading
        return _by_letters(stretch, self._line.across)


def _by_letters(stretch: Stretch, across: bool) -> Sequence[Part]:
    """A stretch turned round from its first right-to-left word to its last; wholly where the block reads so."""
    right = [place for place, part in enumerate(stretch.parts) if part.kind == "right"]
    if across and stretch.whole:
        return stretch.parts[::-1]
    start, end = (right[0], right[-1] + 1) if right else (0, 0)
    return [*stretch.parts[:start], *stretch.parts[start:end][::-1], *stretch.parts[end:]]


def _stretches(parts: Sequence[Part]) -> Iterator[Stretch]:
    """Parts cut where words that read from the left begin and end, and where what is beside them was not drawn next."""
    chains = list(_chains(parts))
    heights = [_height(chain[0]) for chain in chains]
    for number, chain in enumerate(chains):
        cuts = [0, *(place for place in range(1, len(chain)) if _cut(chain[place - 1], chain[place])), len(chain)]
        for start, end in pairwise(cuts):
            first = start == 0 < number and heights[number - 1] != heights[number]
            last = end == len(chain) and any(height != heights[number] for height in heights[number + 1 : number + 2])
            yield Stretch(chain[start:end], len(cuts) == 2, first, last)


def _cut(one: Part, other: Part) -> bool:
    return (one.kind == "left") != (other.kind == "left")


def _chains(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """Parts of one line, each right beside the one before, with nothing of the block between them."""
    places: dict[tuple[int, float], list[float]] = {}
    for part in parts:
        places.setdefault(_height(part), []).append(part.fragment.x)
    ordered = {height: sorted(line) for height, line in places.items()}
    start = 0
    for end in range(1, len(parts)):
        one, other = parts[end - 1], parts[end]
        if not (_height(one) == _height(other) and _adjoin(one.fragment.x, other.fragment.x, ordered[_height(one)])):
            yield parts[start:end]
            start = end
    yield parts[start:]


def _adjoin(x: float, other: float, line: Sequence[float]) -> bool:
    """Whether nothing of a line lies between two places, the second of which is further right."""
    return other >= x - _SAME and bisect_right(line, x + _SAME) >= bisect_left(line, other - _SAME)


def _height(part: Part) -> tuple[int, float]:
    return part.fragment.page, part.fragment.y


def _part(fragment: Fragment) -> Part:
    shown = visible(fragment.text)
    return Part(fragment, _kind(fragment), shown, len(spelt([(shown, "")])[0]))


def _turns(part: Part) -> bool:
    """Whether signs beside a part may have been drawn from the right: Arabic digits do that too (UAX #9, N1)."""
    return part.kind == "right" or any(unicodedata.bidirectional(char) == "AN" for char in part.shown)


def _kind(fragment: Fragment) -> Kind:
    classes = {unicodedata.bidirectional(char) for char in fragment.text}
    if fragment.turned or classes & _RIGHT:
        return "right"
    return "left" if classes & _LEFT or not fragment.single else "sign"
