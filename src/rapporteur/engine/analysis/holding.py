"""From what segments are about to which contributors hold a code, over everything and in each question."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from rapporteur.engine.analysis.themes import SCHEME as THEMES
from rapporteur.engine.analysis.themes import ThemeModel, keep
from rapporteur.engine.records import Code, Corpus, Segment, Theme

ASKED = 3.0
"""What a question that asks for a category adds to the evidence of its answers, in standard deviations."""
LEAST_SAID = 30
"""Characters: "none" and "see above" tell of nothing, whatever was asked."""
LEAST_HOLDERS = 3
"""A theme needs this many contributors when each campaign is counted once."""
LEAST_OF_LEAF = 5
"""A leaf needs this many, unless it is a small but distinct voice."""

Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Reading:
    """What is read of the corpus: segments that count, their words, and whose they are.

    owners: (contributor, question) of each place a segment stands in.
    """

    segments: tuple[Segment, ...]
    words: tuple[str, ...]
    owners: tuple[tuple[tuple[str, str], ...], ...]


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
    nearest = scores.z.argmax(axis=1)
    for row, segment in enumerate(reading.segments):
        for column, code in enumerate(scores.codes):
            counts, near = bool(member[row, column]), bool(column == nearest[row])
            if counts or near:
                yield Code(segment.id, "", "", scheme, code, float(probability[row, column]), counts, near)
    yield from _contributors(scheme, scores.codes, scores.pvalues, member, reading, rule)


def rolled_up(rows: Iterable[Code], above: Mapping[str, str], scheme: str) -> Iterator[Code]:
    """For each row that counts, the same for what stands above its code, once, with the best score.

    above: code -> area. scheme: of the rows that are made.
    """
    best: dict[tuple[str, str, str, str], float] = {}
    for row in rows:
        if row.member and row.code in above:
            place = (row.segment, row.contributor, row.question, above[row.code])
            best[place] = max(row.score, best.get(place, 0.0))
    for (segment, contributor, question, code), score in sorted(best.items()):
        yield Code(segment, contributor, question, scheme, code, score, True, False)


def themed(
    model: ThemeModel,
    reading: Reading,
    rule: Calibrator,
    phrase_holders: Mapping[str, frozenset[str]],
    campaign_of: Mapping[str, str],
    groups: Mapping[str, str],
    codebook: Sequence[Theme] = (),
) -> tuple[tuple[Theme, ...], list[Code]]:
    """Themes counted by the rule for all machine codes, and their codes; named anew by number of contributors.

    Who uses the very phrase a theme is called by addresses it too. A theme that got no name or has too few
    contributors, campaigns counted once, is given up; its passages fit no theme. A leaf is held by the holders of its
    theme who have a passage that counts for it. groups: stakeholder group by contributor. codebook: themes whose codes
    and wording are kept (codebook.keep). Each theme comes before its leaves.
    """
    names = [theme.code for theme in model.themes]
    held = list(_contributors(THEMES, names, 1.0 - model.scores, model.member, reading, rule))
    users_of = {phrase.casefold(): users for phrase, users in phrase_holders.items()}
    for theme in model.themes:
        known = {row.contributor for row in held if row.code == theme.code and not row.question}
        users = users_of.get(theme.label.casefold(), frozenset())
        held += [Code("", who, "", THEMES, theme.code, 1.0, True, False) for who in sorted(users - known)]
    held += _leaf_holders(model, reading, held)
    holders: dict[str, set[str]] = defaultdict(set)
    for row in held:
        if not row.question:
            holders[row.code].add(row.contributor)
    named = [theme for theme in (*model.themes, *model.leaves) if theme.label != theme.code]
    kept = [theme for theme in named if _enough(holders[theme.code], campaign_of, _least(theme))]
    number = _numbers(kept, holders)
    themes = tuple(
        replace(
            theme,
            code=number[theme.code],
            parent=number.get(theme.parent, ""),
            contributors=len(holders[theme.code]),
            small=theme.small and len(holders[theme.code]) < LEAST_OF_LEAF,
            by_group=dict(sorted(Counter(groups[who] for who in holders[theme.code] if groups.get(who)).items())),
        )
        for theme in sorted(kept, key=lambda theme: number.get(theme.code, ""))
        if theme.code in number
    )
    rows = [replace(row, code=number[row.code]) for row in (*model.codes(), *held) if row.code in number]
    return keep(themes, rows, THEMES, codebook) if codebook else (themes, rows)


def _numbers(kept: Sequence[Theme], holders: Mapping[str, set[str]]) -> dict[str, str]:
    """The new code of each theme, by number of contributors, and of the leaves of those, small ones last."""
    order = sorted(kept, key=lambda theme: (theme.small, -len(holders[theme.code]), theme.label))
    number = {theme.code: f"T{place:02d}" for place, theme in enumerate((t for t in order if not t.parent), start=1)}
    leaves: Counter[str] = Counter()
    for leaf in (theme for theme in order if theme.parent in number):
        leaves[leaf.parent] += 1
        number[leaf.code] = f"{number[leaf.parent]}.{leaves[leaf.parent]}"
    return number


def _leaf_holders(model: ThemeModel, reading: Reading, held: Sequence[Code]) -> list[Code]:
    """Who holds which leaf, over everything and in the questions it shows in: holders of the theme above.

    A small voice is held by all whose passages are of it.
    """
    best = {(row.contributor, row.question, row.code): row.score for row in held}
    found: dict[tuple[str, str, str], float] = {}
    for row, column in np.argwhere(model.below).tolist():
        leaf = model.leaves[column]
        for who, question in reading.owners[row]:
            for scope in {"", question}:
                score = best.get((who, scope, leaf.parent))
                if score is not None or leaf.small:
                    found[who, scope, leaf.code] = score if score is not None else 1.0
    return [Code("", who, scope, THEMES, code, score, True, False) for (who, scope, code), score in found.items()]


def _least(theme: Theme) -> int:
    return LEAST_OF_LEAF if theme.parent and not theme.small else LEAST_HOLDERS


def _enough(holders: set[str], campaign_of: Mapping[str, str], least: int) -> bool:
    return len({campaign_of.get(holder, holder) for holder in holders}) >= least


def _contributors(
    scheme: str, names: Sequence[str], pvalues: Doubles, member: Truth, reading: Reading, rule: Calibrator
) -> Iterator[Code]:
    """Who holds which code over everything (""), and in which questions it shows: a segment there counts too.

    So nobody holds a code in a question and not over everything.
    """
    rows = [(row, who) for row, places in enumerate(reading.owners) for who in sorted({who for who, _ in places})]
    result = contributor_codes(pvalues[[row for row, _ in rows]], [who for _, who in rows], rule)
    shown: Counter[tuple[str, str, int]] = Counter()
    for row, places in enumerate(reading.owners):
        for column in np.flatnonzero(member[row]):
            shown.update((who, question, int(column)) for who, question in places if question)
    questions = sorted({question for _, question, _ in shown})
    for place, column in np.argwhere(result.member):
        who, score = result.contributors[place], float(result.scores[place, column])
        yield Code("", who, "", scheme, names[column], score, True, False)
        for question in questions:
            if (who, question, int(column)) in shown:
                yield Code("", who, question, scheme, names[column], score, True, False)
