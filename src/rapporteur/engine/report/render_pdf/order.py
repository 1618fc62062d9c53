"""Fragments of a block in the order of reading, where scripts of both directions meet.

The typesetter writes the runs of a line in the order of reading (UAX #9, one run a level), but draws the words of a
right-to-left run from left to right. So a stretch of such words is turned round. Signs at its edges may
belong to it or to what stands beside it, which looks the same: there, what should stand decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, Literal, TypeAlias

from rapporteur.engine.languages.direction import reads_right_to_left
from rapporteur.engine.report.fonts.coverage import needed
from rapporteur.engine.report.render_pdf.drawn import Fragment

Kind: TypeAlias = Literal["right", "left", "sign"]
_RIGHT: Final = frozenset({"R", "AL"})
_LEFT: Final = frozenset({"L", "EN", "AN"})
_EDGE: Final = 6
"""How many signs at the edge of a stretch are tried."""
_SAME: Final = 0.05
_LIFTED: Final = 9.0
"""Points: places that count as one, and how far off its line a mark may be set."""


def in_reading_order(fragments: Sequence[Fragment], *, hint: str = "") -> list[Fragment]:
    """The fragments of a block, which come as they were drawn, in reading order.

    hint: the text that should stand there, one space at most between its visible letters.
    """
    if all(_kind(fragment) == "left" for fragment in fragments):
        return list(fragments)
    across = bool(reads_right_to_left("".join(fragment.text for fragment in fragments)))
    return [part for chain in _chains(fragments) for part in _turned(chain, across, hint)]


def without_repeats(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments without marks that are drawn apart from their letter, off its line: each carries the letter's text.

    Spaces without width go too: they ended a line.
    """
    fragments = [part for part, after in zip(fragments, [*fragments[1:], None], strict=True) if not _ended(part, after)]
    found: list[Fragment] = []
    lines = Counter((fragment.page, fragment.y) for fragment in fragments)
    for fragment in fragments:
        if not found or not (_repeats(fragment, found[-1]) or _repeats(found[-1], fragment)):
            found.append(fragment)
        elif not _repeats(found[-1], fragment):
            continue
        elif not _repeats(fragment, found[-1]) or lines[found[-1].page, found[-1].y] < lines[fragment.page, fragment.y]:
            found[-1] = fragment
    return found


def _ended(space: Fragment, after: Fragment | None) -> bool:
    """Whether a fragment is the space at the end of a line: nothing wide, where another begins."""
    if after is None or space.text.strip():
        return False
    return (space.page, space.y) == (after.page, after.y) and abs(space.x - after.x) < _SAME


def _repeats(mark: Fragment, letter: Fragment) -> bool:
    """Whether a fragment may be a mark, with the text of a letter beside it."""
    lifted = 0 < abs(mark.y - letter.y) < _LIFTED and mark.page == letter.page
    marked = mark.single and any(unicodedata.category(char).startswith("M") for char in mark.text)
    return lifted and marked and (letter.text.endswith(mark.text) or letter.text.startswith(mark.text))


def _chains(fragments: Sequence[Fragment]) -> Iterator[list[Fragment]]:
    """Fragments of one line, each further right than the one before."""
    chain: list[Fragment] = []
    for fragment in fragments:
        last = chain[-1] if chain else fragment
        if (fragment.page, fragment.y) != (last.page, last.y) or fragment.x < last.x - _SAME:
            yield chain
            chain = []
        chain.append(fragment)
    yield chain


def _turned(chain: Sequence[Fragment], across: bool, hint: str) -> Iterator[Fragment]:
    """A chain with its stretches of right-to-left words and signs turned round."""
    kinds = [_kind(fragment) for fragment in chain]
    start = 0
    while start < len(chain):
        end = start
        while end < len(chain) and (kinds[end] == "left") == (kinds[start] == "left"):
            end += 1
        stretch = chain[start:end]
        own = kinds[start:end]
        yield from _stretch(stretch, own, across, hint) if "right" in own or "left" not in kinds else stretch
        start = end


def _stretch(stretch: Sequence[Fragment], kinds: Sequence[Kind], across: bool, hint: str) -> Sequence[Fragment]:
    """Words and signs turned round, with or without the signs at either edge; signs alone as the block reads."""
    first = kinds.index("right") if "right" in kinds else len(kinds)
    last = len(kinds) - kinds[::-1].index("right") if "right" in kinds else 0
    starts, ends = list(range(min(first, _EDGE) + 1)), list(range(len(kinds), max(last, len(kinds) - _EDGE) - 1, -1))
    if not across:
        starts, ends = starts[::-1], ends[::-1]
    choices = [[*stretch[:start], *stretch[start:end][::-1], *stretch[end:]] for start, end in product(starts, ends)]
    fitting = [choice for choice in choices if _letters(choice) in hint.replace(" ", "")]
    return next((choice for choice in fitting if _spaced(choice) in hint), (fitting or choices)[0])


def _letters(fragments: Sequence[Fragment]) -> str:
    return _spaced(fragments).replace(" ", "")


def _spaced(fragments: Sequence[Fragment]) -> str:
    """The visible letters of fragments, and one space where there are any."""
    text = "".join(fragment.text for fragment in fragments)
    shown = needed([text])
    return re.sub(" +", " ", "".join(char if char in shown else " " if char.isspace() else "" for char in text))


def _kind(fragment: Fragment) -> Kind:
    classes = {unicodedata.bidirectional(char) for char in fragment.text}
    if fragment.turned or classes & _RIGHT:
        return "right"
    return "left" if classes & _LEFT or not fragment.single else "sign"
