"""Multi-word thematic phrases: of a corpus, counted in contributors, and of single texts."""

from rapporteur.engine.analysis.phrases.collection import Vocabulary, in_common, vocabulary
from rapporteur.engine.analysis.phrases.corpus_phrases import find, recounted
from rapporteur.engine.analysis.phrases.marking import Marks, holders, marks, phrases_in
from rapporteur.engine.analysis.phrases.matching import (
    contains,
    phrase_tokens,
)
from rapporteur.engine.analysis.phrases.single import per_text

__all__ = [
    "Marks",
    "Vocabulary",
    "contains",
    "find",
    "holders",
    "in_common",
    "marks",
    "per_text",
    "phrase_tokens",
    "phrases_in",
    "recounted",
    "vocabulary",
]
