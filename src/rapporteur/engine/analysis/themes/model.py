"""Themes of a corpus: found, named, counted in contributors, and checked by refitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.themes.fitting import Number
from rapporteur.engine.analysis.themes.labels import phrases_of
from rapporteur.engine.analysis.themes.levels import Levels, describe, fit_levels, one_thread
from rapporteur.engine.analysis.themes.membership import MEMBER, NEAR
from rapporteur.engine.analysis.themes.passages import Passages, passages_of_segments
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
        rows: list[Code] = []
        near = self.nearest[:, None] == np.arange(len(self.themes))
        for number, theme in np.argwhere(self.member | near).tolist():
            score, counts = float(self.scores[number, theme]), bool(self.member[number, theme])
            code = self.themes[theme].code
            rows.append(Code(self.segments[number], "", "", SCHEME, code, score, counts, bool(near[number, theme])))
        above = {theme.code: place for place, theme in enumerate(self.themes)}
        for number, leaf in np.argwhere(self.below).tolist():
            entry = self.leaves[leaf]
            score = float(self.scores[number, above[entry.parent]])
            rows.append(Code(self.segments[number], "", "", SCHEME, entry.code, score, True, False))
        return tuple(sorted(rows, key=lambda row: (row.segment, row.code)))


def find(
    vectors: NDArray[np.float32],
    segments: Sequence[Segment],
    texts: Sequence[Text],
    contributors: Mapping[str, str],
    phrases: Sequence[Phrase] = (),
    quotable: Set[str] | None = None,
    seed: int = 0,
    number: Number = "auto",
    groups: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> ThemeModel:
    """Find the themes of a corpus.

    vectors: (n, d), a row a segment, of length one. segments: in the same order. texts: with their content.
    contributors: contributor by contribution id; other contributions are passed over. phrases: what labels are made
    of; a theme no phrase fits is called by its code. quotable: contributions that may be shown (all by default). seed:
    of the bootstrap only. number: of
    themes to look for, or "auto" (fitting.fit). groups: stakeholder group by contributor. Themes of fewer than five
    contributors or of one dominant contributor are given up and near-equal ones joined, so fewer may come out; small
    but distinct voices stay as leaves. Furniture and repeats have no theme. Independent of the order of rows and of
    the number of threads. Raises ValueError where vectors and segments differ in number.
    """
    if len(vectors) != len(segments):
        raise ValueError(f"{len(vectors)} vectors for {len(segments)} segments")
    passages = passages_of_segments(segments, texts, contributors, quotable)
    if len(passages.rows) < 2:
        return _laid_out(segments, passages, None, (), (), (), ())
    with one_thread():
        own = np.asarray(vectors, dtype=np.float64)[list(passages.rows)]
        levels = fit_levels(own, passages, seed, number, SURVEYED, True, progress)
        used = phrases_of(passages.contents, passages.languages, phrases)
        found = describe(levels, passages, phrases, used, groups or {}, paired=False)
    progress(SCHEME, 4, 4)
    return _laid_out(segments, passages, levels, found.themes, found.order, found.leaves, found.leaf_order)


def _laid_out(
    segments: Sequence[Segment],
    passages: Passages,
    levels: Levels | None,
    themes: tuple[Theme, ...],
    order: Sequence[int],
    leaves: tuple[Theme, ...],
    leaf_order: Sequence[int],
) -> ThemeModel:
    """Results of the passages, laid out over all segments."""
    scores = np.zeros((len(segments), len(themes)))
    near = np.full(len(segments), -1, dtype=np.int64)
    member = np.zeros((len(segments), len(themes)), dtype=np.bool_)
    below = np.zeros((len(segments), len(leaves)), dtype=np.bool_)
    rows = list(passages.rows)
    if levels is not None and themes:
        best = levels.near[:, list(order)].argmax(axis=1)
        p = levels.p[:, list(order)]
        scores[rows] = np.round(1 - p, 4)
        near[rows] = np.where(p[np.arange(len(best)), best] <= NEAR, best, -1)
        member[rows] = p <= MEMBER
        below[rows] = levels.inside[:, list(leaf_order)]
    return ThemeModel(themes, tuple(segment.id for segment in segments), scores, near, member, leaves, below)
