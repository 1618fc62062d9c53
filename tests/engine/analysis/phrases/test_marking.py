"""Marks are exact: what they say is what the words say, read one by one."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rapporteur.engine.analysis import phrases
from rapporteur.engine.analysis.phrases.reading import runs
from rapporteur.engine.corpus import build
from rapporteur.engine.languages import get
from rapporteur.engine.records import Phrase, SourceText
from tests.engine.corpus.making import intake

WORDS = (
    "open",
    "data",
    "open-data",
    "l'eau",
    "o\u064bpen",
    "ΟΔΟΣ",
    "数据",
    "开放",
    "A1",
    "x_",
    "'s",
    "2,000",
    "c+",
    "م\u0640ا",
)
BETWEEN = ("", " ", "\n ", ", ", "-", "。", "_", "\u0640", "\u064b")
PASSAGE = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BETWEEN)), max_size=6).map(
    lambda row: "".join(part for pair in row for part in pair)
)


def phrase(name: str, language: str, *variants: str) -> Phrase:
    return Phrase(name, language, variants or (name.lower(),), 0, 0.0, {})


def one_by_one(passage: str, language: str, known: list[Phrase]) -> set[str]:
    return {
        own.phrase
        for own in known
        if own.language == language
        for run in runs(passage, language)
        if phrases.contains(
            [token[0] for token in run],
            [words for variant in own.variants if (words := phrases.phrase_tokens(variant, language))],
            get(language).SPACED,
        )
    }


@given(
    st.lists(PASSAGE.filter(str.strip), max_size=3),
    st.lists(PASSAGE, max_size=4),
    st.sampled_from(["en", "fr", "ar", "zh", "de"]),
)
@example(["开放 数据"], ["开放数据。开放，数据", "开\u064b放数据"], "zh")
@example(["open data"], ["Open\u00a0DATA!", "open, data", "open-data"], "en")
def test_phrases_in_are_those_the_words_of_each_run_hold(
    variants: list[str], passages: list[str], language: str
) -> None:
    known = [phrase(f"p{n}", language, variant.lower(), "open data") for n, variant in enumerate(variants)]
    found = phrases.phrases_in(passages, [language] * len(passages), known)
    assert found == [one_by_one(passage, language, known) for passage in passages]


def test_phrases_in_are_of_the_language_of_the_passage() -> None:
    known = [phrase("open data", "en"), phrase("开放数据", "zh")]
    found = phrases.phrases_in(["open data 开放数据"] * 3, ["en", "zh", "fr"], known)
    assert found == [{"open data"}, {"开放数据"}, set()]


@pytest.mark.parametrize("name", ["open data", "night schools"])
def test_marks_name_segments_and_contributors(name: str) -> None:
    rows = [SourceText(f"{n}", "document", f"We ask for {name} in every town, says voter {n}.") for n in range(3)]
    corpus = build(intake(rows))
    marked = phrases.marks(
        [phrase(name, "en"), phrase("tap water", "en")], corpus, {"0": "ann", "1": "ann", "2": "bob"}
    )
    assert marked.held == {name: {"ann", "bob"}, "tap water": frozenset()}
    assert marked.segments == tuple((segment.id, name) for segment in corpus.segments)
    assert marked.only([phrase("tap water", "en")]) == phrases.Marks((), {"tap water": frozenset()})
    assert phrases.holders([phrase(name, "en")], corpus, {"1": "ann"}) == {name: {"ann"}}


def test_recounted_phrases_have_the_counts_of_the_whole() -> None:
    found = phrases.recounted(
        [phrase("open data", "en"), phrase("tap water", "en")],
        {"open data": {"academia": 1}, "tap water": {"government": 3, "": 1}},
        {"government", "academia"},
        10,
    )
    assert [(row.phrase, row.contributors, row.share) for row in found] == [
        ("tap water", 4, 0.4),
        ("open data", 1, 0.1),
    ]
    assert found[0].by_group == {"government": 3, "academia": 0, "": 1}
