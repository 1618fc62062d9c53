"""Do translations get the code and the theme of their English? Sixty short texts of our own in six languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import logit

from evals import labelled
from evals.rows import Row
from rapporteur.engine.analysis import themes
from rapporteur.engine.analysis.coding.coder import coder_for
from rapporteur.engine.analysis.encode import Encoder, load
from rapporteur.engine.analysis.prevalence import SCORE_DECIMALS
from rapporteur.engine.corpus.languages import detect, of_passages
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.engine.records import Encoder as Tier
from rapporteur.engine.schemes.loader import leaves, load_scheme

DATASET = "Translations (60 texts in six languages)"
TIERS: tuple[Tier, ...] = ("full", "static")
SCHEMES = {"sdgs": "Goal", "action-lines": "Action Line"}
ENGLISH = "en"
OTHERS = tuple(language for language in UN_LANGUAGES if language != ENGLISH)
MIXTURES = 200
"""Documents of passages in several languages."""
SEED = 0
THIRDS = ("least lead", "middle", "most lead")
SMALLEST = 10.0**-SCORE_DECIMALS / 2
"""What a score that is rounded to nothing is taken for."""

Doubles = npt.NDArray[np.float64]
Texts = Mapping[str, list[str]]


def run() -> list[Row]:
    """Shares of translations with the best code and the theme of their English; and languages told right.

    The codes are those under which no other stands. Where no code of a scheme counts for the English text, which one
    is nearest says little: the asked share is over the texts where one does.
    """
    items = list(labelled.lines("translations.jsonl"))
    texts = {language: [str(item[language]) for item in items] for language in UN_LANGUAGES}
    rows = languages_told(texts)
    for tier in TIERS:
        encoder = load(tier)
        for scheme, name in SCHEMES.items():
            read = {language: best_codes(texts[language], language, scheme, encoder) for language in UN_LANGUAGES}
            best = {language: found.codes for language, found in read.items()}
            counts = read[ENGLISH].applies
            note = f"the {sum(counts)} texts of which the English holds one; asked 0.90"
            rows += shares(f"same {name}", best, tier, note, counts)
            rows += shares(f"same nearest {name}", best, tier, "all texts")[-1:]
            rows += by_lead(f"same nearest {name}", read, tier)
            if scheme == "sdgs":
                meant = [item["sdgs"][0] for item in items]
                rows += shares("the Goal it was written for", {**best, ENGLISH: meant}, tier, "all texts")[-1:]
        themed = grouped(texts, encoder)
        number = len({theme for found in themed.values() for theme in found})
        rows += shares("same theme", themed, tier, f"all 360 texts grouped together into {number}; asked 0.90")
    return rows


@dataclass(frozen=True, slots=True)
class Best:
    """The best code of each text, whether any applies, and the lead in log-odds on the second best."""

    codes: list[str]
    applies: list[bool]
    leads: Doubles


def best_codes(texts: Sequence[str], language: str, scheme: str, encoder: Encoder) -> Best:
    """The best of the codes that have no codes under them, for each text."""
    known = load_scheme(scheme)
    coder = coder_for(known, encoder)
    scores = coder.score(texts, [language] * len(texts))
    names = {code.code for code in leaves(known)}
    columns = [column for column, code in enumerate(coder.codes) if code in names]
    best = scores[:, columns].argmax(axis=1)
    applies = coder.applies(scores)[:, columns]
    odds = np.sort(logit(np.clip(scores[:, columns], SMALLEST, 1 - SMALLEST)), axis=1)
    return Best(
        [coder.codes[columns[place]] for place in best],
        [bool(row.any()) for row in applies],
        odds[:, -1] - odds[:, -2],
    )


def by_lead(name: str, read: Mapping[str, Best], tier: Tier) -> list[Row]:
    """The share of equal answers by thirds of the texts, from those whose two best codes are nearest in English on."""
    order = np.argsort(read[ENGLISH].leads, kind="stable")
    rows = []
    for third, words in zip(np.array_split(order, len(THIRDS)), THIRDS, strict=True):
        asked = np.isin(np.arange(len(order)), third).tolist()
        best = {language: found.codes for language, found in read.items()}
        rows += shares(
            f"{name}, {words}", best, tier, "by the lead of the best code over the second in English", asked
        )[-1:]
    return rows


def grouped(texts: Texts, encoder: Encoder) -> dict[str, list[str]]:
    """The theme of each text, by language."""
    everything = [text for language in UN_LANGUAGES for text in texts[language]]
    languages = [language for language in UN_LANGUAGES for _ in texts[language]]
    found = themes.group_texts(encoder.encode(everything), everything, languages)
    parts = np.split(found.nearest, len(UN_LANGUAGES))
    return {language: [str(theme) for theme in part] for language, part in zip(UN_LANGUAGES, parts, strict=True)}


def shares(
    name: str, found: Mapping[str, Sequence[str]], tier: Tier, note: str, counts: Sequence[bool] | None = None
) -> list[Row]:
    """The share of equal answers with the English, by language and over all five. counts: which texts are asked."""
    asked = [True] * len(found[ENGLISH]) if counts is None else counts
    equal = {
        language: [one == other for one, other, ask in zip(found[language], found[ENGLISH], asked, strict=True) if ask]
        for language in OTHERS
    }
    rows = [Row(DATASET, f"{name}, {key}", float(np.mean(same)), None, tier, note) for key, same in equal.items()]
    return [*rows, Row(DATASET, name, float(np.mean(list(equal.values()))), None, tier, note)]


def languages_told(texts: Texts) -> list[Row]:
    """Share of texts, and of passages in documents of several languages, whose language is told right."""
    alone = [detect(text) == language for language in UN_LANGUAGES for text in texts[language]]
    right = [
        told == language
        for document in mixtures(texts)
        for told, (language, _) in zip(of_passages([text for _, text in document])[1], document, strict=True)
    ]
    note = "two to eight passages in one to six languages, in random order"
    return [
        Row(DATASET, "language of a text told right", float(np.mean(alone))),
        Row(DATASET, "language of a passage of a mixed document told right", float(np.mean(right)), None, "", note),
    ]


def mixtures(texts: Texts) -> list[list[tuple[str, str]]]:
    """Documents as (language, passage), drawn at random with a fixed seed."""
    random = np.random.default_rng(SEED)
    documents = []
    for _ in range(MIXTURES):
        drawn = random.integers(0, len(UN_LANGUAGES), random.integers(2, 9)).tolist()
        numbers = random.integers(0, len(texts[ENGLISH]), len(drawn)).tolist()
        documents.append([(UN_LANGUAGES[i], texts[UN_LANGUAGES[i]][n]) for i, n in zip(drawn, numbers, strict=True)])
    return documents
