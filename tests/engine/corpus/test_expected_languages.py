import pytest

from rapporteur.engine.corpus.languages import expected, is_code, of_collection, scored
from tests.engine.corpus.making import ENGLISH, FRENCH


def test_scored_says_how_sure_it_is() -> None:
    assert scored(FRENCH)[0] == "fr"
    assert 0.75 <= scored(FRENCH)[1] <= 1
    assert scored("12 % — 2024") == ("und", 0.0)


@pytest.mark.parametrize(
    ("text", "likely", "language"),
    [
        (FRENCH, ["en"], "fr"),
        ("Guten Morgen, alle", ["fr", "de"], "de"),
        ("Radio nova", ["en"], "en"),
        ("Radio nova", [], "und"),
        ("12 %", ["en"], "und"),
    ],
)
def test_expected_believes_long_texts_and_helps_short_ones(text: str, likely: list[str], language: str) -> None:
    assert expected(text, likely) == language


def test_of_collection_helps_short_texts_by_the_others() -> None:
    assert of_collection([ENGLISH * 3, "Radio nova", FRENCH, "", "42"]) == ["en", "en", "fr", "und", "und"]


@pytest.mark.parametrize(
    ("word", "is_one"), [("fr", True), ("und", True), ("French", False), ("FR", False), ("", False)]
)
def test_is_code_knows_codes_by_their_form(word: str, is_one: bool) -> None:
    assert is_code(word) == is_one
