"""Key phrases of single texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from rapporteur.engine.analysis.phrases.reading import (
    ARTICLE,
    CONNECTS,
    FULL,
    INSIDE,
    Run,
    edge_kind,
    ends_badly,
    key,
    runs,
    spelling,
)
from rapporteur.engine.languages import get

LONGEST = 5
"""Words of the longest key phrase."""

_LENGTHS = {1: 0.35, 2: 1.2, 3: 1.2, 4: 1.0, 5: 0.7}
"""How far a phrase of this many words is preferred."""
_LATE = 0.6
"""How much less a phrase counts that first stands at the very end of the text."""
_RARITY = 0.7
"""Power of the inverse document frequency."""


@dataclass(slots=True)
class _Candidate:
    """A stretch of full words between other words. name: as first written; place: its start in the text."""

    name: str
    place: int
    times: int = 0


def per_text(texts: Sequence[str], languages: Sequence[str], top: int = 10) -> list[list[tuple[str, float]]]:
    """The key phrases of each text with their scores (0..1, the best has 1), best first.

    texts, languages: of equal length. A phrase is a whole stretch of up to five full words; it scores by how
    often its words stand in the text and how rare they are among the texts of the language (TF-IDF on keys,
    damped), by its length and by how early it stands. Equal spellings of a phrase come once.
    """
    readings = [runs(text, language) for text, language in zip(texts, languages, strict=True)]
    rare = _rarity(readings, languages)
    return [
        _ranked(text, reading, language, rare[language], top)
        for text, reading, language in zip(texts, readings, languages, strict=True)
    ]


def _keys(reading: Sequence[Run], language: str) -> list[str]:
    return [key(token[0], language) for run in reading for token in run]


def _rarity(readings: Sequence[Sequence[Run]], languages: Sequence[str]) -> dict[str, dict[str, float]]:
    """Inverse document frequency of each key, by language."""
    sizes = Counter(languages)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reading, language in zip(readings, languages, strict=True):
        counts[language].update(set(_keys(reading, language)))
    return {
        language: {word: log((sizes[language] + 1) / (count + 0.5)) + 0.1 for word, count in held.items()}
        for language, held in counts.items()
    } | {language: {} for language in sizes if language not in counts}


def _ranked(
    text: str, reading: Sequence[Run], language: str, rare: Mapping[str, float], top: int
) -> list[tuple[str, float]]:
    times = Counter(_keys(reading, language))
    scores: dict[str, float] = {}
    for words, candidate in _candidates(text, reading, language).items():
        weight = sum((1 + log(times[word])) * max(rare[word], 0.1) ** _RARITY for word in words)
        early = 1 - _LATE * candidate.place / max(1, len(text))
        scores[candidate.name] = weight / sqrt(len(words)) * early * _LENGTHS[len(words)]
    best = max(scores.values(), default=1.0)
    rows = [(name, round(score / best, 4)) for name, score in scores.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0]))[:top]


def _candidates(text: str, reading: Sequence[Run], language: str) -> dict[tuple[str, ...], _Candidate]:
    found: dict[tuple[str, ...], _Candidate] = {}
    for run in reading:
        for start, end in _stretches([edge_kind(token[0], language) for token in run], get(language).HEAD_FIRST):
            words = tuple(key(token[0], language) for token in run[start:end])
            if not ends_badly(run[end - 1][0], language):
                name = spelling(text, run[start:end], get(language).SPACED).lower()
                found.setdefault(words, _Candidate(name, run[start][1])).times += 1
    return found


def _stretches(kinds: Sequence[int], connected: bool) -> Iterator[tuple[int, int]]:
    """Stretches of full words as (start, end): weak words only inside; connecting ones too if connected."""
    inner = {FULL, INSIDE, CONNECTS, ARTICLE} if connected else {FULL, INSIDE}
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] in inner:
            end += 1
        yield from _trimmed(kinds, start, end)
        start = end + 1


def _trimmed(kinds: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch without weak words at its edges; also its parts between weak words, if it is too long."""
    full = [i for i in range(start, end) if kinds[i] == FULL]
    if full and full[-1] + 1 - full[0] <= LONGEST:
        yield full[0], full[-1] + 1
        return
    part: list[int] = []
    for i in [*full, -1]:
        if part and i != part[-1] + 1:
            if len(part) <= LONGEST:
                yield part[0], part[-1] + 1
            part = []
        part.append(i)
