"""Counts that can be made again from the words themselves: phrases, closed answers, copies, themes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from rapporteur.engine.analysis import phrases
from rapporteur.engine.analysis.closed import marks
from rapporteur.engine.analysis.duplicates import LEAST_WORDS
from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.corpus.shingles import jaccard, shingles, words
from rapporteur.engine.frames import batches, column
from rapporteur.engine.frames.roll import Ints, Roll
from rapporteur.engine.records import Corpus, Run, Segment, Text

Mismatch = tuple[str, str, str]
"""rule, expected, found."""

_READ = 1 << 15
"""Texts that are read at once."""


def recount(tally: Tally) -> Iterator[Mismatch]:
    """What the tables of codes, phrases, themes and copies say otherwise than the words do.

    Words of withheld contributions are not in the run: their contributors' marks are taken as they stand.
    """
    words_say = _Words(tally).read()
    unseen = tally.people.holding(tally.people.withheld)
    yield from _strangers(tally)
    yield from _phrases(tally, words_say, unseen)
    yield from _closed(tally, words_say, unseen)
    yield from _themes(tally)
    yield from _copies(tally.run)
    yield from _checks(tally)


Key = tuple[str, str, str]
"""scheme, code, question."""


@dataclass(frozen=True)
class _Words:
    """Reads all words of a run, some texts at a time."""

    tally: Tally

    def read(self) -> Mapping[Key, Voices]:
        """Who uses which phrase and chose which option, as the words say."""
        found: dict[Key, list[int]] = defaultdict(list)
        for texts in self._texts():
            contributors = self._contributors(texts)
            names = sorted(set(contributors.values()))
            place = dict(zip(names, self.tally.roll.places(names).tolist(), strict=True))
            corpus = Corpus(texts, self._segments(texts), (), (), ())
            for phrase, held in phrases.holders(self.tally.run.phrases, corpus, contributors).items():
                found["phrases", phrase, ""] += [place[who] for who in held]
            for mark in marks(texts, contributors):
                found[mark.scheme, mark.code, mark.question].append(place[mark.contributor])
        return {key: Voices.at(self.tally.roll, np.array(who, dtype=np.int64)) for key, who in found.items()}

    def _texts(self) -> Iterator[tuple[Text, ...]]:
        """The texts with words."""
        for start in range(0, len(self.tally.run.texts), _READ):
            yield tuple(text for text in self.tally.run.texts[start : start + _READ] if text.content)

    def _contributors(self, texts: Sequence[Text]) -> Mapping[str, str]:
        """Contributor by contribution, of those that count."""
        names = sorted({text.contribution for text in texts})
        places = self.tally.people.ids.places(names)
        who = np.where(places >= 0, self.tally.people.who[places], -1)
        keys = self.tally.roll.called(np.maximum(who, 0)) if len(self.tally.roll) else []
        return {name: key for name, key, place in zip(names, keys, who.tolist(), strict=False) if place >= 0}

    def _segments(self, texts: Sequence[Text]) -> tuple[Segment, ...]:
        """The segments of texts that count, without their names."""
        names = sorted({text.text for text in texts})
        places = self.tally.texts.ids.places(names)
        order, starts = self._by_text
        known = [(name, order[starts[at] : starts[at + 1]]) for name, at in zip(names, places, strict=True) if at >= 0]
        rows = np.concatenate([_NONE, *(own for _, own in known)])
        segments = self.tally.segments
        told = zip(
            (name for name, own in known for _ in own),
            segments.start[rows].tolist(),
            segments.end[rows].tolist(),
            self._languages[0].called(self._languages[1][rows]),
            strict=True,
        )
        return tuple(Segment("", text, start, end, code, False, False, 0) for text, start, end, code in told)

    @cached_property
    def _by_text(self) -> tuple[Ints, Ints]:
        """The segments that count by their texts, and where those of each text begin."""
        segments = self.tally.segments
        counted = np.flatnonzero(segments.counted & (segments.text >= 0))
        order = counted[np.argsort(segments.text[counted], kind="stable")]
        return order, np.searchsorted(segments.text[order], np.arange(len(self.tally.texts.ids) + 1))

    @cached_property
    def _languages(self) -> tuple[Roll, Ints]:
        """The languages of segments, and the place of each segment's."""
        return Roll.numbered(column(self.tally.run.segments, "language"))


_NONE = np.zeros(0, dtype=np.int64)


def _stated(tally: Tally, key: Key) -> Voices:
    """Who is marked so in the table of codes."""
    proposed = tally.proposed.get(key)
    return tally.nobody if proposed is None else Voices.at(tally.roll, proposed.places.astype(np.int64))


def _strangers(tally: Tally) -> Iterator[Mismatch]:
    """Everybody who is marked gave a contribution that counts."""
    if tally.marks.strangers:
        yield "code", "contributors of this run", f"{tally.marks.strangers} marks of others"


def _checks(tally: Tally) -> Iterator[Mismatch]:
    """Every line of the checked sample that was processed is there, and is about a contribution of the run."""
    stated = tally.run.settings["stages"].get("checked", {}).get("processed", 0)
    found = int((tally.people.ids.places([check.contribution for check in tally.run.checks]) >= 0).sum())
    if found != stated:
        yield "checked", f"{stated} decisions of people", f"{found} decisions of people"


def _phrases(tally: Tally, counted: Mapping[Key, Voices], unseen: Voices) -> Iterator[Mismatch]:
    for phrase in tally.run.phrases:
        key = ("phrases", phrase.phrase, "")
        stated = _stated(tally, key)
        yield from _compare("phrase", phrase.phrase, counted.get(key, tally.nobody), stated, unseen)
        if phrase.contributors != len(stated):
            yield "phrase", f"{phrase.phrase}: {len(stated)}", f"{phrase.phrase}: {phrase.contributors}"


def _closed(tally: Tally, counted: Mapping[Key, Voices], unseen: Voices) -> Iterator[Mismatch]:
    keys = {key for key in (*counted, *tally.proposed) if key[0].startswith("question:")}
    for key in sorted(keys):
        yield from _compare("closed answer", key[1], counted.get(key, tally.nobody), _stated(tally, key), unseen)


def _themes(tally: Tally) -> Iterator[Mismatch]:
    for theme in tally.run.themes:
        count = len(_stated(tally, ("themes", theme.code, "")))
        if count != theme.contributors:
            yield "theme", f"{theme.code}: {count}", f"{theme.code}: {theme.contributors}"


def _copies(run: Run) -> Iterator[Mismatch]:
    contents = _copied(run)
    read = lru_cache(maxsize=1000)(shingles)
    for pair in run.copies:
        both = [(a, b) for a in contents[pair.contribution] for b in contents[pair.of]]
        best = max((1.0 if a == b else round(jaccard(read(a), read(b)), 4) for a, b in both), default=0.0)
        if best != pair.similarity:
            name = f"{pair.contribution} and {pair.of}"
            yield "copy", f"{name}: {best}", f"{name}: {pair.similarity}"


def _copied(run: Run) -> Mapping[str, Sequence[str]]:
    """The texts of each contribution that is said to be a copy, as far as they are compared."""
    said = {name for pair in run.copies for name in (pair.contribution, pair.of)}
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(run.texts, ["contribution", "kind", "content"], _READ):
        for contribution, kind, content in zip(*(one.to_pylist() for one in batch.columns), strict=True):
            if contribution in said and kind != "choice" and len(words(content)) >= LEAST_WORDS:
                found[contribution].append(content)
    return found


def _compare(rule: str, name: str, counted: Voices, stated: Voices, unseen: Voices) -> Iterator[Mismatch]:
    missing, extra = counted - stated, stated - counted - unseen
    if missing or extra:
        yield rule, f"{name}: {len(counted)} in the words", f"{name}: {len(stated)} marked"
