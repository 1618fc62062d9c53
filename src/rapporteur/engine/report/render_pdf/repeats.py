"""Fragments without what a page draws besides its text: marks apart from their letter, spaces at the edge of a line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapporteur.engine.report.fonts.coverage import needed
from rapporteur.engine.report.render_pdf.drawn import Fragment
from rapporteur.engine.report.render_pdf.letters import LINE_END

_SAME: Final = 0.05
_LIFTED: Final = 9.0
"""Points: places that count as one, and how far off its line a mark may be set."""


def without_repeats(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments without marks that are drawn apart, off the line of their letter or over it: each carries its text.

    Spaces at either edge of a line become ends of lines: nobody sees them, and some are drawn too early.
    """
    fragments = _edged(fragments)
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


def _edged(fragments: Sequence[Fragment]) -> list[Fragment]:
    """Fragments with the end of a line for each space beyond which its line has nothing, or which takes no room."""
    lines: dict[tuple[int, float], list[float]] = {}
    for fragment in fragments:
        lines.setdefault((fragment.page, fragment.y), []).append(fragment.x)
    found: list[Fragment] = []
    for fragment in fragments:
        line = lines[fragment.page, fragment.y]
        edge = fragment.x in (min(line), max(line)) or sum(abs(fragment.x - x) < _SAME for x in line) > 1
        found.append(replace(fragment, text=LINE_END) if edge and not needed([fragment.text]) else fragment)
    return found


def _repeats(mark: Fragment, letter: Fragment) -> bool:
    """Whether a fragment may be a mark, with the text of a letter beside it."""
    there = (mark.page, mark.y) == (letter.page, letter.y) and abs(mark.x - letter.x) < _SAME
    lifted = (0 < abs(mark.y - letter.y) < _LIFTED and mark.page == letter.page) or there
    marked = mark.single and any(unicodedata.category(char).startswith("M") for char in mark.text)
    return lifted and marked and (letter.text.endswith(mark.text) or letter.text.startswith(mark.text))
