"""Quotes for a finding: central, and of many groups, regions and languages (EVIDENCE.md, "Evidence")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from rapporteur.engine.analysis.tally import Scope, Tally
from rapporteur.engine.corpus.anchors import anchor, sentences
from rapporteur.engine.records import Anchor, Contribution, Segment, Text

MOST_QUOTES = 3
LONGEST_QUOTE = 420
"""Characters; a longer segment is quoted by its best run of whole sentences."""
MOST_CAPITALS = 0.3
_SENTENCE_END = re.compile(r"[.!?…。！？؟]")
FAVOURABLE = frozenset({"achievement", "opportunity", "practice", "approach"})
CRITICAL = frozenset({"challenge", "risk"})
_JUDGED = 20_000
"""Passages whose judgement is remembered: many codes look at the same ones."""


@dataclass(frozen=True)
class Candidate:
    """A passage that could be quoted. score: how central it is, 0..1. stance: its category, "" if none."""

    text: Text
    contribution: Contribution
    segment: Segment | None
    start: int
    end: int
    score: float
    stance: str = ""


@dataclass(frozen=True)
class Archive:
    """The quotable passages of a run, found by what they are coded with."""

    tally: Tally

    @cached_property
    def segments(self) -> dict[str, Segment]:
        """Segments by id."""
        return {segment.id: segment for segment in self.tally.run.segments}

    @cached_property
    def centrality(self) -> dict[str, float]:
        """How near each segment is to its theme, 0..1: which of those that use a phrase are about it."""
        return {code.segment: code.score for code in self.tally.run.codes if code.scheme == "themes" and code.nearest}

    @cached_property
    def stance_of(self) -> dict[str, str]:
        """ "favourable" or "critical" of segments that one of the categories says it of."""
        found: dict[str, str] = {}
        for code in self.tally.run.codes:
            if code.scheme == "categories" and code.segment and code.nearest and code.member:
                if code.code in FAVOURABLE:
                    found[code.segment] = "favourable"
                elif code.code in CRITICAL:
                    found[code.segment] = "critical"
        return found

    def coded(self, scheme: str, code: str, scope: Scope, holders: Iterable[str]) -> list[Candidate]:
        """Passages of the holders in scope whose segment is coded so, most central first."""
        return list(self._coded(scheme, code, scope, frozenset(holders)))

    def _coded(self, scheme: str, code: str, scope: Scope, holders: frozenset[str]) -> Iterator[Candidate]:
        for row in self.tally.segment_codes.get((scheme, code), ()):
            segment = self.segments[row.segment]
            for text in self.tally.texts_by_id.get(segment.text, ()):
                contribution = self.tally.by_contribution[text.contribution]
                if (
                    contribution.contributor in holders
                    and text.content
                    and contribution.publication != "withheld"
                    and _in_question(text, scope)
                ):
                    stance = self.stance_of.get(segment.id, "")
                    score = row.score if scheme != "phrases" else self.centrality.get(segment.id, 0.0)
                    yield Candidate(text, contribution, segment, segment.start, segment.end, score, stance)

    def choices(self, question: str, option: str, holders: Iterable[str]) -> list[Candidate]:
        """The words of an option in the answers of those who chose it."""
        wanted = frozenset(holders)
        found = []
        for text in self.tally.run.texts:
            contribution = self.tally.by_contribution.get(text.contribution)
            if contribution is None or text.kind != "choice" or text.question != question or not text.content:
                continue
            start = _line_start(text.content, option)
            if contribution.contributor in wanted and contribution.publication != "withheld" and start >= 0:
                found.append(Candidate(text, contribution, None, start, start + len(option), 1.0))
        return found


def select(candidates: Iterable[Candidate], tally: Tally, *, most: int = MOST_QUOTES) -> list[Candidate]:
    """At most `most` candidates, one a contributor or campaign: the best, then what differs most from those taken.

    Method: maximal marginal relevance with attributes in place of vectors (Carbonell & Goldstein 1998):
    each attribute (group, region, language, stance) that is new adds a quarter to the score.
    """
    remaining = _one_each(candidates, tally)
    taken: list[Candidate] = []
    seen: set[tuple[str, str]] = set()
    while remaining and len(taken) < most:
        best = max(remaining, key=lambda item: (_worth(item, seen, tally), *_order(item)))
        taken.append(best)
        seen.update(_traits(best, tally))
        remaining.remove(best)
    return taken


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
    content = candidate.text.content[candidate.start : candidate.end]
    language = candidate.segment.language if candidate.segment else candidate.text.language
    spans = [(candidate.start + start, candidate.start + end) for start, end in sentences(content, language)] or [
        (candidate.start, candidate.end)
    ]
    runs = [
        (spans[first][0], spans[last][1])
        for first in range(len(spans))
        for last in range(first, len(spans))
        if spans[last][1] - spans[first][0] <= LONGEST_QUOTE
    ] or spans[:1]

    def worth(run: tuple[int, int]) -> tuple[int, int, int]:
        words = candidate.text.content[run[0] : run[1]].casefold()
        return sum(words.count(word) for word in favour), run[1] - run[0], -run[0]

    return max(runs, key=worth)


def _one_each(candidates: Iterable[Candidate], tally: Tally) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for item in candidates:
        who = item.contribution.contributor
        voice = tally.campaign_of.get(who, who)
        known = best.get(voice)
        if known is None or (item.score, *_order(item)) > (known.score, *_order(known)):
            best[voice] = item
    return list(best.values())


def _order(item: Candidate) -> tuple[int, str, str, int]:
    length = item.end - item.start
    return (int(80 <= length <= 700), item.contribution.id, item.text.text, -item.start)


def _traits(item: Candidate, tally: Tally) -> set[tuple[str, str]]:
    attributes = tally.attributes[item.contribution.contributor]
    traits = {(name, value) for name, value in attributes.items() if value}
    return traits | ({("stance", item.stance)} if item.stance else set())


def _worth(item: Candidate, seen: set[tuple[str, str]], tally: Tally) -> float:
    workable = 0.25 if 80 <= item.end - item.start <= 700 else 0.0
    prose = 0.5 if item.segment is None or is_prose(item.text.content[item.start : item.end]) else 0.0
    return round(item.score + workable + prose + 0.25 * len(_traits(item, tally) - seen), 4)


@lru_cache(maxsize=_JUDGED)
def is_prose(words: str) -> bool:
    """Whether a passage reads as sentences: it ends one, and is not set in capitals like a title."""
    if not _SENTENCE_END.search(words):
        return False
    return sum(map(str.isupper, words)) <= MOST_CAPITALS * sum(map(str.isalpha, words))


def _in_question(text: Text, scope: Scope) -> bool:
    return "question" not in scope or text.question == scope["question"]


def _line_start(content: str, line: str) -> int:
    position = 0
    for candidate in content.split("\n"):
        if candidate == line:
            return position
        position += len(candidate) + 1
    return -1
