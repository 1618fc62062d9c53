"""Which position texts take toward statements that have a contrary, some texts at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from rapporteur.engine.analysis.encode import Encoder, load_english
from rapporteur.engine.analysis.stance import Passages, Poles, Stance

_READ = 64
"""Texts whose sentences are held together: a long text has hundreds of them."""
_ENGLISH = "en"


def positions(
    texts: Sequence[str],
    languages: Sequence[str],
    poles: Sequence[Poles | None],
    poles_languages: Sequence[str],
    encoder: Encoder,
) -> Iterator[list[Stance | None]]:
    """Yield for each text its stance toward each statement, in their order; None where none can be told.

    languages: of the texts, ISO 639-1. poles: None for a statement without a contrary. poles_languages: of statement
    and contrary, "" where the two differ. English texts are also held against English statements by the English encoder
    if the other is full. The stances of a text depend on no other text and no other statement. Raises WrongUse at poles
    of which one is empty or both are equal.
    """
    english = _english() if encoder.tier == "full" and _ENGLISH in poles_languages else None
    for start in range(0, len(texts), _READ):
        own = slice(start, start + _READ)
        read = Passages(texts[own], languages[own], encoder, english)
        columns = [
            read.toward(pair, in_english=language == _ENGLISH) if pair else [None] * len(read.texts)
            for pair, language in zip(poles, poles_languages, strict=True)
        ]
        for row in range(len(read.texts)):
            yield [column[row] for column in columns]


@cache
def _english() -> Encoder:
    return load_english()
