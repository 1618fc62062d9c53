"""Themes of single texts: each text its own contributor, each with a nearest theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases import Vocabulary, vocabulary
from rapporteur.engine.analysis.themes.clustering import UPPER, shares
from rapporteur.engine.analysis.themes.fitting import Number
from rapporteur.engine.analysis.themes.levels import describe, fit_levels, one_thread
from rapporteur.engine.analysis.themes.passages import passages_of_texts
from rapporteur.engine.analysis.themes.space import Rows
from rapporteur.engine.records import Progress, Theme, silent


@dataclass(frozen=True, slots=True)
class Grouping:
    """Themes of texts (n), in the order the texts were given.

    codes: of the upper level (k), most texts first. scores: (n, k), how much of a text is of each theme, 0..1, adding
    up to 1, 4 decimals. nearest: (n,) the theme with the highest score. member: (n, k), whether it counts. leaf: (n,)
    code of the lower level, that of the theme itself where it has no leaf for the text. themes: both levels, each
    theme before its leaves.
    """

    codes: tuple[str, ...]
    scores: Rows
    nearest: NDArray[np.int64]
    member: NDArray[np.bool_]
    leaf: tuple[str, ...]
    themes: tuple[Theme, ...]


def group_texts(
    vectors: NDArray[np.float32],
    texts: Sequence[str],
    languages: Sequence[str],
    seed: int = 0,
    number: Number = "auto",
    ids: Sequence[str] = (),
    progress: Progress = silent,
    said: Vocabulary | None = None,
) -> Grouping:
    """Find the themes of texts, each its own contributor; every text has a nearest one.

    vectors: (n, d), of length one. languages: of each text. number: themes of the upper level, or "auto"
    (fitting.fit). seed: of the bootstrap that tells how steady they are; themes do not depend on it. ids: names of the
    texts for quotes, their places by default. said: their phrases (phrases.vocabulary), where they are known already.
    Independent of the order of texts and of the number of threads.
    """
    if not len(texts):
        empty = np.zeros((0, 0))
        return Grouping((), empty, np.zeros(0, dtype=np.int64), empty > 0, (), ())
    passages = passages_of_texts(texts, languages, ids or [str(i) for i in range(len(texts))])
    own = np.asarray(vectors, dtype=np.float64)[list(passages.rows)]
    with one_thread():
        levels = fit_levels(own, passages, seed, number, UPPER, False, progress)
        phrases, used = said or vocabulary(texts, languages)
        found = describe(levels, passages, phrases, [used[i] for i in passages.rows], {}, paired=True)
    place = np.argsort(passages.rows)
    order = list(found.order)
    seen = levels.seen
    scores = np.round(shares(seen.near), 4)[:, order][place]
    nearest = seen.near[:, order].argmax(axis=1)[place]
    member = seen.member[:, order][place]
    code_of = {j: leaf.code for j, leaf in zip(found.leaf_order, found.leaves, strict=True)}
    leaf = [code_of.get(int(j), "") for j in seen.leaf[place]]
    codes = tuple(theme.code for theme in found.themes)
    return Grouping(
        codes,
        scores,
        nearest,
        member,
        tuple(own or codes[near] for own, near in zip(leaf, nearest.tolist(), strict=True)),
        tuple(sorted((*found.themes, *found.leaves), key=lambda theme: theme.code.split("."))),
    )
