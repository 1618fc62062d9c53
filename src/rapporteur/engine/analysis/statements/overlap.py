"""What a text and a statement share in words: stems and stretches of letters, plain or weighed by the statements.

Every statement of a debate names its subject, so the words of the subject tell no statement from another. A word
counts the less the more of the given statements have it: rarity as of Spärck Jones (1972), taken over the
statements, which are few and known, and never over the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from rapporteur.engine.languages.facts import get
from rapporteur.engine.languages.tokens import tokenise

Doubles = npt.NDArray[np.float64]
_STEM = 5
"""Letters of a word that stand for its stem."""
_STRETCH = 4
"""Letters in a stretch, the blank before and after a word included."""
NAMES = (
    "stems, cosine",
    "stems, part of the statement",
    "stems, number",
    "stretches, cosine",
    "stretches, part of the statement",
    "stems, weighed",
    "stems, weighed part of the statement",
    "stretches, weighed part of the statement",
    "stretches, weighed cosine",
    "weight of the statement's stems",
    "words of the text",
    "words of the statement",
)


@dataclass(frozen=True, slots=True)
class Bag:
    """What of a text is compared."""

    stems: frozenset[str]
    stretches: frozenset[str]


def bag(text: str, language: str) -> Bag:
    """Take stems and stretches from the words of a text that carry meaning, or from all if none does."""
    words = {word for word, _, _ in tokenise(text, language)}
    words = (words - get(language).STOP_WORDS) or words
    padded = [f" {word} " for word in words]
    stretches = {word[i : i + _STRETCH] for word in padded for i in range(max(1, len(word) - _STRETCH + 1))}
    return Bag(frozenset(word[:_STEM] for word in words), frozenset(stretches))


def overlap(texts: Sequence[Bag], statements: Sequence[Bag]) -> Doubles:
    """Return what each text shares with each statement, (texts, statements, 12), in the order of NAMES."""
    stems = _Shared([item.stems for item in texts], [item.stems for item in statements])
    stretches = _Shared([item.stretches for item in texts], [item.stretches for item in statements])
    shape = stems.plain.shape
    columns = (
        stems.plain / np.sqrt(stems.of_texts * stems.of_statements),
        stems.plain / stems.of_statements,
        stems.plain,
        stretches.plain / np.sqrt(stretches.of_texts * stretches.of_statements),
        stretches.plain / stretches.of_statements,
        stems.weighed,
        stems.weighed / stems.weights,
        stretches.weighed / stretches.weights,
        stretches.weighed / np.sqrt(stretches.of_texts * stretches.weights),
        np.broadcast_to(stems.weights, shape),
        np.broadcast_to(np.log(stems.of_texts), shape),
        np.broadcast_to(np.log(stems.of_statements), shape),
    )
    return np.stack(columns, axis=-1)


class _Shared:
    """How many terms each text and statement share, and their weight: one over the statements that have a term.

    Sums run in the order of the terms, so that they come out the same to the last bit. Empty bags count as one.
    """

    def __init__(self, texts: Sequence[frozenset[str]], statements: Sequence[frozenset[str]]) -> None:
        place = {term: i for i, term in enumerate(sorted(frozenset().union(*statements)))}
        found, asked = _table(texts, place), _table(statements, place).toarray()
        different = {bytes(row): row for row in asked}.values()
        weight = 1 / np.maximum(np.sum([*different], axis=0), 1.0) if len(asked) else np.ones(0)
        self.plain: Doubles = np.asarray(found @ asked.T)
        self.weighed: Doubles = np.asarray(found @ np.ascontiguousarray((asked * weight).T))
        self.weights: Doubles = np.maximum((asked * weight).sum(axis=1), 1e-9)[None]
        self.of_texts: Doubles = np.array([max(len(item), 1) for item in texts], dtype=np.float64)[:, None]
        self.of_statements: Doubles = np.array([max(len(item), 1) for item in statements], dtype=np.float64)[None]


def _table(bags: Sequence[frozenset[str]], place: dict[str, int]) -> csr_array:
    columns = [sorted(place[term] for term in item if term in place) for item in bags]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for row in columns for column in row], dtype=np.int64)
    return csr_array((np.ones(len(flat)), flat, ends), shape=(len(bags), len(place)))
