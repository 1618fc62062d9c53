"""The runs of a stretch, as drawn or turned round, by which it reads as what should stand there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal, TypeAlias

from rapporteur.engine.report.render_pdf.drawn import Fragment
from rapporteur.engine.report.render_pdf.letters import LINE_END, Letter, same, spelt

Kind: TypeAlias = Literal["right", "left", "sign"]


@dataclass(frozen=True, slots=True)
class Part:
    """A fragment with its kind. shown: its text as `letters.visible` gives it; letters: how many letters that has."""

    fragment: Fragment
    kind: Kind
    shown: str
    letters: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts side by side, without words that read from the left. whole: nothing stands right beside them.

    first, last: a line begins with them after another, ends with them before another.
    """

    parts: Sequence[Part]
    whole: bool
    first: bool
    last: bool


_State: TypeAlias = tuple[bool, str]
"""Whether the last run was turned round, and the gap it ends with."""
_Reading: TypeAlias = tuple[int, tuple[Part, ...]]
"""How many gaps differ from those that should stand there, and the parts read so far."""


def fitting(stretch: Stretch, letters: Sequence[Letter], place: int, gap: str) -> Sequence[Part] | None:
    """The reading of a stretch that has the letters from a place on, with as many of their gaps as can be.

    None where no reading has these letters. gap: what goes before the stretch.
    """
    return _Search(stretch, letters, place).best(gap)


class _Search:
    """Goes through the readings of a stretch, from its beginning, as far as their letters are those that should be."""

    def __init__(self, stretch: Stretch, letters: Sequence[Letter], place: int) -> None:
        self._stretch, self._parts, self._letters = stretch, stretch.parts, letters
        self._places = list(accumulate((part.letters for part in stretch.parts), initial=place))
        self._apart = [place < len(letters) and letters[place].apart for place in self._places]

    def best(self, gap: str) -> Sequence[Part] | None:
        """The reading with the fewest gaps that differ, of these one with the right gap after it."""
        ends: list[dict[_State, _Reading]] = [{} for _ in self._places]
        ends[0][False, gap] = 0, ()
        for start, readings in enumerate(ends):
            for (turned, before), (cost, parts) in readings.items():
                for run, turns in self._runs(start, turned):
                    step = self._step(run, before, self._places[start])
                    if step is not None:
                        _keep(ends[start + len(run)], (turns, step[1]), (cost + step[0], (*parts, *run)))
        last = self._places[-1]
        after = self._letters[last].gap if last < len(self._letters) else LINE_END
        found = [(cost, not same(end, after), parts) for (_, end), (cost, parts) in ends[-1].items()]
        return min(found, key=lambda one: one[:2])[2] if found else None

    def _runs(self, start: int, turned: bool) -> Iterator[tuple[Sequence[Part], bool]]:
        """The runs that may begin at a place, and whether each is turned round. turned: the run before it is."""
        if start < len(self._parts) and self._parts[start].kind == "sign":
            yield self._parts[start : start + 1], False
        if not turned or self._apart[start]:
            for end in range(start + 1, len(self._parts) + 1):
                if self._turns(start, end):
                    yield self._parts[start:end][::-1], True

    def _turns(self, start: int, end: int) -> bool:
        """Whether a run may have been drawn from the right.

        Beside what reads from the left it begins with a right-to-left letter, which is on its right, and ends with one
        or with a closing bracket (UAX #9, N0 to N2), unless a mark of direction or the edge of the line is there.
        """
        last, first = self._parts[start], self._parts[end - 1]
        opened = first.kind == "right" or self._apart[start] or (self._stretch.first and start == 0)
        closes = last.kind == "right" or any(unicodedata.category(char) == "Pe" for char in last.shown)
        closed = closes or self._apart[end] or (self._stretch.last and end == len(self._parts))
        return (opened and closed) or (self._stretch.whole and end - start == len(self._parts))

    def _step(self, run: Sequence[Part], gap: str, place: int) -> tuple[int, str] | None:
        """How many gaps of a run differ, and the gap it ends with; None where its letters do."""
        found, end = spelt(((part.shown, "") for part in run), gap)
        wanted = self._letters[place : place + len(found)]
        if [one.char for one in found] != [one.char for one in wanted]:
            return None
        return sum(not same(one.gap, other.gap) for one, other in zip(found, wanted, strict=True)), end


def _keep(readings: dict[_State, _Reading], state: _State, reading: _Reading) -> None:
    """Keep a reading where there is no better one in its state."""
    readings[state] = min(readings.get(state, reading), reading, key=lambda one: one[0])
