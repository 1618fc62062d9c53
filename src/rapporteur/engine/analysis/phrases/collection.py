"""The phrases that the texts of a collection have in common, text by text."""

from __future__ import annotations

from collections.abc import Sequence

from rapporteur.engine.analysis.phrases.corpus_phrases import find
from rapporteur.engine.analysis.phrases.marking import phrases_in
from rapporteur.engine.records import Corpus, Phrase, Segment, Text

Vocabulary = tuple[tuple[Phrase, ...], list[set[str]]]
"""Phrases, and those that each text uses."""


def in_common(texts: Sequence[str], languages: Sequence[str], top: int = 10) -> list[list[tuple[str, float]]]:
    """Of each text the thematic phrases it uses of those its collection has, with their scores, best first.

    texts, languages: of equal length; each text is its own contributor. The phrases are those of `find`: of two
    to five words, used by at least three texts of a language. Score: the share of all texts that use it, 0..1, 4
    decimals. top: most phrases a text. A text whose language is not known ("und") has none.
    """
    found, used = vocabulary(texts, languages)
    share = {phrase.phrase: round(phrase.contributors / len(texts), 4) for phrase in found}
    return [_best({phrase: share[phrase] for phrase in own}, top) for own in used]


def vocabulary(texts: Sequence[str], languages: Sequence[str]) -> Vocabulary:
    """The thematic phrases of a collection whose texts are each their own contributor, and those each text uses."""
    corpus = _corpus(texts, languages)
    owners = {text.contribution: text.contribution for text in corpus.texts}
    found = find(corpus, owners, {}, frozenset(owners))
    return found, phrases_in(texts, languages, found)


def _best(scores: dict[str, float], top: int) -> list[tuple[str, float]]:
    return sorted(scores.items(), key=lambda row: (-row[1], row[0]))[:top]


def _corpus(texts: Sequence[str], languages: Sequence[str]) -> Corpus:
    """A corpus in which each text is one contribution and one segment, called by its place."""
    names = [f"{number:09}" for number in range(len(texts))]
    rows = tuple(
        Text(name, name, "answer", "", "direct", "", language, text)
        for name, text, language in zip(names, texts, languages, strict=True)
    )
    segments = tuple(
        Segment(f"{name}:0", name, 0, len(text), language, False, False, 1)
        for name, text, language in zip(names, texts, languages, strict=True)
    )
    return Corpus(rows, segments, (), (), ())
