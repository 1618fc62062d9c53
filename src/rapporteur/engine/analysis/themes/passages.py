"""What is read to find themes: passages with their words and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from rapporteur.engine.analysis.themes.space import Word, words_of
from rapporteur.engine.records import Segment, Text

LEAST_WORDS = 5
"""A passage with fewer full words (a heading, a list of addresses) fits no theme."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages in a fixed order, all fields of equal length.

    rows: place of each in the input. ids: its name. owners: its contributors. quotable: whether it may be shown.
    """

    rows: tuple[int, ...]
    ids: tuple[str, ...]
    contents: tuple[str, ...]
    languages: tuple[str, ...]
    words: tuple[list[Word], ...]
    owners: tuple[frozenset[str], ...]
    quotable: tuple[bool, ...]

    def folded(self) -> list[list[str]]:
        """The folded words of each passage."""
        return [[word.folded for word in row] for row in self.words]

    def full(self) -> list[list[Word]]:
        """The full words of each passage that may be shown; of others none."""
        return [
            [word for word in row if word.key] if shown else []
            for row, shown in zip(self.words, self.quotable, strict=True)
        ]


def passages_of_segments(
    segments: Sequence[Segment], texts: Sequence[Text], contributors: Mapping[str, str], quotable: Set[str] | None
) -> Passages:
    """The segments that can have a theme: of contributors that count, no furniture, no repeats, words enough.

    contributors: contributor by contribution id. quotable: contributions that may be shown, all where it is None.
    """
    contents: dict[str, str] = {}
    held: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        contents[text.text] = text.content
        if text.contribution in contributors:
            held[text.text].add(text.contribution)
    kept: list[tuple[int, str, list[Word]]] = []
    for row in sorted(range(len(segments)), key=lambda i: (segments[i].text, segments[i].start)):
        segment = segments[row]
        if held[segment.text] and not (segment.furniture or segment.repeats):
            content = contents[segment.text][segment.start : segment.end]
            words = words_of(content, segment.language)
            if sum(bool(word.key) for word in words) >= LEAST_WORDS:
                kept.append((row, content, words))
    of = [held[segments[row].text] for row, _, _ in kept]
    return Passages(
        rows=tuple(row for row, _, _ in kept),
        ids=tuple(segments[row].id for row, _, _ in kept),
        contents=tuple(content for _, content, _ in kept),
        languages=tuple(segments[row].language for row, _, _ in kept),
        words=tuple(words for _, _, words in kept),
        owners=tuple(frozenset(contributors[c] for c in who) for who in of),
        quotable=tuple(quotable is None or bool(who & quotable) for who in of),
    )


def passages_of_texts(texts: Sequence[str], languages: Sequence[str], ids: Sequence[str]) -> Passages:
    """Single texts, each its own contributor, in the order of their words."""
    order = sorted(range(len(texts)), key=lambda i: (texts[i], languages[i], ids[i]))
    return Passages(
        rows=tuple(order),
        ids=tuple(ids[i] for i in order),
        contents=tuple(texts[i] for i in order),
        languages=tuple(languages[i] for i in order),
        words=tuple(words_of(texts[i], languages[i]) for i in order),
        owners=tuple(frozenset((f"{place:09}",)) for place in range(len(order))),
        quotable=(True,) * len(order),
    )
