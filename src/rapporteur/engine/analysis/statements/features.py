"""A pair of text and statement as numbers, by what can be compared.

english: two English texts beside the full encoder: meaning, words, and the turned pieces of the English encoder.
same: two texts in one language: meaning and words. across: two languages: meaning alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.encode import PieceReader, load_pieces
from rapporteur.engine.analysis.statements import overlap, pieces
from rapporteur.engine.analysis.statements.turn import shipped_turn, turned

Doubles = npt.NDArray[np.float64]
Vectors = npt.NDArray[np.float32]
Kind = Literal["english", "same", "across"]
_MEANING = ("meaning", "meaning, apart from what the statements share")
NAMES: dict[Kind, tuple[str, ...]] = {
    "english": (*_MEANING, *overlap.NAMES, *pieces.NAMES),
    "same": (*_MEANING, *overlap.NAMES),
    "across": _MEANING,
}
AMONG_RIVALS = frozenset({_MEANING[1], *(name for name in (*overlap.NAMES, *pieces.NAMES) if "weigh" in name)})
"""The features that look at the other statements."""
DECIMALS = 6


def features(
    kind: Kind, texts: Sequence[str], statements: Sequence[str], language: str, vectors: tuple[Vectors, Vectors]
) -> Doubles:
    """Return one row of numbers a pair, (texts, statements, len(NAMES[kind])), rounded to 6 decimals.

    What a text gets depends on the statements, all of them, and on no other text. language: the one of both
    sides; not used across languages. vectors: of texts and of statements, by one encoder of any language.
    """
    found = [_meaning(*vectors)]
    if kind != "across":
        bags = ([overlap.bag(text, language) for text in side] for side in (texts, statements))
        found.append(overlap.overlap(*bags))
    if kind == "english":
        read = (turned(_reader().read(side), shipped_turn()) for side in (texts, statements))
        found.append(pieces.late_interaction(*read))
    return np.asarray(np.round(np.concatenate(found, axis=-1), DECIMALS))


@cache
def _reader() -> PieceReader:
    """The reader of English pieces, which never changes: 90 MB are read once."""
    return load_pieces()


def _meaning(texts: Vectors, statements: Vectors) -> Doubles:
    """Cosine, and the same with what the different statements have in common taken out; nothing for one alone."""
    different = np.unique(statements, axis=0).astype(np.float64)
    common = different.mean(axis=0) * (len(different) - 1) / len(different)
    return np.stack([_cosine(texts, statements), _cosine(texts, statements - common)], axis=-1)


def _cosine(rows: npt.NDArray[np.floating], others: npt.NDArray[np.floating]) -> Doubles:
    """Products of two sets of vectors, each summed alone: a matrix kernel may round by the number of rows."""
    return np.asarray(np.einsum("ik,jk->ij", rows.astype(np.float64), others.astype(np.float64)))
