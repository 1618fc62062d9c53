"""Themes of a corpus: found, named, counted in contributors, and checked by refitting."""

from __future__ import annotations

import importlib
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.clustering import similarities
from rapporteur.engine.analysis.themes.fitting import Number, holders, sample, stability, theme_centres, worthy
from rapporteur.engine.analysis.themes.labels import names, phrases_of
from rapporteur.engine.analysis.themes.membership import MEMBER, background, members, nearest, p_values
from rapporteur.engine.analysis.themes.space import Rows, Space, theme_words
from rapporteur.engine.records import Code, Phrase, Progress, Segment, Text, Theme, silent

SCHEME = "themes"
LEAST_WORDS = 5
"""A passage with fewer full words (a heading, a list of addresses) fits no theme."""


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """Themes, and what each segment has to do with them.

    segments: ids, in the order they were given. scores: (n, k), 1 - p of the similarity against the
    background, 0..1, 4 decimals. nearest: (n,) number of the most similar theme, -1: fits no theme.
    member: (n, k), counts. Furniture, repeats and segments of few words have scores of 0 and no theme.
    """

    themes: tuple[Theme, ...]
    segments: tuple[str, ...]
    scores: Rows
    nearest: NDArray[np.int64]
    member: NDArray[np.bool_]

    def codes(self) -> tuple[Code, ...]:
        """One row for each segment and theme where the segment is a member or the theme its nearest."""
        rows: list[Code] = []
        for number, segment in enumerate(self.segments):
            for theme, entry in enumerate(self.themes):
                member, near = bool(self.member[number, theme]), bool(self.nearest[number] == theme)
                if member or near:
                    score = float(self.scores[number, theme])
                    rows.append(Code(segment, "", "", SCHEME, entry.code, score, member, near))
        return tuple(sorted(rows, key=lambda row: (row.segment, row.code)))


@dataclass(frozen=True, slots=True)
class _Passages:
    """What is read of the segments that can have a theme, sorted by id.

    rows: place of each in the input. owners: contributors of each passage.
    """

    rows: tuple[int, ...]
    contents: tuple[str, ...]
    languages: tuple[str, ...]
    words: tuple[list[str], ...]
    owners: tuple[frozenset[str], ...]
    quotable: tuple[bool, ...]


def find(
    vectors: NDArray[np.float32],
    segments: Sequence[Segment],
    texts: Sequence[Text],
    contributors: Mapping[str, str],
    phrases: Sequence[Phrase] = (),
    quotable: Set[str] | None = None,
    seed: int = 0,
    number: Number = "auto",
    progress: Progress = silent,
) -> ThemeModel:
    """Find the themes of a corpus.

    vectors: (n, d), a row a segment, of length one. segments: in the same order. texts: with their content.
    contributors: contributor by contribution id; other contributions are passed over. phrases: what labels
    are made of. quotable: contributions that may be shown (all by default). number: of themes to look for,
    or "auto": clustering.best_number, from 4 to the least of 25, a fifth of the contributors and half the
    root of the passages. Themes of fewer than five contributors or of one dominant contributor are given
    up and near-equal ones joined, so fewer may come out. Furniture and repeats have no theme. Independent of
    the order of rows and of the number of threads. Raises ValueError where vectors and segments differ
    in number.
    """
    if len(vectors) != len(segments):
        raise ValueError(f"{len(vectors)} vectors for {len(segments)} segments")
    passages = _read(segments, texts, contributors, quotable)
    with _one_thread():
        return _found(np.asarray(vectors, dtype=np.float64), segments, passages, phrases, seed, number, progress)


def group_texts(
    vectors: NDArray[np.float32], texts: Sequence[str], languages: Sequence[str], seed: int = 0, number: Number = "auto"
) -> tuple[NDArray[np.int64], Rows, NDArray[np.bool_]]:
    """Themes of single texts, each its own contributor: (most similar theme (n,), scores (n, k), member (n, k)).

    Every text gets its most similar theme here, also one that fits none well.
    """
    order = sorted(range(len(texts)), key=lambda i: (texts[i], languages[i]))
    words = [theme_words(texts[i], languages[i]) for i in order]
    with _one_thread():
        own = np.asarray(vectors, dtype=np.float64)[order]
        rows = Space(own, words, [languages[i] for i in order], seed).rows(own, words, [languages[i] for i in order])
        found = theme_centres(rows, [frozenset((str(i),)) for i in range(len(rows))], seed, number)
        alike = similarities(rows, found)
    against = background(alike)
    place = np.argsort(order)
    p = p_values(alike, against)
    return alike.argmax(axis=1)[place], np.round(1 - p, 4)[place], members(alike, against)[place]


def _one_thread() -> Any:
    """Matrix products in one thread, so that their last bits do not depend on how many there are."""
    return importlib.import_module("threadpoolctl").threadpool_limits(1, user_api="blas")


def _read(
    segments: Sequence[Segment], texts: Sequence[Text], contributors: Mapping[str, str], quotable: Set[str] | None
) -> _Passages:
    contents: dict[str, str] = {}
    held: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        contents[text.text] = text.content
        if text.contribution in contributors:
            held[text.text].add(text.contribution)
    kept: list[tuple[int, str, list[str]]] = []
    for row in sorted(range(len(segments)), key=lambda i: (segments[i].text, segments[i].start)):
        segment = segments[row]
        if held[segment.text] and not (segment.furniture or segment.repeats):
            content = contents[segment.text][segment.start : segment.end]
            words = theme_words(content, segment.language)
            if len(words) >= LEAST_WORDS:
                kept.append((row, content, words))
    of = [held[segments[row].text] for row, _, _ in kept]
    return _Passages(
        rows=tuple(row for row, _, _ in kept),
        contents=tuple(content for _, content, _ in kept),
        languages=tuple(segments[row].language for row, _, _ in kept),
        words=tuple(words for _, _, words in kept),
        owners=tuple(frozenset(contributors[c] for c in who) for who in of),
        quotable=tuple(quotable is None or bool(who & quotable) for who in of),
    )


def _found(
    vectors: Rows,
    segments: Sequence[Segment],
    passages: _Passages,
    phrases: Sequence[Phrase],
    seed: int,
    number: Number,
    progress: Progress,
) -> ThemeModel:
    if len(passages.rows) < 2:
        return _spread(segments, passages, (), np.zeros((len(passages.rows), 0)))
    fitted = sample(len(passages.rows))
    own = vectors[list(passages.rows)]
    space = Space(own[fitted], [passages.words[i] for i in fitted], [passages.languages[i] for i in fitted], seed)
    rows = space.rows(own, passages.words, passages.languages)
    owners = [passages.owners[i] for i in fitted]
    progress(SCHEME, 1, 4)
    found = worthy(rows[fitted], owners, theme_centres(rows[fitted], owners, seed, number))
    progress(SCHEME, 2, 4)
    alike = similarities(rows, found)
    steady = stability(rows[fitted], owners, found, default_rng([seed, 2]))
    progress(SCHEME, 3, 4)
    themes, order = _themes(alike, passages, phrases, space.language, segments, steady)
    progress(SCHEME, 4, 4)
    return _spread(segments, passages, themes, alike[:, order])


def _themes(
    alike: Rows,
    passages: _Passages,
    phrases: Sequence[Phrase],
    language: str,
    segments: Sequence[Segment],
    steady: Sequence[float],
) -> tuple[tuple[Theme, ...], list[int]]:
    """The themes by falling number of contributors, and which centre each is."""
    member = members(alike, background(alike))
    held = holders(member, passages.owners)
    of_theme = [set(np.flatnonzero(column).tolist()) for column in member.T]
    used = phrases_of(passages.contents, passages.languages, phrases)
    named = names(of_theme, used, passages.owners, language, phrases)
    order = sorted(range(len(held)), key=lambda i: (-len(held[i]), named[i][0], -len(of_theme[i]), i))
    width = max(2, len(str(len(order))))
    themes = tuple(
        Theme(
            code=f"T{place:0{width}}",
            label=named[i][0] or f"T{place:0{width}}",
            phrases=named[i][1],
            contributors=len(held[i]),
            segments=len(of_theme[i]),
            stability=steady[i],
            central=_central(alike[:, i], passages, segments),
        )
        for place, i in enumerate(order, start=1)
    )
    return themes, order


def _central(alike: Rows, passages: _Passages, segments: Sequence[Segment]) -> str:
    """Id of the quotable passage most like the theme; the longer of equals."""
    open_to = [i for i, quotable in enumerate(passages.quotable) if quotable]
    if not open_to:
        return ""
    best = min(open_to, key=lambda i: (-alike[i], -len(passages.words[i]), i))
    return segments[passages.rows[best]].id


def _spread(segments: Sequence[Segment], passages: _Passages, themes: tuple[Theme, ...], alike: Rows) -> ThemeModel:
    """Results of the passages, laid out over all segments."""
    scores = np.zeros((len(segments), len(themes)))
    near = np.full(len(segments), -1, dtype=np.int64)
    member = np.zeros((len(segments), len(themes)), dtype=np.bool_)
    rows = list(passages.rows)
    if rows and themes:
        against = background(alike)
        p = p_values(alike, against)
        scores[rows] = np.round(1 - p, 4)
        near[rows] = nearest(alike, p)
        member[rows] = p <= MEMBER
    return ThemeModel(themes, tuple(segment.id for segment in segments), scores, near, member)
