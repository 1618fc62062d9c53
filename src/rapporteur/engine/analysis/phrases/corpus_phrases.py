"""The thematic phrases of a corpus, counted in contributors."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from rapporteur.engine.analysis.phrases.distinctive import distinctive
from rapporteur.engine.analysis.phrases.exclusion import Exclusion
from rapporteur.engine.analysis.phrases.grams import AROUND, LONGEST, Grams, Stream, count, stream
from rapporteur.engine.analysis.phrases.marking import phrases_in
from rapporteur.engine.analysis.phrases.matching import Reading, read
from rapporteur.engine.analysis.phrases.reading import FULL, INSIDE, ends_badly, light_head
from rapporteur.engine.languages import get
from rapporteur.engine.languages.tokens import WordRow, lay_out
from rapporteur.engine.records import GROUPS, Corpus, Phrase, Progress, silent

LEAST = 3
"""A phrase needs this many contributors."""
LEAST_QUOTABLE = 2
"""... of whom this many may be quoted: what only withheld contributions say is not shown."""
TAKEN = 0.6
"""A phrase is cut from a longer one that holds this share of its contributors, or from a fixed neighbour."""
LED_ON = 0.7
"""A group that a noun or adjective follows in this share of its occurrences only describes what follows."""
UNENDED = 0.9
"""A group that a full or connecting word follows so often is cut off there."""
COHESION = 0.18
"""Least normalised pointwise mutual information of the words of a phrase."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """A segment of one contribution. content: its words. owner: number of its contributor."""

    content: str
    owner: int
    quotable: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A word group that may be a phrase. termhood: what it is ranked by within the vocabulary."""

    length: int
    gram: int
    termhood: float


def find(
    corpus: Corpus,
    contributors: Mapping[str, str],
    groups: Mapping[str, str],
    quotable: Set[str],
    exclude: Collection[str] = (),
    asked: Collection[str] = (),
    limit: int = 200,
    progress: Progress = silent,
) -> tuple[Phrase, ...]:
    """The thematic phrases of two to five words, most contributors first.

    contributors: contributor by contribution id; only these are counted. groups: stakeholder group by
    contributor. quotable: ids of the contributions whose words may be shown; the vocabulary is theirs,
    the counting is over all. exclude: names of organisations and people; a phrase that is such a name is
    left out. asked: titles and questions; a phrase all of whose words are in one is left out. limit: most
    phrases a language.

    Ranked by C-value (Frantzi, Ananiadou and Mima 2000) over contributors and by how far its words go
    together (normalised pointwise mutual information, Bouma 2009). Furniture is not read. A phrase that
    a longer one or a fixed neighbour word mostly completes is dropped for it.
    """
    readings = read(corpus, contributors)
    passages = _passages(readings, contributors, quotable)
    found: list[Phrase] = []
    for number, language in enumerate(sorted(passages)):
        excluded = Exclusion(exclude, asked, language)
        found.extend(_of_language(passages[language], language, excluded, limit))
        progress("phrases", number + 1, len(passages))
    held = _held(_apart(found), readings)
    of = len({contributors[text.contribution] for text in corpus.texts if text.contribution in contributors})
    by_group = {name: Counter(groups.get(who, "") for who in own) for name, own in held.items()}
    counted = recounted(_apart(found), by_group, set(groups.values()), of)
    return tuple(phrase for phrase in counted if phrase.contributors >= LEAST)


def recounted(
    phrases: Sequence[Phrase], held: Mapping[str, Mapping[str, int]], groups: Collection[str], of: int
) -> tuple[Phrase, ...]:
    """Phrases with the counts of a corpus, be it one they were not found in; most contributors first.

    held: contributors by stakeholder group ("" for none), by phrase. groups: those that are named even where nobody of
    them uses a phrase. of: number of all contributors.
    """
    counted = [_counted(phrase, held[phrase.phrase], groups, of) for phrase in phrases]
    sets_apart = distinctive({phrase.phrase: phrase.by_group for phrase in counted})
    rows = [replace(row, distinctive=_in_order(sets_apart[row.phrase])) for row in counted]
    return tuple(sorted(rows, key=lambda phrase: (-phrase.contributors, phrase.phrase)))


def _held(found: Sequence[Phrase], readings: Sequence[Reading]) -> dict[str, set[str]]:
    """The contributors that use each phrase."""
    held: dict[str, set[str]] = {phrase.phrase: set() for phrase in found}
    used = phrases_in([reading.content for reading in readings], [r.segment.language for r in readings], found)
    for reading, names in zip(readings, used, strict=True):
        for name in names:
            held[name] |= reading.contributors
    return held


def _in_order(groups: Collection[str]) -> tuple[str, ...]:
    """Groups in the order of every table."""
    known = [group for group in GROUPS if group in groups]
    return (*known, *sorted(set(groups) - set(GROUPS)))


def _passages(
    readings: Sequence[Reading], contributors: Mapping[str, str], quotable: Set[str]
) -> dict[str, list[_Passage]]:
    """The passages of each language that enough contributors use, sorted by contribution and place."""
    numbers = {who: number for number, who in enumerate(sorted(set(contributors.values())))}
    rows: dict[str, list[tuple[tuple[str, str, int], _Passage]]] = defaultdict(list)
    for reading in readings:
        for contribution in reading.contributions:
            owner = numbers[contributors[contribution]]
            passage = _Passage(reading.content, owner, contribution in quotable)
            place = (contribution, reading.segment.text, reading.segment.start)
            rows[reading.segment.language].append((place, passage))
    return {
        language: [passage for _, passage in sorted(held, key=lambda row: row[0])]
        for language, held in rows.items()
        if len({passage.owner for _, passage in held}) >= LEAST
    }


def _of_language(passages: Sequence[_Passage], language: str, excluded: Exclusion, limit: int) -> list[Phrase]:
    """The vocabulary of one language, best first, still without its counts."""
    words = lay_out([passage.content for passage in passages], language)
    row = stream(words, [(passage.owner, passage.quotable) for passage in passages], language)
    grams = count(row)
    chosen = [c for c in _candidates(row, grams, language) if not excluded.holds(_keys(row, grams, c))]
    best = sorted(chosen, key=lambda c: (-c.termhood, _keys(row, grams, c)))[:limit]
    spelled = (_spelled(words, row, grams[c.length], c, language) for c in best)
    return [phrase for phrase in spelled if phrase]


def _keys(row: Stream, grams: Mapping[int, Grams], candidate: _Candidate) -> tuple[str, ...]:
    place = int(grams[candidate.length].first[candidate.gram])
    return tuple(row.keys[unit] for unit in row.unit[place : place + candidate.length])


def _candidates(row: Stream, grams: Mapping[int, Grams], language: str) -> list[_Candidate]:
    """Groups that are phrases: enough contributors, words that go together, cut from nothing longer."""
    found: list[_Candidate] = []
    for length in range(2, LONGEST + 1):
        own = grams[length]
        taken, nested = _longer_ones(own, length, grams)
        enough = (own.contributors >= LEAST) & (own.quotable >= LEAST_QUOTABLE)
        whole = (taken < TAKEN * own.contributors) & (own.beside < TAKEN)
        whole &= own.unended < UNENDED
        if not get(language).HEAD_FIRST:
            whole &= own.led_on < LED_ON
        for gram in np.flatnonzero(own.fits & enough & whole & (own.cohesion >= COHESION)):
            if not _no_theme(row, int(own.first[gram]), length, language):
                weight = 1 + np.log2(_full_words(row, int(own.first[gram]), length))
                value = weight * (own.contributors[gram] - nested[gram]) * own.cohesion[gram]
                found.append(_Candidate(length, int(gram), round(float(value), 4)))
    return found


def _full_words(row: Stream, place: int, length: int) -> int:
    return int(np.isin(row.kind[place : place + length], (FULL, INSIDE)).sum())


def _no_theme(row: Stream, place: int, length: int, language: str) -> bool:
    first, last = row.keys[row.unit[place]], row.keys[row.unit[place + length - 1]]
    return light_head(first, last, language) or ends_badly(last, language)


def _longer_ones(own: Grams, length: int, grams: Mapping[int, Grams]) -> tuple[np.ndarray, np.ndarray]:
    """Of each group: contributors of the fullest longer phrase around it, and their mean over all such."""
    most = np.zeros(len(own.contributors))
    total = np.zeros(len(own.contributors))
    number = np.zeros(len(own.contributors))
    for longer in range(length + 1, AROUND + 1):
        phrases = np.flatnonzero(grams[longer].fits & (grams[longer].contributors >= LEAST))
        for shift in range(longer - length + 1):
            inner = own.rows[grams[longer].first[phrases] + shift]
            np.maximum.at(most, inner, grams[longer].contributors[phrases])
            np.add.at(total, inner, grams[longer].contributors[phrases])
            np.add.at(number, inner, 1)
    return most, total / np.maximum(number, 1)


def _spelled(words: WordRow, row: Stream, own: Grams, candidate: _Candidate, language: str) -> Phrase | None:
    """A candidate with its spellings; it is called by the one most quotable contributors use.

    None where too few quotable contributors write it as whole words.
    """
    users: dict[str, set[int]] = defaultdict(set)
    written: Counter[str] = Counter()
    places = np.flatnonzero(own.rows == candidate.gram)
    ends = places + candidate.length - 1
    whole = row.quotable[places] & row.opens[places] & row.closes[ends]
    for place, end in zip(places[whole].tolist(), ends[whole].tolist(), strict=True):
        spelled = words.written(int(row.first[place]), int(row.last[end]))
        spelled = spelled if get(language).SPACED else spelled.replace(" ", "")
        written[spelled] += 1
        users[spelled.lower()].add(int(row.contributor[place]))
    if len({who for held in users.values() for who in held}) < LEAST_QUOTABLE:
        return None
    name = min(users, key=lambda variant: (-len(users[variant]), variant))
    return Phrase(_cased(name, written), language, tuple(sorted(users)), 0, 0.0, {})


def _cased(name: str, written: Counter[str]) -> str:
    """A name in capitals where hardly anybody writes it without ("World Summit"), else in lower case."""
    spellings = {spelled: times for spelled, times in written.items() if spelled.lower() == name}
    if spellings.get(name, 0) > 0.1 * sum(spellings.values()):
        return name
    mixed = {spelled: times for spelled, times in spellings.items() if not spelled.isupper()}
    return min(mixed, key=lambda spelled: (-mixed[spelled], spelled)) if mixed else name


def _apart(found: Sequence[Phrase]) -> list[Phrase]:
    """No phrase twice: one that is spelled alike in two languages stays with the first."""
    rows: dict[str, Phrase] = {}
    for phrase in found:
        rows.setdefault(phrase.phrase.lower(), phrase)
    return list(rows.values())


def _counted(phrase: Phrase, held: Mapping[str, int], groups: Collection[str], of: int) -> Phrase:
    contributors = sum(held.values())
    return replace(
        phrase,
        contributors=contributors,
        share=round(contributors / of, 4) if of else 0.0,
        by_group={group: held.get(group, 0) for group in _in_order({*groups, *held})},
    )
