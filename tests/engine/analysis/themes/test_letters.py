"""Rows by the letters of words: forms of one word are near, whatever stands beside a passage."""

import numpy as np

from rapporteur.engine.analysis.themes.letters import DIMENSIONS, Letters, groups
from rapporteur.engine.languages.tokens import lay_out

WORDS = [
    f"{head}{tail} {filler}"
    for head in ("fahrrad", "schule", "brunnen", "wälder")
    for tail in ("weg", "platz", "wege", "n", "s", "bau")
    for filler in ("und", "oder", "aber")
]


def letters(passages: list[str]) -> Letters:
    return Letters(lay_out(passages, "de"))


def test_groups_are_within_words_and_never_empty() -> None:
    assert groups("abc") == [" abc", "abc ", " abc "]
    assert groups("a") == [" a "]
    assert groups("") == ["  "]


def test_letters_bring_the_forms_of_a_word_together() -> None:
    rows = letters(WORDS).fitted
    alike = rows @ rows.T
    heads = np.repeat(np.arange(4), 18)
    same = heads[:, None] == heads
    assert alike[same].mean() > 0.4 > 0.2 > alike[~same].mean()


def test_letters_give_a_passage_the_same_row_later_whatever_stands_beside() -> None:
    fitted = letters(WORDS)
    assert (fitted.rows(lay_out(WORDS, "de")) == fitted.fitted).all()
    turned = [*WORDS[::-1], "fahrradschule brunnenwege"]
    assert (fitted.rows(lay_out(turned, "de"))[-2::-1] == fitted.fitted).all()


def test_letters_of_unknown_words_are_zeros() -> None:
    assert not letters(WORDS).rows(lay_out(["qqqqqq", ""], "de")).any()


def test_letters_of_too_little_are_zeros() -> None:
    fitted = letters(["one", "two"])
    assert fitted.fitted.shape == (2, DIMENSIONS)
    assert not fitted.fitted.any()
