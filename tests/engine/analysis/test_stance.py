"""Stance: which side a passage leans to, and when nothing is said."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.encode import Encoder, load
from rapporteur.engine.analysis.stance import Poles, Stance, codes, stances
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Code

WORDS = ("close", "open", "centre", "cars", "library", "should", "must")
POLES = Poles("close centre cars", "open centre cars")


def word_encoder(tier="full"):
    """An encoder of seven words: a text is the normal vector of the words in it."""

    def tokenize(texts):
        return [
            [WORDS.index(word) for word in text.lower().replace(".", "").split() if word in WORDS] for text in texts
        ]

    def run(batch):
        rows = np.full((len(batch), len(WORDS)), 1e-3, dtype=np.float32)
        for row, pieces in enumerate(batch):
            rows[row, pieces] = 1.0
        return rows

    return Encoder(tier, "", tokenize, lambda pieces: [[i] for i in range(len(pieces))], run, len(WORDS))


def positions(texts, encoder=None, english=None, language="en"):
    found = stances(texts, [language] * len(texts), POLES, encoder or word_encoder(), english)
    return [stance and stance.position for stance in found]


def test_stances_lean_to_the_nearer_of_statement_and_contrary():
    texts = ["We should close centre for cars.", "The centre must open for cars.", "The library."]
    assert positions(texts) == ["for", "against", None]


def test_stances_of_sentences_on_both_sides_are_mixed():
    assert positions(["We should close centre cars. We should open centre cars."]) == ["mixed"]


def test_stances_are_silent_where_neither_side_is_nearer():
    assert positions(["It should be the centre, with cars."]) == [None]


def test_stances_need_more_nearness_without_words_that_ask():
    assert positions(["library close", "library close should"]) == [None, "for"]


def test_stances_ask_the_english_encoder_about_english_alone():
    def blind(pieces):
        return np.ones((len(pieces), len(WORDS)), dtype=np.float32)

    good = word_encoder()
    dull = Encoder("full", "", good.tokenize, good.batches, blind, len(WORDS))
    text = "We should close centre for cars."
    alone = stances([text], ["en"], POLES, good)
    with_english = stances([text, text], ["en", "fr"], POLES, good, dull)
    assert with_english[1] == stances([text], ["fr"], POLES, good)[0]
    assert with_english[0] != alone[0]


@pytest.mark.parametrize("poles", [Poles("", "x"), Poles("x", "  "), Poles("x", "x")])
def test_stances_refuse_a_statement_without_a_contrary(poles):
    with pytest.raises(WrongUse, match="needs a contrary one") as caught:
        stances(["x"], ["en"], poles, word_encoder())
    assert "what those who disagree would say" in str(caught.value)


@settings(max_examples=30)
@given(st.lists(st.text(alphabet="abc .\n中да👍", max_size=40), max_size=6), st.randoms(use_true_random=False))
def test_a_stance_does_not_depend_on_the_other_texts(texts, random):
    encoder = word_encoder()
    texts = [*texts, "We should close centre for cars."]
    found = dict(zip(texts, stances(texts, ["en"] * len(texts), POLES, encoder), strict=True))
    random.shuffle(texts)
    assert stances(texts, ["en"] * len(texts), POLES, encoder) == [found[text] for text in texts]
    assert all(stance is None or 0 <= stance.score <= 1 for stance in found.values())


def test_stances_of_no_texts_are_none():
    assert stances([], [], POLES, word_encoder()) == []


def test_codes_are_proposals_that_do_not_count():
    found = [Stance("for", 0.7), None, Stance("mixed", 0.6)]
    assert codes(["a", "b", "c"], found, "S01") == [
        Code("a", "", "", "stance:S01", "for", 0.7, False, True),
        Code("c", "", "", "stance:S01", "mixed", 0.6, False, True),
    ]


@pytest.fixture(scope="module")
def full():
    return load("full")


CARS = Poles("The city should close its centre to cars.", "Cars must be allowed to drive into the city centre.")


@pytest.mark.parametrize(
    ("language", "closed", "opened"),
    [
        (
            "en",
            "The city centre should be closed to cars: without cars the streets are safe.",
            "Cars must be allowed in the centre: shops need customers who drive into the city.",
        ),
        (
            "fr",
            "Il faut fermer le centre-ville aux voitures : sans voitures, les rues sont sûres.",
            "Il faut permettre aux voitures de circuler dans le centre-ville : les commerces ont besoin de clients.",
        ),
        (
            "ru",
            "Центр города следует закрыть для автомобилей: без машин улицы безопасны.",
            "Автомобилям необходимо разрешить ездить в центре города: магазинам нужны покупатели на машинах.",
        ),
    ],
)
def test_stances_reach_across_languages(full, language, closed, opened):
    found = stances([closed, opened], [language] * 2, CARS, full)
    assert [stance and stance.position for stance in found] == ["for", "against"]
