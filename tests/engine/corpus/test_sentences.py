import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.corpus import sentences
from tests.engine.corpus.making import ARABIC, CHINESE, ENGLISH, FRENCH, ODD, RUSSIAN, SIX, SPANISH


def cut(content: str, language: str) -> list[str]:
    return [content[start:end] for start, end in sentences(content, language)]


@pytest.mark.parametrize(
    ("language", "content", "number"),
    [
        ("en", ENGLISH, 4),
        ("fr", FRENCH, 3),
        ("es", SPANISH, 3),
        ("ru", RUSSIAN, 3),
        ("ar", ARABIC, 3),
        ("zh", CHINESE, 4),
        ("en", ODD, 3),
    ],
)
def test_sentences_are_counted_in_each_language(language: str, content: str, number: int) -> None:
    assert len(cut(content, language)) == number


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
        ("It rose by 3.5 per cent. Nobody asked.", ["It rose by 3.5 per cent.", "Nobody asked."]),
        ("As J. R. Smith wrote. Yes.", ["As J. R. Smith wrote.", "Yes."]),
        ("1. Open the data.\n2. Train the staff.", ["1. Open the data.", "2. Train the staff."]),
        ("A line that was\nwrapped goes on. Then stops.", ["A line that was\nwrapped goes on.", "Then stops."]),
        ("“Who pays?” she asked. “We do.”", ["“Who pays?” she asked.", "“We do.”"]),
        ("Title\n\nThe text.", ["Title", "The text."]),
        ("We use water, soap, etc. Nothing else.", ["We use water, soap, etc.", "Nothing else."]),
    ],
)
def test_sentences_know_where_a_stop_ends_nothing(content: str, expected: list[str]) -> None:
    assert cut(content, "en") == expected


@given(st.lists(st.sampled_from([*(text for _, text in SIX), ODD, "\n", "\n\n", " ", ". ", "e\u0301"]), max_size=8))
def test_sentences_hold_every_word_once(parts: list[str]) -> None:
    content = "".join(parts)
    spans = sentences(content, "en")
    assert "".join("".join(content[a:b].split()) for a, b in spans) == "".join(content.split())
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("x" * 300_000 + "@. Next", 2),
        ("x" * 300_000 + "). Next", 2),
        ("." * 300_000 + "1", 1),
        ("؟" * 300_000 + "1", 1),
        ("No. " * 50_000, 1),
        ("Word.We" * 50_000, 1),
    ],
    ids=lambda value: value[-8:] if isinstance(value, str) else str(value),
)
def test_sentences_of_long_runs_are_found_in_one_go(content: str, number: int) -> None:
    assert len(cut(content, "en")) == number
