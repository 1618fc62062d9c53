"""Splits and merges: what happened to the themes of a codebook when they were looked for again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rapporteur.engine.analysis.themes.codebook import SAME, alike, place
from rapporteur.engine.records import Codebook, Theme, ThemeEvent

Level = Mapping[str, Theme]
"""Themes by code: those of the upper level, or the leaves of one theme."""


def history(themes: Sequence[Theme], book: Codebook, as_of: str = "") -> tuple[ThemeEvent, ...]:
    """The events of a codebook, then those of the themes that `keep` called as in it: splits, merges, each by code.

    A theme that somebody holds and nobody held in the book came out of the nearest one that is known again, where the
    centres are as like as those of a theme known again (SAME): a split. One that somebody held and nobody holds any
    more went into the nearest one that is known again, on the same terms: a merge. So each theme has one origin, and
    one end, at most. Leaves are looked at under the same theme only. as_of: ISO date of the report.

    Raises WrongUse where the centres are of another encoder. Source: the transitions of clusters in Spiliopoulou and
    others, MONIC (KDD 2006), told by centres, since two rounds have no members in common.
    """
    found = [
        event
        for parent in {theme.parent for theme in book.themes}
        for event in _of_level(_below(parent, book.themes), _below(parent, themes), as_of, book.sha256)
    ]
    return (*book.events, *sorted(found, key=lambda event: (event.kind != "split", place(event.before[0]))))


def _below(parent: str, themes: Sequence[Theme]) -> Level:
    return {theme.code: theme for theme in themes if theme.parent == parent and theme.centre}


def _of_level(book: Level, themes: Level, as_of: str, codebook: str) -> Iterable[ThemeEvent]:
    was = {code: theme for code, theme in book.items() if theme.contributors}
    now = {code: theme for code, theme in themes.items() if theme.contributors}
    stayed = {code: theme for code, theme in was.items() if code in now}
    known = {code: theme for code, theme in now.items() if code in book}
    for code, new in _nearest(stayed, now.keys() - was.keys(), now).items():
        several = (code, *new)
        yield ThemeEvent("split", (code,), several, _alike(was[code], several, now), as_of, codebook)
    for code, gone in _nearest(known, was.keys() - now.keys(), was).items():
        several = (code, *gone)
        yield ThemeEvent("merge", several, (code,), _alike(now[code], several, book), as_of, codebook)


def _nearest(known: Level, others: Iterable[str], of: Level) -> dict[str, list[str]]:
    """The others by the code of the known theme that is nearest to each, where it is near enough; in order of codes."""
    found: dict[str, list[str]] = defaultdict(list)
    for other in sorted(others, key=place):
        near = [(-alike(theme, of[other]), place(code), code) for code, theme in known.items()]
        if near and -min(near)[0] >= SAME:
            found[min(near)[2]].append(other)
    return found


def _alike(one: Theme, several: Sequence[str], of: Level) -> tuple[float, ...]:
    return tuple(round(alike(one, of[code]), 3) for code in several)
