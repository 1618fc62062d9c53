"""Quotes for a finding: central, and of many groups, regions and languages (EVIDENCE.md, "Evidence")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally import ATTRIBUTES, SCALE, Scope, Tally
from rapporteur.engine.analysis.voices import Mask, Voices
from rapporteur.engine.corpus.anchors import anchor, sentences
from rapporteur.engine.frames.roll import Numbers, Places
from rapporteur.engine.frames.shelf import Shelf, shelved
from rapporteur.engine.records import Anchor, Segment, Text

MOST_QUOTES = 3
LONGEST_QUOTE = 420
"""Characters; a longer segment is quoted by its best run of whole sentences."""
MOST_CAPITALS = 0.3
_SENTENCE_END = re.compile(r"[.!?…。！？؟]")
FAVOURABLE = frozenset({"achievement", "opportunity", "practice", "approach"})
CRITICAL = frozenset({"challenge", "risk"})
_JUDGED = 20_000
"""Passages whose judgement is remembered: many codes look at the same ones."""
WORKABLE = (80, 700)
"""Characters of a passage that is neither too short nor too long to quote well ..."""
_NEW = SCALE // 4
"""... which adds as much to its score as an attribute that no quote has yet;"""
_PROSE = SCALE // 2
"""and what whole sentences add."""
_LOOKED_AT = 64
"""Candidates that are put in order first."""


@dataclass(frozen=True)
class Candidate:
    """A passage that could be quoted. segment: None for a closed answer."""

    text: Text
    segment: Segment | None
    start: int
    end: int

    @property
    def words(self) -> str:
        """The passage."""
        return self.text.content[self.start : self.end]


@dataclass(frozen=True)
class Candidates:
    """Passages that could be quoted, as arrays of equal length.

    rows: of the texts of the tally. segments: places, -1 for a closed answer. score: how central each is, 0..SCALE.
    option: of a closed answer, the words that are quoted.
    """

    rows: Places
    segments: Places
    score: npt.NDArray[np.int32]
    option: str = ""

    def __len__(self) -> int:
        return len(self.rows)

    def taken(self, chosen: Numbers | Mask) -> Candidates:
        """Some of them."""
        return replace(self, rows=self.rows[chosen], segments=self.segments[chosen], score=self.score[chosen])

    def together(self, other: Candidates) -> Candidates:
        """These and others."""
        return Candidates(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.segments, other.segments]),
            np.concatenate([self.score, other.score]),
            self.option,
        )


@dataclass(frozen=True)
class Archive:
    """The quotable passages of a run, found by what they are coded with."""

    tally: Tally

    @property
    def shelf(self) -> Shelf:
        """That of the tally."""
        return self.tally.shelf

    @shelved
    def centrality(self) -> npt.NDArray[np.int16]:
        """How near each segment is to its theme, 0..SCALE: which of those that use a phrase are about it."""
        found = np.zeros(len(self.tally.segments.ids), dtype=np.int16)
        for (scheme, _), marked in self.tally.marks.marked.items():
            if scheme == "themes":
                found[marked.segments[marked.nearest]] = marked.scores[marked.nearest]
        return found

    @shelved
    def stance(self) -> npt.NDArray[np.int8]:
        """Of each segment whether one of the categories says it is favourable (0) or critical (1); -1 for neither."""
        found = np.full(len(self.tally.segments.ids), -1, dtype=np.int8)
        for (scheme, code), marked in self.tally.marks.marked.items():
            if scheme == "categories" and code in FAVOURABLE | CRITICAL:
                found[marked.segments[marked.nearest & marked.member]] = int(code in CRITICAL)
        return found

    @shelved
    def _open(self) -> Mask:
        """Which rows of texts may be quoted."""
        return ~self.tally.people.withheld[self.tally.texts.contribution]

    def coded(self, scheme: str, code: str, scope: Scope, holders: Voices) -> Candidates:
        """Passages of the holders in scope whose segment counts for a code."""
        marked = self.tally.marks.marked.get((scheme, code))
        if marked is None:
            return NONE
        segments = marked.segments[marked.member]
        score = self.centrality[segments] if scheme == "phrases" else marked.scores[marked.member]
        which, rows = self.tally.rows_of(segments)
        found = Candidates(rows, segments[which], score[which].astype(np.int32))
        return self._quotable(found, scope, holders)

    def choices(self, question: str, option: str, holders: Voices) -> Candidates:
        """The words of an option in the answers of those who chose it."""
        rows = np.flatnonzero(self.tally.texts.choice).astype(np.int32)
        nowhere, central = (np.full(len(rows), value, dtype=np.int32) for value in (-1, SCALE))
        found = self._quotable(Candidates(rows, nowhere, central, option), {"question": question}, holders)
        who = self.tally.texts.who[found.rows]
        alone = np.bincount(who, minlength=len(self.tally.roll))[who] == 1
        named = [lone or self.shown(found, place).start >= 0 for place, lone in enumerate(alone.tolist())]
        return found.taken(np.array(named, dtype=np.bool_))

    def _quotable(self, found: Candidates, scope: Scope, holders: Voices) -> Candidates:
        texts = self.tally.texts
        kept = self._open[found.rows] & holders.mask[texts.who[found.rows]]
        if "question" in scope:
            kept &= texts.question[found.rows] == texts.questions.place(scope["question"])
        return found.taken(kept)

    def spans(self, found: Candidates) -> tuple[Places, Places]:
        """First code point and length of each."""
        if found.option:
            return np.zeros(len(found), dtype=np.int32), np.full(len(found), len(found.option), dtype=np.int32)
        start = self.tally.segments.start[found.segments]
        return start, self.tally.segments.end[found.segments] - start

    def order(self, found: Candidates) -> tuple[Places, Places, Places, Mask]:
        """By what those of equal score are sorted: from the last key to the first, as `np.lexsort` has them."""
        texts, (start, length) = self.tally.texts, self.spans(found)
        workable = (length >= WORKABLE[0]) & (length <= WORKABLE[1])
        return -start, texts.text[found.rows], texts.contribution[found.rows], workable

    def voice(self, quote: Anchor) -> int:
        """The number of the campaign, or of the contributor that is in none, that a quote is of."""
        people = self.tally.people
        who = people.who[people.ids.places([quote.contribution])]
        return int(self.tally.voices_of(who)[0])

    def shown(self, found: Candidates, place: int) -> Candidate:
        """One of the candidates with its words; start -1 where the option is not there."""
        tally, row, number = self.tally, int(found.rows[place]), int(found.segments[place])
        text = tally.run.texts[int(tally.texts.rows[row])]
        if number < 0:
            start = _line_start(text.content, found.option)
            return Candidate(text, None, start, start + len(found.option))
        segment = tally.run.segments[number]
        return Candidate(text, segment, segment.start, segment.end)


_NO_ROWS = np.zeros(0, dtype=np.int32)
NONE = Candidates(_NO_ROWS, _NO_ROWS, _NO_ROWS)
"""No candidates."""


def select(candidates: Candidates, archive: Archive, *, most: int = MOST_QUOTES) -> list[Candidate]:
    """At most `most` candidates, one a contributor or campaign: the best, then what differs most from those taken.

    Method: maximal marginal relevance with attributes in place of vectors (Carbonell & Goldstein 1998):
    each attribute (group, region, language, stance) that is new adds a quarter to the score.
    """
    ranked = _Ranked(_one_each(candidates, archive), archive)
    taken: list[Candidate] = []
    while len(taken) < most:
        best = ranked.best()
        if best is None:
            break
        taken.append(best)
    return taken


class _Ranked:
    """Candidates by what each is worth beside those that were taken. Words are read of as few as it takes."""

    def __init__(self, candidates: Candidates, archive: Archive) -> None:
        self._candidates, self._archive = candidates, archive
        self._order = archive.order(candidates)
        self._base = candidates.score + np.int32(_NEW) * self._order[-1]
        self._traits = _traits(candidates, archive)
        self._seen: list[list[int]] = [[] for _ in self._traits]
        self._left = np.ones(len(candidates), dtype=np.bool_)

    def best(self) -> Candidate | None:
        """Take the best that is left; None where none is."""
        worth = self._base.copy()
        for trait, seen in zip(self._traits, self._seen, strict=True):
            worth[(trait >= 0) & ~np.isin(trait, seen)] += _NEW
        title: tuple[int, Candidate] | None = None
        for place in self._falling(worth):
            shown = self._archive.shown(self._candidates, place)
            if shown.start < 0:
                self._left[place] = False
                continue
            if title is not None and worth[place] + _PROSE < worth[title[0]]:
                break
            if shown.segment is None or is_prose(shown.words):
                if title is None or self._beats(place, worth[place] + _PROSE, title[0], worth[title[0]]):
                    return self._taken(place, shown)
                break
            title = title or (place, shown)
        return self._taken(*title) if title else None

    def _beats(self, one: int, worth_one: int, other: int, worth_other: int) -> bool:
        keys = [
            (worth, *(int(key[place]) for key in reversed(self._order)))
            for place, worth in ((one, int(worth_one)), (other, int(worth_other)))
        ]
        return keys[0] > keys[1]

    def _falling(self, worth: npt.NDArray[np.int32]) -> Iterator[int]:
        """Those left, the most worth first, some at a time."""
        left, size = np.flatnonzero(self._left).astype(np.int32), _LOOKED_AT
        while len(left):
            least = np.partition(worth[left], max(0, len(left) - size))[max(0, len(left) - size)]
            top = left[worth[left] >= least]
            keys = (*(key[top] for key in self._order), worth[top])
            yield from top[np.lexsort(keys)][::-1].tolist()
            left, size = left[worth[left] < least], 8 * size

    def _taken(self, place: int, shown: Candidate) -> Candidate:
        self._left[place] = False
        for trait, seen in zip(self._traits, self._seen, strict=True):
            seen.append(int(trait[place]))
        return shown


def _traits(candidates: Candidates, archive: Archive) -> list[Numbers]:
    """The group, region, language and stance of each, as numbers; -1 where it has none."""
    tally = archive.tally
    who = tally.texts.who[candidates.rows]
    found: list[Numbers] = []
    for name in ATTRIBUTES:
        known, places = tally.attribute(name)
        own = places[who]
        found.append(np.where(own == known.index(""), -1, own) if "" in known else own)
    stance = archive.stance[candidates.segments] if len(archive.stance) else candidates.segments
    return [*found, np.where(candidates.segments >= 0, stance, -1)]


def _one_each(candidates: Candidates, archive: Archive) -> Candidates:
    """The best of each contributor or campaign."""
    voice = archive.tally.voices_of(archive.tally.texts.who[candidates.rows])
    alone = (np.bincount(voice) == 1)[voice]
    if alone.all():
        return candidates
    several = np.flatnonzero(~alone)
    voice, others = voice[several], candidates.taken(several)
    order = np.lexsort((*archive.order(others), others.score, voice))
    last = np.flatnonzero(np.diff(voice[order], append=-1))
    return candidates.taken(np.sort(np.concatenate([np.flatnonzero(alone), several[order[last]]])))


def to_anchor(candidate: Candidate, favour: Iterable[str] = ()) -> Anchor:
    """The quote of a candidate: its whole segment, or its best whole sentences when that is long.

    favour: lower-case words or phrases that the quote had better contain.
    """
    start, end = candidate.start, candidate.end
    if candidate.segment is not None and end - start > LONGEST_QUOTE:
        start, end = _best_sentences(candidate, tuple(favour))
    paragraph = candidate.segment.paragraph if candidate.segment else None
    language = candidate.segment.language if candidate.segment else candidate.text.language
    return replace(anchor(candidate.text, start, end, paragraph=paragraph), language=language)


def _best_sentences(candidate: Candidate, favour: tuple[str, ...]) -> tuple[int, int]:
    """The run of sentences that has most of what is favoured, then the longest; one that is no heading, if any is."""
    content = candidate.words
    language = candidate.segment.language if candidate.segment else candidate.text.language
    spans = [(candidate.start + start, candidate.start + end) for start, end in sentences(content, language)] or [
        (candidate.start, candidate.end)
    ]
    runs = [
        (spans[first][0], spans[last][1])
        for first in range(len(spans))
        for last in range(first, len(spans))
        if spans[last][1] - spans[first][0] <= LONGEST_QUOTE
    ]
    told = [[run for run in some if is_prose(candidate.text.content[slice(*run)])] for some in (runs, spans)]

    def worth(run: tuple[int, int]) -> tuple[int, int, int]:
        words = candidate.text.content[run[0] : run[1]].casefold()
        return sum(words.count(word) for word in favour), run[1] - run[0], -run[0]

    return max(told[0] or told[1][:1] or runs or spans[:1], key=worth)


@lru_cache(maxsize=_JUDGED)
def is_prose(words: str) -> bool:
    """Whether a passage reads as sentences: it ends one, and is not set in capitals like a title."""
    if not _SENTENCE_END.search(words):
        return False
    return sum(map(str.isupper, words)) <= MOST_CAPITALS * sum(map(str.isalpha, words))


def _line_start(content: str, line: str) -> int:
    position = 0
    for candidate in content.split("\n"):
        if candidate == line:
            return position
        position += len(candidate) + 1
    return -1
