"""All of the analysis: one pass over the corpus, codes and their errors out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis import duplicates, phrases, themes, theming
from rapporteur.engine.analysis.beside import beside
from rapporteur.engine.analysis.closed import marks
from rapporteur.engine.analysis.coding.segments import SegmentCoder, calibrator_for
from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.analysis.holding import Reading, as_asked, coded, read, rolled_up
from rapporteur.engine.analysis.prevalence import Calibrator
from rapporteur.engine.analysis.themes import ThemeMap
from rapporteur.engine.records import (
    Balance,
    Code,
    Copy,
    Corpus,
    Intake,
    Phrase,
    Progress,
    Scheme,
    Theme,
    silent,
)
from rapporteur.engine.schemes.loader import areas, load_scheme

THEMES = Scheme(themes.SCHEME, {"en": "Themes"}, ())
CODED = ("action-lines", "sdgs", "categories")
AREAS = "areas"
"""The Action Lines by area: technology and access, economic, social, cultural, governance."""
LEAST_PHRASE = 3
"""A phrase needs this many contributors when each campaign is counted once ..."""
LEAST_APART = 1 / 3
"""... and this share of its contributors."""
READ_BESIDE = 100_000
"""Phrases of so many letters are looked for in a process of their own, while copies and themes are."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the machine proposes. errors: by scheme, as `ErrorRates.tell` tells them."""

    codes: tuple[Code, ...]
    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    copies: Sequence[Copy]
    errors: Mapping[str, Mapping[str, Any]]
    balances: tuple[Balance, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What is found in a corpus, or in a sample of it, and then looked for in every part.

    phrases, themes: with the counts of what they were found in; each theme before its leaves. by: what segments are
    read by for themes. number: the code in `themes` of each theme of `by`; those given up have none.
    """

    phrases: tuple[Phrase, ...]
    themes: tuple[Theme, ...]
    by: ThemeMap
    number: Mapping[str, str]


class Coder:
    """Codes segments with the schemes that come with Rapporteur; made once (tenths of a second) for many parts."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self._schemes = [load_scheme(name) for name in CODED]
        self._segments = SegmentCoder(self._schemes, encoder)
        rules = {scheme.scheme: calibrator_for(scheme, encoder.tier) for scheme in (THEMES, *self._schemes)}
        self.rules = {**rules, AREAS: _of_any(rules["action-lines"], areas(load_scheme("action-lines")))}
        """How evidence becomes a contributor's score, by scheme; an area is held by whoever holds one of its lines."""

    @property
    def errors(self) -> dict[str, dict[str, Any]]:
        """What members are worth, as in Analysis."""
        return {name: rule.errors.tell() for name, rule in self.rules.items()}

    def code(
        self,
        reading: Reading,
        vectors: npt.NDArray[np.float32],
        asks: Mapping[str, Sequence[str]],
        progress: Progress,
    ) -> list[Code]:
        """Codes of segments and contributors, categories read with what the questions ask for.

        vectors: (n, d), a row a segment that is read. asks: categories a question asks for, by its key.
        """
        codes: list[Code] = []
        progress("coding", 0, len(CODED))
        every = self._segments.code(vectors, reading.words, [segment.language for segment in reading.segments])
        for number, (scheme, scores) in enumerate(zip(self._schemes, every, strict=True), start=1):
            own = as_asked(scores, reading, asks) if scheme.scheme == "categories" else scores
            rows = list(coded(scheme.scheme, own, reading, self.rules[scheme.scheme]))
            codes += [*rows, *rolled_up(rows, areas(scheme), AREAS)]
            progress("coding", number, len(CODED))
        return codes


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a corpus, or of a part of it, is analysed: contributions of stakeholders."""

    corpus: Corpus
    contributors: Mapping[str, str]
    groups: Mapping[str, str]
    quotable: frozenset[str]
    asks: Mapping[str, Sequence[str]]
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Found:
    """What was fitted, and what is known of the part it was fitted on. held: holders by the codes of the model."""

    fitted: Fitted
    copies: tuple[Copy, ...]
    marked: phrases.Marks
    vectors: npt.NDArray[np.float32]
    model: themes.ThemeModel
    held: Sequence[Code]


def analyse(
    intake: Intake,
    corpus: Corpus,
    encoder: Encoder,
    *,
    seed: int = 0,
    exclude: Collection[str] = (),
    asked: Collection[str] = (),
    codebook: Sequence[Theme] = (),
    progress: Progress = silent,
) -> Analysis:
    """Phrases, themes, codes, closed answers and copies of a corpus.

    Only stakeholders' contributions are read. exclude: names that are no phrase (organisations, people);
    asked: titles and questions, whose words are no phrase of those who answered. codebook: themes of an earlier run,
    whose codes and wording are kept. Equal input and seed give equal output in any order of rows.
    """
    part, coder = _part(intake, corpus), Coder(encoder)
    found = _find(part, coder, seed, exclude, asked, codebook, progress)
    codes = theming.called(found.model, found.held, found.fitted.number)
    total, taken = len(corpus.segments), len(part.reading.segments)
    return Analysis(
        codes=_codes(codes, part, found.vectors, found.marked, coder, progress),
        themes=found.fitted.themes,
        phrases=found.fitted.phrases,
        copies=found.copies,
        errors=coder.errors,
        balances=(Balance("analysis", total, taken, ignored=total - taken),),
    )


def fit(
    intake: Intake,
    corpus: Corpus,
    coder: Coder,
    *,
    seed: int = 0,
    exclude: Collection[str] = (),
    asked: Collection[str] = (),
    codebook: Sequence[Theme] = (),
    progress: Progress = silent,
) -> Fitted:
    """The phrases and themes of a corpus or of a sample of it, to be looked for with `apply`.

    The arguments are those of `analyse`. Copies are looked for in the corpus that is given.
    """
    return _find(_part(intake, corpus), coder, seed, exclude, asked, codebook, progress).fitted


def apply(
    fitted: Fitted, intake: Intake, corpus: Corpus, coder: Coder, progress: Progress = silent
) -> tuple[tuple[Code, ...], Balance]:
    """The codes of a part of a corpus, and how its segments add up.

    A part holds all contributions of its contributors. What comes out for them does not depend on other parts; of the
    corpus that phrases and themes were fitted on it is what `analyse` gives.
    """
    part = _part(intake, corpus)
    marked = phrases.marks(fitted.phrases, corpus, part.contributors)
    vectors = coder.encoder.encode(part.reading.words, progress)
    model = themes.apply(fitted.by, vectors, part.reading.segments, corpus.texts, part.contributors)
    held = theming.hold(model, part.reading, coder.rules[themes.SCHEME], marked.held)
    codes = theming.called(model, held, fitted.number)
    total, taken = len(corpus.segments), len(part.reading.segments)
    balance = Balance("analysis", total, taken, ignored=total - taken)
    return _codes(codes, part, vectors, marked, coder, progress), balance


def _part(intake: Intake, corpus: Corpus) -> _Part:
    counted = [item for item in intake.contributions if item.role == "stakeholder"]
    contributors = {item.id: item.contributor for item in counted}
    return _Part(
        corpus=corpus,
        contributors=contributors,
        groups={item.contributor: item.group for item in counted},
        quotable=frozenset(item.id for item in counted if item.publication != "withheld"),
        asks={question.key: question.asks for question in intake.questions},
        reading=read(corpus, contributors),
    )


def _find(
    part: _Part,
    coder: Coder,
    seed: int,
    exclude: Collection[str],
    asked: Collection[str],
    codebook: Sequence[Theme],
    progress: Progress,
) -> _Found:
    corpus, contributors = part.corpus, part.contributors
    said = partial(_said, corpus, contributors, part.groups, part.quotable, exclude, asked)
    with beside(said, worth=sum(len(text.content) for text in corpus.texts) >= READ_BESIDE) as told:
        copies = duplicates.find(
            [text for text in corpus.texts if text.contribution in part.quotable], progress=progress
        )
        campaign_of = _campaign_of(copies, contributors)

        def kept() -> tuple[Phrase, ...]:
            progress("phrases", 0, 1)
            found, marked = told()
            progress("phrases", 1, 1)
            return tuple(item for item in found if _apart_from_campaigns(marked.held[item.phrase], campaign_of))

        vectors = coder.encoder.encode(part.reading.words, progress)
        by, model = themes.find(
            vectors,
            part.reading.segments,
            corpus.texts,
            contributors,
            kept,
            part.quotable,
            seed,
            groups=part.groups,
            progress=progress,
        )
        shown, (_, marked) = kept(), told()
    marked = marked.only(shown)
    held = theming.hold(model, part.reading, coder.rules[themes.SCHEME], marked.held)
    named, number = theming.name(model, held, campaign_of, part.groups, codebook)
    return _Found(Fitted(shown, named, by, number), copies, marked, vectors, model, held)


def _said(
    corpus: Corpus,
    contributors: Mapping[str, str],
    groups: Mapping[str, str],
    quotable: frozenset[str],
    exclude: Collection[str],
    asked: Collection[str],
) -> tuple[tuple[Phrase, ...], phrases.Marks]:
    """The phrases of a corpus, and who uses each."""
    told = phrases.find(corpus, contributors, groups, quotable, exclude=exclude, asked=asked)
    return told, phrases.marks(told, corpus, contributors)


def _codes(
    of_themes: Sequence[Code],
    part: _Part,
    vectors: npt.NDArray[np.float32],
    marked: phrases.Marks,
    coder: Coder,
    progress: Progress,
) -> tuple[Code, ...]:
    by_schemes = coder.code(part.reading, vectors, part.asks, progress)
    closed = marks(part.corpus.texts, part.contributors)
    return (*of_themes, *by_schemes, *_phrase_codes(marked), *closed)


def _campaign_of(copies: Sequence[Copy], contributors: Mapping[str, str]) -> Mapping[str, str]:
    """The copy group that is the campaign of each contributor who is in one."""
    places: dict[str, int] = {}
    one, other = (
        np.array([places.setdefault(contributors[name], len(places)) for name in names], dtype=np.int64)
        for names in ([pair.contribution for pair in copies], [pair.of for pair in copies])
    )
    groups = sorted({pair.group for pair in copies})
    number = {name: place for place, name in enumerate(groups)}
    found = duplicates.campaigns(np.array([number[pair.group] for pair in copies], np.int64), one, other, len(places))
    return {who: groups[found[place]] for who, place in places.items() if found[place] >= 0}


def _apart_from_campaigns(holders: frozenset[str], campaign_of: Mapping[str, str]) -> bool:
    """Whether a phrase stands without a campaign that repeats it."""
    alone = len({campaign_of.get(holder, holder) for holder in holders})
    return alone >= max(LEAST_PHRASE, LEAST_APART * len(holders))


def _phrase_codes(marked: phrases.Marks) -> list[Code]:
    """Exact marks: which contributors and which segments use a phrase."""
    scheme = "phrases"
    codes = [
        Code("", holder, "", scheme, phrase, 1.0, True, False)
        for phrase, held in marked.held.items()
        for holder in sorted(held)
    ]
    return codes + [Code(segment, "", "", scheme, phrase, 1.0, True, False) for segment, phrase in marked.segments]


def _of_any(rule: Calibrator, area_of: Mapping[str, str]) -> Calibrator:
    """The rule for holding any of several codes: false positives add up over as many as the largest area has."""
    most = max(Counter(area_of.values()).values())
    errors = replace(rule.errors, false_positive=round(1 - (1 - rule.errors.false_positive) ** most, 4))
    return replace(rule, errors=errors)
