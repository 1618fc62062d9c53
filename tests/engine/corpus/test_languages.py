import pytest

from rapporteur.engine.corpus.languages import detect, of_passages
from tests.engine.corpus.making import ENGLISH, FRENCH, SIX


@pytest.mark.parametrize(("language", "text"), SIX)
def test_detect_knows_the_six_languages(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [("12 % — 2024", "und"), ("https://example.org/le-chat-noir", "und"), ("Guten Morgen, alle", "de")],
)
def test_detect_says_when_it_cannot_tell(text: str, language: str) -> None:
    assert detect(text) == language


def test_of_passages_gives_short_ones_the_language_of_the_text() -> None:
    whole, each = of_passages([ENGLISH, "Radio nova", FRENCH * 2, ENGLISH * 2])
    assert (whole, each) == ("en", ["en", "en", "fr", "en"])


def test_of_passages_trusts_the_contributor_only_when_nothing_can_be_told() -> None:
    assert of_passages(["42"], "es") == ("es", ["es"])
    assert of_passages([ENGLISH], "es")[0] == "en"
