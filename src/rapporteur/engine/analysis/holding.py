"""From what segments are about to which contributors hold a code, over everything and in each question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from rapporteur.engine.analysis.coding.evidence import SegmentScores
from rapporteur.engine.analysis.prevalence import (
    MEMBER_FROM,
    Calibrator,
    Doubles,
    contributor_codes,
    segment_scores,
)
from rapporteur.engine.records import Code, Corpus, Segment

ASKED = 3.0
"""What a question that asks for a category adds to the evidence of its answers, in standard deviations."""
LEAST_SAID = 30
"""Characters: "none" and "see above" tell of nothing, whatever was asked."""

Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Reading:
    """What is read of the corpus: segments that count, their words, and whose they are.

    owners: (contributor, question) of each place a segment stands in.
    """

    segments: tuple[Segment, ...]
    words: tuple[str, ...]
    owners: tuple[tuple[tuple[str, str], ...], ...]

    @cached_property
    def by_contributor(self) -> tuple[npt.NDArray[np.int64], list[str]]:
        """Rows of segments with the contributor each belongs to; one that several share comes once for each."""
        pairs = [(row, who) for row, places in enumerate(self.owners) for who in sorted({who for who, _ in places})]
        return np.array([row for row, _ in pairs], dtype=np.int64), [who for _, who in pairs]


def read(corpus: Corpus, contributors: Mapping[str, str]) -> Reading:
    """The segments that count (no furniture, no repeats) of contributions that count, by id."""
    places: dict[str, set[tuple[str, str]]] = defaultdict(set)
    contents: dict[str, str] = {}
    for text in corpus.texts:
        if text.contribution in contributors and text.kind != "choice":
            contents[text.text] = text.content
            places[text.text].add((contributors[text.contribution], text.question))
    counted = (item for item in corpus.segments if item.text in contents and not item.furniture and not item.repeats)
    segments = tuple(sorted(counted, key=lambda item: item.id))
    words = tuple(contents[item.text][item.start : item.end] for item in segments)
    return Reading(segments, words, tuple(tuple(sorted(places[item.text])) for item in segments))


def as_asked(scores: SegmentScores, reading: Reading, asks: Mapping[str, Sequence[str]]) -> SegmentScores:
    """The scores of categories, read with the question: one who is asked for risks tells of risks.

    asks: categories that a question asks for, by its key. A segment of such an answer gets ASKED standard
    deviations for them, one of few words (under LEAST_SAID) none.
    """
    if not any(asks.values()):
        return scores
    z = scores.z.copy()
    for row, places in enumerate(reading.owners):
        for _, question in places:
            for category in asks.get(question, ()):
                if category in scores.codes and len(reading.words[row]) >= LEAST_SAID:
                    column = scores.codes.index(category)
                    z[row, column] = round(scores.z[row, column] + ASKED, 4)
    return SegmentScores(scores.codes, z, np.asarray(ndtr(-z)))


def coded(scheme: str, scores: SegmentScores, reading: Reading, rule: Calibrator) -> Iterator[Code]:
    """Codes of a scheme: for segments the nearest code and those that count, for contributors those that count."""
    probability = segment_scores(scores.pvalues, rule)
    member = probability >= MEMBER_FROM
    nearest = np.zeros_like(member)
    nearest[np.arange(len(nearest)), scores.z.argmax(axis=1)] = True
    places = np.nonzero(member | nearest)
    rows, columns, *values = (row.tolist() for row in (*places, probability[places], member[places], nearest[places]))
    segments = (reading.segments[row].id for row in rows)
    names = map(scores.codes.__getitem__, columns)
    yield from map(Code, segments, repeat(""), repeat(""), repeat(scheme), names, *values)
    yield from of_contributors(scheme, scores.codes, scores.pvalues, member, reading, rule)


def rolled_up(rows: Iterable[Code], above: Mapping[str, str], scheme: str) -> Iterator[Code]:
    """For each row that counts, the same for what stands above its code, once, with the best score.

    above: code -> area. scheme: of the rows that are made.
    """
    if not above:
        return
    best: dict[tuple[str, str, str, str], float] = {}
    for row in rows:
        if row.member and row.code in above:
            place = (row.segment, row.contributor, row.question, above[row.code])
            best[place] = max(row.score, best.get(place, 0.0))
    for (segment, contributor, question, code), score in sorted(best.items()):
        yield Code(segment, contributor, question, scheme, code, score, True, False)


def of_contributors(
    scheme: str, names: Sequence[str], pvalues: Doubles, member: Truth, reading: Reading, rule: Calibrator
) -> Iterator[Code]:
    """Who holds which code over everything (""), and in which questions it shows: a segment there counts too.

    So nobody holds a code in a question and not over everything.
    """
    rows, owners = reading.by_contributor
    result = contributor_codes(pvalues[rows], owners, rule)
    shown = _shown(member, reading)
    places, columns = np.nonzero(result.member)
    scores = result.scores[places, columns].tolist()
    for place, column, score in zip(places.tolist(), columns.tolist(), scores, strict=True):
        who, name = result.contributors[place], names[column]
        yield Code("", who, "", scheme, name, score, True, False)
        for question in shown.get((who, column), ()):
            yield Code("", who, question, scheme, name, score, True, False)


def _shown(member: Truth, reading: Reading) -> Mapping[tuple[str, int], Sequence[str]]:
    """The questions, sorted, in which a contributor has a segment that counts for a code, by both."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for row, column in zip(*(part.tolist() for part in np.nonzero(member)), strict=True):
        for who, question in reading.owners[row]:
            if question:
                found[who, column].add(question)
    return {key: sorted(questions) for key, questions in found.items()}
