"""All of the analysis: one pass over the corpus, codes and their errors out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis import duplicates, phrases, themes
from rapporteur.engine.analysis.closed import marks
from rapporteur.engine.analysis.coding.segments import calibrator_for, code_segments
from rapporteur.engine.analysis.encode import Encoder
from rapporteur.engine.analysis.holding import Reading, as_asked, coded, read, rolled_up, themed
from rapporteur.engine.analysis.prevalence import Calibrator
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the machine proposes. errors: by scheme, {"sensitivity", "false_positive", "labelled"}."""

    codes: tuple[Code, ...]
    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    copies: tuple[Copy, ...]
    errors: Mapping[str, Mapping[str, Any]]
    balances: tuple[Balance, ...]


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
    counted = [item for item in intake.contributions if item.role == "stakeholder"]
    contributors = {item.id: item.contributor for item in counted}
    groups = {item.contributor: item.group for item in counted}
    quotable = frozenset(item.id for item in counted if item.publication != "withheld")
    copies = duplicates.find([text for text in corpus.texts if text.contribution in quotable], progress=progress)
    campaign_of = duplicates.campaigns(copies, contributors)
    progress("phrases", 0, 1)
    readings = phrases.read(corpus, contributors)
    found = phrases.find(
        corpus, contributors, groups, quotable, exclude=exclude, asked=asked, readings=readings, progress=progress
    )
    held = phrases.held_in(found, readings)
    kept = [phrase for phrase in found if _apart_from_campaigns(held[phrase.phrase], campaign_of)]
    reading = read(corpus, contributors)
    vectors = encoder.encode(reading.words, progress)
    rules = _rules(encoder)
    model = themes.find(
        vectors, reading.segments, corpus.texts, contributors, kept, quotable, seed, groups=groups, progress=progress
    )
    found_themes, codes = themed(model, reading, rules[themes.SCHEME], held, campaign_of, groups, codebook)
    asks = {question.key: question.asks for question in intake.questions}
    codes += _by_schemes(reading, vectors, encoder, rules, asks, progress)
    total, taken = len(corpus.segments), len(reading.segments)
    return Analysis(
        codes=(*codes, *_phrase_codes(kept, readings, held), *marks(corpus.texts, contributors)),
        themes=found_themes,
        phrases=tuple(kept),
        copies=copies,
        errors={name: _errors(rule) for name, rule in rules.items()},
        balances=(Balance("analysis", total, taken, ignored=total - taken),),
    )


def _rules(encoder: Encoder) -> dict[str, Calibrator]:
    """How evidence becomes a contributor's score, by scheme; an area is held by whoever holds one of its lines."""
    schemes = (THEMES, *(load_scheme(name) for name in CODED))
    rules = {scheme.scheme: calibrator_for(scheme, encoder.tier) for scheme in schemes}
    return {**rules, AREAS: _of_any(rules["action-lines"], Counter(areas(load_scheme("action-lines")).values()))}


def _by_schemes(
    reading: Reading,
    vectors: npt.NDArray[np.float32],
    encoder: Encoder,
    rules: Mapping[str, Calibrator],
    asks: Mapping[str, Sequence[str]],
    progress: Progress,
) -> list[Code]:
    """Codes of the schemes that come with Rapporteur, categories read with what the questions ask for."""
    languages = [segment.language for segment in reading.segments]
    codes: list[Code] = []
    for number, name in enumerate(CODED):
        progress("coding", number, len(CODED))
        scheme = load_scheme(name)
        scores = code_segments(vectors, reading.words, languages, scheme, encoder)
        if name == "categories":
            scores = as_asked(scores, reading, asks)
        rows = list(coded(name, scores, reading, rules[name]))
        codes += [*rows, *rolled_up(rows, areas(scheme), AREAS)]
    progress("coding", len(CODED), len(CODED))
    return codes


def _apart_from_campaigns(holders: frozenset[str], campaign_of: Mapping[str, str]) -> bool:
    """Whether a phrase stands without a campaign that repeats it."""
    alone = len({campaign_of.get(holder, holder) for holder in holders})
    return alone >= max(LEAST_PHRASE, LEAST_APART * len(holders))


def _phrase_codes(
    kept: Sequence[Phrase], readings: Sequence[phrases.Reading], held: Mapping[str, frozenset[str]]
) -> list[Code]:
    """Exact marks: which contributors and which segments use a phrase."""
    scheme = "phrases"
    codes = [
        Code("", holder, "", scheme, phrase.phrase, 1.0, True, False)
        for phrase in kept
        for holder in sorted(held[phrase.phrase])
    ]
    found = phrases.places_in(kept, readings)
    return codes + [Code(reading.segment.id, "", "", scheme, name, 1.0, True, False) for reading, name in found]


def _of_any(rule: Calibrator, sizes: Counter[str]) -> Calibrator:
    """The rule for holding any of several codes: false positives add up over as many as the largest area has."""
    most = max(sizes.values())
    errors = replace(rule.errors, false_positive=round(1 - (1 - rule.errors.false_positive) ** most, 4))
    return replace(rule, errors=errors)


def _errors(rule: Calibrator) -> dict[str, Any]:
    return {
        "sensitivity": rule.errors.sensitivity,
        "false_positive": rule.errors.false_positive,
        "labelled": rule.errors.labelled,
    }
