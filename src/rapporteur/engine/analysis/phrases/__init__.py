"""Multi-word thematic phrases: of a corpus, counted in contributors, and of single texts."""

from rapporteur.engine.analysis.phrases.collection import in_common, vocabulary
from rapporteur.engine.analysis.phrases.corpus_phrases import find
from rapporteur.engine.analysis.phrases.matching import (
    Reading,
    contains,
    held_in,
    holders,
    phrase_tokens,
    places_in,
    read,
)
from rapporteur.engine.analysis.phrases.single import per_text

__all__ = [
    "Reading",
    "contains",
    "find",
    "held_in",
    "holders",
    "in_common",
    "per_text",
    "phrase_tokens",
    "places_in",
    "read",
    "vocabulary",
]
