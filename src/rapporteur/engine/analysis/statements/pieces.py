"""Late interaction: each piece of a statement looks for its nearest piece in a text (Khattab and Zaharia 2020).

Pieces are weighed in two ways: those that carry meaning alike, or the less, the more of the statements have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.statements.turn import Read
from rapporteur.engine.languages.facts import get

Doubles = npt.NDArray[np.float64]
_STRONGEST = 5
"""Pieces of the text that fit the statement best."""
_FAINT = 0.05
"""Weight of a piece without meaning of its own beside 1, where pieces are weighed by the statements."""
NAMES = (
    "meaning in English",
    "statement in text, all pieces",
    "statement in text, meaning pieces",
    "statement in text, worst third",
    "statement in text, best piece",
    "statement in text, sum",
    "statement in text, weighed",
    "text in statement, all pieces",
    "text in statement, meaning pieces",
    "text in statement, best five",
    "pieces of the text",
    "pieces of the statement",
)


def late_interaction(texts: Sequence[Read], statements: Sequence[Read]) -> Doubles:
    """Return how well the pieces of each pair fit, (texts, statements, 12), in the order of NAMES.

    English only. A text without a piece gets zeros, and so does a statement.
    """
    weights = rare_pieces(statements)
    result = np.zeros((len(texts), len(statements), len(NAMES)))
    for row, text in enumerate(texts):
        for column, (statement, weight) in enumerate(zip(statements, weights, strict=True)):
            if text[0] and statement[0]:
                result[row, column] = _pair(text, statement, weight)
    return result


def rare_pieces(statements: Sequence[Read]) -> list[Doubles]:
    """Return the weight of each piece of each statement: one over the different statements that have it.

    A piece without meaning of its own weighs next to nothing.
    """
    having = Counter(chain.from_iterable(set(words) for words in {words for words, _ in statements}))
    return [np.array([1 / having[word] for word in words]) * (_meaning(words) + _FAINT) for words, _ in statements]


def meaning_pieces(words: Sequence[str]) -> Doubles:
    """Return 1 for a piece that carries meaning, 0 for a function word or a sign; all 1 where none carries any."""
    flags = _meaning(words)
    return flags if flags.any() else np.ones(len(flags))


def _pair(text: Read, statement: Read, weight: Doubles) -> list[float]:
    near = (text[1] @ statement[1].T).astype(np.float64)
    of_statement, of_text = near.max(axis=0), near.max(axis=1)
    meaning, own = meaning_pieces(statement[0]), meaning_pieces(text[0])
    third = max(1, len(of_statement) // 3)
    return [
        _pooled(text[1]) @ _pooled(statement[1]),
        of_statement.mean(),
        (of_statement * meaning).sum() / meaning.sum(),
        np.sort(of_statement)[:third].mean(),
        of_statement[meaning > 0].max(),
        (of_statement * meaning).sum(),
        (of_statement * weight).sum() / weight.sum(),
        of_text.mean(),
        (of_text * own).sum() / own.sum(),
        np.sort(of_text)[-_STRONGEST:].mean(),
        np.log(len(of_text)),
        np.log(len(of_statement)),
    ]


def _pooled(rows: npt.NDArray[np.float32]) -> Doubles:
    """The mean of the pieces as a vector of length one: the text as a whole."""
    mean = rows.mean(axis=0, dtype=np.float64)
    return np.asarray(mean / np.sqrt((mean**2).sum()))


def _meaning(words: Sequence[str]) -> Doubles:
    stop = get("en").STOP_WORDS
    return np.array([float(word not in stop and any(c.isalnum() for c in word)) for word in words])
