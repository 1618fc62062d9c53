"""Letters as a reader sees them: each with what stands before it, a space or the end of a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from rapporteur.engine.report.fonts.coverage import needed
from rapporteur.engine.report.printable import printable

LINE_END: Final = "\n"
_MARKS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of direction (UAX #9, 2)."""


class Letter(NamedTuple):
    """A visible letter. gap: what stands before it: "", " " or LINE_END. owner: the id of its entry or "".

    apart: a mark of direction stands between it and the letter before.
    """

    char: str
    gap: str
    owner: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What should stand in a block. across: it reads from the right."""

    letters: Sequence[Letter]
    across: bool


def visible(text: str) -> str:
    """The visible letters and the marks of direction of a text, with a space for every space, and its ends of lines."""
    return "".join(map(_seen, printable(text)))


@cache
def _seen(char: str) -> str:
    """A printable character as `visible` gives it."""
    if char in _MARKS or char == LINE_END or needed([char]):
        return char
    return " " if char.isspace() else ""


def spelt(pieces: Iterable[tuple[str, str]], gap: str = LINE_END) -> tuple[list[Letter], str]:
    """The letters of (what `visible` gives, owner) pairs, and the gap that they end with. gap: what goes before."""
    found: list[Letter] = []
    apart = False
    for text, owner in pieces:
        for char in text:
            if char in _MARKS:
                apart = True
            elif char == LINE_END or (char == " " and gap != LINE_END):
                gap = char
            elif char != " ":
                found.append(Letter(char, gap, owner, apart))
                gap, apart = "", False
    return found, gap


def read(pieces: Iterable[tuple[str, str]]) -> list[Letter]:
    """The letters of (text, owner) pairs, one after the other, from the beginning of a line."""
    return spelt((visible(text), owner) for text, owner in pieces)[0]


def same(gap: str, other: str) -> bool:
    """Whether gaps count as equal: where a line ends, a space may stand or not."""
    return gap == other or LINE_END in (gap, other)


def word(letters: Sequence[Letter]) -> str:
    """Letters as text without spaces."""
    return "".join([letter.char for letter in letters])


def written(letters: Sequence[Letter]) -> str:
    """Letters as text with one space for each gap."""
    return "".join([(" " if letter.gap else "") + letter.char for letter in letters]).strip()
