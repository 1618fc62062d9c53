"""Themes that keep their identity from run to run: known again by what they mean, never by their number."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from rapporteur.engine.analysis.themes.space import DECIMALS, Rows
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Theme

SAME = 0.6
"""Two themes are the same where the cosine of their centres is at least this, and neither has a nearer one."""


def pack(row: Rows) -> str:
    """A direction (d,) as text: half-precision floats of length one, little-endian, in base 64. "" for zeros."""
    norm = float(np.linalg.norm(row))
    if not norm:
        return ""
    return base64.b64encode(np.round(row / norm, 4).astype("<f2").tobytes()).decode("ascii")


def unpack(text: str) -> Rows:
    """What `pack` packed. Raises WrongUse where the text is none of its."""
    try:
        return np.frombuffer(base64.b64decode(text, validate=True), dtype="<f2").astype(np.float64)
    except (binascii.Error, ValueError) as error:
        raise WrongUse(
            f"a theme has a centre that cannot be read: {error}", action="Use themes.json as a report wrote it."
        ) from error


def keep(themes: Sequence[Theme], book: Sequence[Theme]) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Themes called as in the codebook where they are known again, and the new code of each.

    book: themes of an earlier run. A theme known again keeps its code, label and English label. A new one gets a
    number that none ever had. One of the book that is not found again stays, with nobody in it, so that its code is
    never given to another. Leaves are known again under the same theme only. Each theme comes before its leaves. What
    was split or merged is told by events.history.
    """
    themes = sorted(themes, key=lambda theme: place(theme.code))
    known = _known_again(themes, book)
    number = _numbers(themes, known, book)
    of_book = {theme.code: theme for theme in book}
    found = [_called(theme, number, of_book.get(known.get(theme.code, ""))) for theme in themes]
    gone = [
        replace(theme, contributors=0, segments=0, stability=0.0, central="", opposite="", by_group={}, small=False)
        for theme in book
        if theme.code not in known.values()
    ]
    return tuple(sorted((*found, *gone), key=lambda theme: place(theme.code))), number


def _called(theme: Theme, number: Mapping[str, str], as_in: Theme | None) -> Theme:
    renamed = replace(theme, code=number[theme.code], parent=number.get(theme.parent, ""))
    if as_in is None:
        return renamed
    return replace(renamed, label=as_in.label, language=as_in.language, english=as_in.english)


def _known_again(themes: Sequence[Theme], book: Sequence[Theme]) -> dict[str, str]:
    """The code in the book of each theme that is known again: the upper level first, then leaves under it."""
    upper = _matched([t for t in themes if not t.parent], [t for t in book if not t.parent])
    known = dict(upper)
    for own, old in upper.items():
        known |= _matched([t for t in themes if t.parent == own], [t for t in book if t.parent == old])
    return known


def _matched(themes: Sequence[Theme], book: Sequence[Theme]) -> dict[str, str]:
    """One to one, the most alike first."""
    pairs = sorted(
        (-alike(new, old), old.code, new.code) for new in themes for old in book if new.centre and old.centre
    )
    found: dict[str, str] = {}
    for negative, old_code, new_code in pairs:
        if -negative >= SAME and new_code not in found and old_code not in found.values():
            found[new_code] = old_code
    return found


def alike(one: Theme, other: Theme) -> float:
    """The cosine of two centres. Raises WrongUse where they are of different encoders."""
    first, second = unpack(one.centre), unpack(other.centre)
    if first.shape != second.shape:
        raise WrongUse("the codebook is of another encoder", action="Use themes.json of a report by this version.")
    return round(float(first @ second), DECIMALS)


def _numbers(themes: Sequence[Theme], known: Mapping[str, str], book: Sequence[Theme]) -> dict[str, str]:
    number = dict(known)
    last = max((int(theme.code[1:]) for theme in book if not theme.parent), default=0)
    for theme in (theme for theme in themes if not theme.parent and theme.code not in known):
        last += 1
        number[theme.code] = f"T{last:02d}"
    for leaf in (theme for theme in themes if theme.parent and theme.code not in known):
        above = number[leaf.parent]
        taken = [int(code.split(".")[1]) for code in _leaf_codes(above, number, book)]
        number[leaf.code] = f"{above}.{max(taken, default=0) + 1}"
    return number


def _leaf_codes(above: str, number: Mapping[str, str], book: Sequence[Theme]) -> list[str]:
    every = {*number.values(), *(theme.code for theme in book)}
    return [code for code in every if code.startswith(f"{above}.")]


def place(code: str) -> tuple[int, int]:
    """Where a code stands among others: T02 before T02.1, and that before T10."""
    upper, _, leaf = code[1:].partition(".")
    return int(upper), int(leaf or 0)
