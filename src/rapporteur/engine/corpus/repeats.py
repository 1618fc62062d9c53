"""Passages that say again what an earlier text of the same contribution says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from rapporteur.engine.corpus.shingles import shingles
from rapporteur.engine.records import Segment, Text, TextKind

CONTAINED = 0.8
"""A passage repeats where this share of its word 5-grams stood in earlier texts of the contribution."""

ORDER: tuple[TextKind, ...] = ("answer", "choice", "form", "intervention", "attachment", "document")
"""Which text of a contribution comes first: answers before the form, the form before what is attached."""


def mark_repeats(texts: Sequence[Text], segments: Mapping[str, Sequence[Segment]]) -> dict[str, list[Segment]]:
    """Segments by text id, with `repeats` set where each contribution that has the text said it before.

    texts: in the order of each contribution. segments: by text id, in the order of the text. A passage of
    fewer than five words has no 5-grams and never repeats; of one text twice in a contribution nothing does.
    """
    given = Counter(text.contribution for text in texts)
    repeated: dict[str, set[str]] = {text.text: set() for text in texts if given[text.contribution] == 1}
    for rows in _by_contribution(text for text in texts if given[text.contribution] > 1).values():
        for text, found in _said_before(rows, segments):
            repeated[text] = repeated[text] & found if text in repeated else found
    return {text: _marked(rows, repeated[text]) for text, rows in segments.items()}


def _marked(rows: Sequence[Segment], repeated: Container[str]) -> list[Segment]:
    return [replace(s, repeats=True) if s.id in repeated else s for s in rows]


def _by_contribution(texts: Iterable[Text]) -> dict[str, list[Text]]:
    rows: dict[str, dict[str, Text]] = defaultdict(dict)
    for text in texts:
        rows[text.contribution].setdefault(text.text, text)
    return {contribution: list(held.values()) for contribution, held in rows.items()}


def _said_before(rows: Sequence[Text], segments: Mapping[str, Sequence[Segment]]) -> list[tuple[str, set[str]]]:
    """Per text of one contribution, the ids of its passages that repeat earlier texts."""
    earlier: set[str] = set()
    found: list[tuple[str, set[str]]] = []
    for number, row in enumerate(rows):
        own = segments[row.text] if earlier else ()
        ids = {s.id for s in own if _contained(row.content[s.start : s.end], earlier)}
        found.append((row.text, ids))
        if number + 1 < len(rows):
            earlier |= shingles(row.content)
    return found


def _contained(passage: str, earlier: set[str]) -> bool:
    own = shingles(passage)
    return bool(own) and sum(shingle in earlier for shingle in own) >= CONTAINED * len(own)
