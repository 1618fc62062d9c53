"""What is read to find themes: passages with their words and whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import compress

from rapporteur.engine.analysis.themes.space import with_words
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
    owners: tuple[frozenset[str], ...]
    quotable: tuple[bool, ...]


def readable(segments: Sequence[Segment], contents: Mapping[str, str]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """The places and the words of the segments that can have a theme, by text: no furniture, no repeats, words enough.

    contents: of the texts that count, by their names.
    """
    order = [row for row, item in enumerate(segments) if item.text in contents and not (item.furniture or item.repeats)]
    order.sort(key=lambda row: (segments[row].text, segments[row].start))
    words = [contents[item.text][item.start : item.end] for item in (segments[row] for row in order)]
    enough = with_words(words, [segments[row].language for row in order], LEAST_WORDS)
    return tuple(compress(order, enough)), tuple(compress(words, enough))


def passages_of_segments(
    segments: Sequence[Segment], texts: Sequence[Text], contributors: Mapping[str, str], quotable: Set[str] | None
) -> Passages:
    """The readable segments of contributors that count.

    contributors: contributor by contribution id. quotable: contributions that may be shown, all where it is None.
    """
    contents: dict[str, str] = {}
    held: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        if text.contribution in contributors:
            contents[text.text] = text.content
            held[text.text].add(text.contribution)
    rows, words = readable(segments, contents)
    of = [held[segments[row].text] for row in rows]
    return Passages(
        rows=rows,
        ids=tuple(segments[row].id for row in rows),
        contents=words,
        languages=tuple(segments[row].language for row in rows),
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
        owners=tuple(frozenset((f"{place:09}",)) for place in range(len(order))),
        quotable=(True,) * len(order),
    )
