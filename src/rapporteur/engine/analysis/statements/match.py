"""Which text says what which statement says: arguments to key points (Bar-Haim et al. 2020)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.analysis.statements.features import Kind, features
from rapporteur.engine.analysis.statements.scorer import scorer_for
from rapporteur.engine.errors import WrongUse

_BOTH_ENGLISH = "en"


def match(
    texts: Sequence[str],
    languages: Sequence[str],
    statements: Sequence[str],
    statement_languages: Sequence[str],
    encoder: Encoder,
) -> npt.NDArray[np.float64]:
    """Return the probability that each text says what each statement says, (texts, statements), 4 decimals.

    languages, statement_languages: ISO 639-1, "" where not known; two unknown languages count as the same. Two
    texts in English are also compared piece by piece if the encoder is full. A text's scores depend on the
    statements, which are told apart from each other, but on no other text. Raises WrongUse if texts and
    languages differ in number.
    """
    _check("text", texts, languages)
    _check("statement", statements, statement_languages)
    scores = np.zeros((len(texts), len(statements)))
    if not scores.size:
        return scores
    said = np.array(statement_languages)
    vectors, theirs = encoder.encode(texts), encoder.encode(statements)
    for language in sorted(set(languages)):
        rows = np.flatnonzero(np.array(languages) == language).tolist()
        for kind, columns in ((_kind(language, encoder), said == language), ("across", said != language)):
            if columns.any():
                found = features(kind, [texts[i] for i in rows], statements, language, (vectors[rows], theirs))
                scored = scorer_for(kind, encoder.tier).probability(found)
                scores[np.ix_(rows, columns)] = scored[:, columns]
    return scores


def _kind(language: str, encoder: Encoder) -> Kind:
    """How two texts of one language are compared."""
    return "english" if language == _BOTH_ENGLISH and encoder.tier == "full" else "same"


def _check(what: str, texts: Sequence[str], languages: Sequence[str]) -> None:
    if len(texts) != len(languages):
        raise WrongUse(
            f"{len(texts)} {what}s come with {len(languages)} languages",
            action=f'Give one language for each {what}, "" where it is not known.',
        )
