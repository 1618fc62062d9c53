import json
from pathlib import Path

import pytest

from rapporteur.engine.corpus.languages import detect, of_collection, of_passages, scored
from tests.engine.corpus.making import ARABIC, CHINESE, ENGLISH, FRENCH, RUSSIAN, SIX

TRANSLATIONS = [
    json.loads(line)
    for line in (Path(__file__).parents[3] / "evals/data/translations.jsonl").read_text("utf-8").splitlines()
]
CODES = ("ar", "zh", "en", "fr", "ru", "es")


@pytest.mark.parametrize(("language", "text"), SIX)
def test_detect_knows_the_six_languages(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [("12 % — 2024", "und"), ("https://example.org/le-chat-noir", "und"), ("Guten Morgen, alle", "de")],
)
def test_detect_says_when_it_cannot_tell(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language", "sure"),
    [
        ("ICT для всех people", "en", 0.9999),
        ("ICT4D для развития", "ru", 0.973),
        ("open data بيانات مفتوحة", "ar", 0.9957),
        ("المجتمع المدني society civile et", "en", 0.9633),
        ("हिन्दी में data", "hi", 0.8),
        ("Ελλάδα and Greece", "en", 0.9055),
        ("да 数据", "zh", 1.0),
        ("はい、賛成です ICT", "ja", 1.0),
        ("数据 data", "und", 0.0),
        ("ABC абв", "und", 0.0),
    ],
)
def test_scored_tells_a_text_in_several_scripts_by_the_script_of_most_letters(
    text: str, language: str, sure: float
) -> None:
    assert {scored(text) for _ in range(20)} == {(language, sure)}


def test_of_passages_gives_short_ones_the_language_of_the_text() -> None:
    whole, each = of_passages([ENGLISH, "Radio nova", FRENCH * 2, ENGLISH * 2])
    assert (whole, each) == ("en", ["en", "en", "fr", "en"])


def test_of_passages_trusts_the_contributor_only_when_nothing_can_be_told() -> None:
    assert of_passages(["42"], "es") == ("es", ["es"])
    assert of_passages([ENGLISH], "es")[0] == "en"


@pytest.mark.parametrize("language", CODES)
def test_detect_knows_every_translation(language: str) -> None:
    assert [item["id"] for item in TRANSLATIONS if detect(item[language]) != language] == []


@pytest.mark.parametrize("first", range(6))
def test_of_passages_tells_each_passage_of_a_document_in_six_languages(first: int) -> None:
    for number, item in enumerate(TRANSLATIONS):
        order = [CODES[(first + number + step) % 6] for step in range(6)]
        assert of_passages([item[language] for language in order])[1] == order, item["id"]


@pytest.mark.parametrize(
    ("passage", "language"),
    [
        ("Да, согласны", "ru"),
        ("نعم، نوافق", "ar"),
        ("同意。", "zh"),
        ("はい、賛成です", "ja"),
        ("OK, UNESCO", "en"),
        ("👍 2024", "en"),
        ("𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "en"),
    ],
)
def test_of_passages_gives_no_passage_a_language_of_another_script(passage: str, language: str) -> None:
    assert of_passages([ENGLISH, passage]) == ("en", ["en", language])


@pytest.mark.parametrize(("language", "text"), [("ar", ARABIC * 2), ("zh", CHINESE), ("ru", RUSSIAN)])
def test_of_passages_leaves_abbreviations_in_the_language_around_them(language: str, text: str) -> None:
    assert of_passages([text, "ITU, UNESCO (WSIS+20)"]) == (language, [language, language])


def test_of_passages_tells_short_passages_where_a_document_has_two_latin_languages() -> None:
    document = [ENGLISH * 2, FRENCH * 2, "Nous sommes d’accord avec cela.", "We agree with all of this."]
    assert of_passages(document) == ("en", ["en", "fr", "fr", "en"])


def test_of_collection_gives_no_text_a_language_of_another_script() -> None:
    assert of_collection([ENGLISH, ENGLISH, "Да", "نعم", "同意", "yes"]) == ["en", "en", "ru", "ar", "zh", "en"]
