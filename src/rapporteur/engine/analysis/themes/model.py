"""Themes of a corpus: found, named, counted in contributors, and checked by refitting."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases import phrases_in
from rapporteur.engine.analysis.themes.fitting import Number
from rapporteur.engine.analysis.themes.levels import describe, fit_levels, one_thread
from rapporteur.engine.analysis.themes.membership import MEMBER, NEAR
from rapporteur.engine.analysis.themes.passages import passages_of_segments, readable
from rapporteur.engine.analysis.themes.sight import Seen, Sight
from rapporteur.engine.analysis.themes.space import Rows
from rapporteur.engine.records import Code, Phrase, Progress, Segment, Text, Theme, silent

SCHEME = "themes"
SURVEYED = 16
"""Themes of the upper level of a corpus, where no other number stands out: papers speak of more than answers do."""


@dataclass(frozen=True, slots=True)
class ThemeModel:
    """Themes, and what each segment has to do with them.

    themes: the upper level (k). segments: ids, in the order they were given. scores: (n, k), 1 - p of the similarity
    against the background, 0..1, 4 decimals. nearest: (n,) number of the nearest theme, -1: fits no theme.
    member: (n, k), counts. Furniture, repeats and segments of few words have scores of 0 and no theme. leaves: the
    lower level (m). below: (n, m), which segments count for which leaf.
    """

    themes: tuple[Theme, ...]
    segments: tuple[str, ...]
    scores: Rows
    nearest: NDArray[np.int64]
    member: NDArray[np.bool_]
    leaves: tuple[Theme, ...]
    below: NDArray[np.bool_]

    def codes(self) -> tuple[Code, ...]:
        """One row for each segment and theme where the segment is a member or the theme its nearest; and for leaves."""
        near = self.nearest[:, None] == np.arange(len(self.themes))
        places = np.nonzero(self.member | near)
        below, leaves = np.nonzero(self.below)
        above = {theme.code: place for place, theme in enumerate(self.themes)}
        of_leaves = np.array([above[leaf.parent] for leaf in self.leaves], dtype=np.int64)[leaves]
        return tuple(
            sorted(
                chain(
                    _rows(
                        map(self.segments.__getitem__, places[0].tolist()),
                        (self.themes[theme].code for theme in places[1].tolist()),
                        self.scores[places],
                        zip(self.member[places].tolist(), near[places].tolist(), strict=True),
                    ),
                    _rows(
                        map(self.segments.__getitem__, below.tolist()),
                        (self.leaves[leaf].code for leaf in leaves.tolist()),
                        self.scores[below, of_leaves],
                        repeat((True, False)),
                    ),
                )
            )
        )


def _rows(
    segments: Iterable[str], codes: Iterable[str], scores: Rows, counts: Iterable[tuple[bool, bool]]
) -> Iterator[Code]:
    """counts: whether each is a member, and the nearest."""
    told = zip(segments, codes, scores.tolist(), counts, strict=False)
    return (Code(segment, "", "", SCHEME, code, score, *here) for segment, code, score, here in told)


@dataclass(frozen=True, slots=True)
class ThemeMap:
    """Themes of a sample, by which any segment is read; small enough to be passed around.

    themes, leaves: as in ThemeModel. order, leaf_order: the place of each in sight. sight: None where too little was
    read for themes.
    """

    themes: tuple[Theme, ...]
    leaves: tuple[Theme, ...]
    order: tuple[int, ...]
    leaf_order: tuple[int, ...]
    sight: Sight | None


def find(
    vectors: NDArray[np.float32],
    segments: Sequence[Segment],
    texts: Sequence[Text],
    contributors: Mapping[str, str],
    phrases: Callable[[], Sequence[Phrase]] = tuple,
    quotable: Set[str] | None = None,
    seed: int = 0,
    number: Number = "auto",
    groups: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> tuple[ThemeMap, ThemeModel]:
    """Find the themes of a corpus: the map any corpus can be read by, and what `apply` reads of this one by it.

    vectors: (n, d), a row a segment, of length one. segments: in the same order. texts: with their content.
    contributors: contributor by contribution id; other contributions are passed over. phrases: gives what labels
    are made of, and is asked when themes are found; a theme no phrase fits is called by its code. quotable:
    contributions that may be shown (all by default). seed: of the bootstrap only. number: of themes to look for, or
    "auto" (fitting.fit). groups: stakeholder group by contributor. Themes of fewer than five contributors or of one
    dominant contributor are given up and near-equal ones joined, so fewer may come out; small but distinct voices
    stay as leaves. Furniture and repeats have no theme. Independent of the order of rows and of the number of
    threads. Raises ValueError where vectors and segments differ in number.
    """
    _same_number(vectors, segments)
    passages = passages_of_segments(segments, texts, contributors, quotable)
    if len(passages.rows) < 2:
        found = ThemeMap((), (), (), (), None)
        return found, _laid_out(found, None, passages.rows, segments)
    with one_thread():
        own = vectors[list(passages.rows)].astype(np.float64)
        levels = fit_levels(own, passages, seed, number, SURVEYED, True, progress)
        offered = phrases()
        used = phrases_in(passages.contents, passages.languages, offered)
        named = describe(levels, passages, offered, used, groups or {}, paired=False)
    progress(SCHEME, 4, 4)
    found = ThemeMap(named.themes, named.leaves, named.order, named.leaf_order, levels.sight)
    return found, _laid_out(found, levels.seen, passages.rows, segments)


def apply(
    found: ThemeMap,
    vectors: NDArray[np.float32],
    segments: Sequence[Segment],
    texts: Sequence[Text],
    contributors: Mapping[str, str],
) -> ThemeModel:
    """What segments have to do with themes that were found before, be it in others.

    The arguments are those of `find`. What comes out for a segment does not depend on the segments beside it. Raises
    ValueError where vectors and segments differ in number.
    """
    _same_number(vectors, segments)
    if found.sight is None or not found.themes:
        return _laid_out(found, None, (), segments)
    contents = {text.text: text.content for text in texts if text.contribution in contributors}
    rows, words = readable(segments, contents)
    with one_thread():
        seen = found.sight.read(vectors[list(rows)], words, [segments[row].language for row in rows])
    return _laid_out(found, seen, rows, segments)


def _same_number(vectors: NDArray[np.float32], segments: Sequence[Segment]) -> None:
    if len(vectors) != len(segments):
        raise ValueError(f"{len(vectors)} vectors for {len(segments)} segments")


def _laid_out(found: ThemeMap, seen: Seen | None, places: Sequence[int], segments: Sequence[Segment]) -> ThemeModel:
    """What is seen of passages, laid out over all segments. places: the segment of each."""
    scores = np.zeros((len(segments), len(found.themes)))
    near = np.full(len(segments), -1, dtype=np.int64)
    member = np.zeros((len(segments), len(found.themes)), dtype=np.bool_)
    below = np.zeros((len(segments), len(found.leaves)), dtype=np.bool_)
    rows = list(places)
    if seen is not None and found.themes:
        best = seen.near[:, list(found.order)].argmax(axis=1)
        p = seen.p[:, list(found.order)]
        scores[rows] = np.round(1 - p, 4)
        near[rows] = np.where(p[np.arange(len(best)), best] <= NEAR, best, -1)
        member[rows] = p <= MEMBER
        below[rows] = seen.inside[:, list(found.leaf_order)]
    names = tuple(segment.id for segment in segments)
    return ThemeModel(found.themes, names, scores, near, member, found.leaves, below)
