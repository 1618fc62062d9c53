"""Exact marks: which segments and which contributors use which phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add

import numpy as np
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases.matching import Words, contains, phrase_tokens
from rapporteur.engine.analysis.phrases.reading import runs
from rapporteur.engine.languages import fold, get
from rapporteur.engine.languages.tokens import ARABIC_MARKS, GAP, lay_out
from rapporteur.engine.records import Corpus, Phrase, Segment


@dataclass(frozen=True, slots=True)
class Marks:
    """segments: (segment id, phrase), in the order of the corpus, then of phrases. held: contributors by phrase."""

    segments: tuple[tuple[str, str], ...]
    held: Mapping[str, frozenset[str]]

    def only(self, phrases: Iterable[Phrase]) -> Marks:
        """The marks of some of the phrases."""
        held = {phrase.phrase: self.held[phrase.phrase] for phrase in phrases}
        return Marks(tuple(mark for mark in self.segments if mark[1] in held), held)


def marks(phrases: Sequence[Phrase], corpus: Corpus, contributors: Mapping[str, str]) -> Marks:
    """Who uses each phrase: in a segment of its language, furniture left out.

    contributors: contributor by contribution id; contributions that are not in it are not counted.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for text in corpus.texts:
        if text.contribution in contributors:
            owners[text.text].add(contributors[text.contribution])
    languages = {phrase.language for phrase in phrases} - {"und"}
    read = [
        segment
        for segment in corpus.segments
        if segment.language in languages and not segment.furniture and segment.text in owners
    ]
    used = phrases_in(_contents(read, corpus), [segment.language for segment in read], phrases)
    held: dict[str, set[str]] = {phrase.phrase: set() for phrase in phrases}
    for segment, names in zip(read, used, strict=True):
        for name in names:
            held[name] |= owners[segment.text]
    return Marks(
        tuple((segment.id, name) for segment, names in zip(read, used, strict=True) for name in sorted(names)),
        {name: frozenset(who) for name, who in held.items()},
    )


def _contents(segments: Iterable[Segment], corpus: Corpus) -> list[str]:
    contents = {text.text: text.content for text in corpus.texts}
    return [contents[segment.text][segment.start : segment.end] for segment in segments]


def holders(phrases: Sequence[Phrase], corpus: Corpus, contributors: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """The contributors that use each phrase, by phrase, as `marks` has them."""
    return marks(phrases, corpus, contributors).held


def phrases_in(passages: Sequence[str], languages: Sequence[str], phrases: Iterable[Phrase]) -> list[set[str]]:
    """The phrases of its own language that each passage uses: words that follow each other in one run.

    What a passage uses does not depend on the passages beside it.
    """
    variants: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for phrase in phrases:
        words = (phrase_tokens(variant, phrase.language) for variant in phrase.variants)
        variants[phrase.language] += [(row, phrase.phrase) for row in words if row]
    rows: dict[str, list[int]] = defaultdict(list)
    for row, language in enumerate(languages):
        if language in variants:
            rows[language].append(row)
    found: list[set[str]] = [set() for _ in passages]
    for language, own in rows.items():
        search = _spaced if get(language).SPACED else _joined
        for place, names in search([passages[row] for row in own], language, variants[language]).items():
            found[own[place]] = names
    return found


def _spaced(passages: Sequence[str], language: str, variants: Sequence[tuple[Words, str]]) -> dict[int, set[str]]:
    """The phrases of each passage that has any, where words are parted by spaces."""
    row = lay_out(passages, language)
    tree = _Tree([([row.words[w] for w in words], name) for words, name in variants if row.words.keys() >= {*words}])
    found: dict[int, set[str]] = defaultdict(set)
    for last, node in tree.ends_in(row.unit, len(row.words)):
        for passage, end in zip(row.text[last].tolist(), node.tolist(), strict=True):
            found[passage] |= tree.names[end]
    return found


class _Tree:
    """Sequences of words as paths from one root (a trie). names: what ends at each node."""

    def __init__(self, paths: Iterable[tuple[Sequence[int], str]]) -> None:
        self._steps: dict[tuple[int, int], int] = {}
        self.names: dict[int, set[str]] = defaultdict(set)
        for units, name in paths:
            node = 0
            for unit in units:
                node = self._steps.setdefault((node, unit), len(self._steps) + 1)
            self.names[node].add(name)

    def ends_in(self, unit: NDArray[np.int32], words: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """The places of a row of words (numbered below `words`) where paths end, and their nodes, shortest first."""
        keys = np.array([node * words + step for node, step in self._steps], dtype=np.int64)
        order = np.argsort(keys)
        keys, child = keys[order], np.array(list(self._steps.values()), dtype=np.int64)[order]
        opens, ends = np.zeros(words + 1, dtype=np.bool_), np.zeros(len(keys) + 1, dtype=np.bool_)
        opens[[step for node, step in self._steps if not node]] = True
        ends[list(self.names)] = True
        place = np.flatnonzero(opens[unit])
        node = np.zeros(len(place), dtype=np.int64)
        while len(place):
            step = node * words + unit[place]
            at = np.minimum(np.searchsorted(keys, step), len(keys) - 1)
            onward = (keys[at] == step) & (unit[place] != GAP)
            place, node = place[onward], child[at[onward]]
            yield place[ends[node]], node[ends[node]]
            place = place + 1


def _joined(passages: Sequence[str], language: str, variants: Sequence[tuple[Words, str]]) -> dict[int, set[str]]:
    """The same where words are not parted: a variant is looked for in the joined words of each run.

    Letters and digits are all in words, whichever words they are cut into, so one made of them is looked for in the
    line without its blanks. The words are cut only for others, and in a line that folds otherwise than its words do.
    """
    heads: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for (variant,), name in variants:
        heads[variant[:2]].append((variant, name))
    found = {}
    for row, passage in enumerate(passages):
        line = fold("".join(passage.split()))
        pairs = {*line, *map(add, line, line[1:])}
        offers = [offer for head in heads.keys() & pairs for offer in heads[head] if offer[0] in line]
        if "Σ" in passage or ARABIC_MARKS.search(passage):
            offers = [(variant, name) for (variant,), name in variants]
        elif all(variant.isalnum() for variant, _ in offers):
            if offers:
                found[row] = {name for _, name in offers}
            continue
        words = [[token[0] for token in run] for run in runs(passage, language)]
        held = {name for variant, name in offers if any(contains(run, [(variant,)], spaced=False) for run in words)}
        if held:
            found[row] = held
    return found
