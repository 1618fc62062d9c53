"""Texts matched to statements: the right one, in any language, whatever stands beside."""

import numpy as np
import pytest

from rapporteur.engine.analysis.encode import load, load_english, load_pieces
from rapporteur.engine.analysis.stance import Poles, stances
from rapporteur.engine.analysis.statements import match, positions
from rapporteur.engine.analysis.statements.features import NAMES, features
from rapporteur.engine.analysis.statements.overlap import bag, overlap
from rapporteur.engine.analysis.statements.pieces import meaning_pieces, rare_pieces
from rapporteur.engine.analysis.statements.scorer import Scorer, scorer_for, unpack
from rapporteur.engine.analysis.statements.turn import pack, shipped_turn, turned
from rapporteur.engine.analysis.statements.turn import unpack as unpack_turn
from rapporteur.engine.errors import WrongUse

STATEMENTS = (
    "Broadband in villages costs too much",
    "Children should learn programming at school",
    "Personal data must be protected by law",
)
ENGLISH = (
    "In our village a broadband connection costs more than most families can pay in a month.",
    "Every school ought to teach its children how to write programs.",
    "We need a law that protects the personal data of citizens.",
)
FRENCH = (
    "Dans nos villages, le haut débit coûte trop cher pour les familles.",
    "Les enfants devraient apprendre la programmation à l'école.",
    "Les données personnelles doivent être protégées par la loi.",
)
ARABIC = (
    "النطاق العريض في القرى مكلف للغاية.",
    "ينبغي أن يتعلم الأطفال البرمجة في المدرسة.",
    "يجب حماية البيانات الشخصية بموجب القانون.",
)
ODD = ("", "   ", "?!", "😀", "the of and")


@pytest.fixture(scope="module")
def full():
    return load("full")


@pytest.fixture(scope="module")
def english_scores(full):
    return scores(ENGLISH, "en", STATEMENTS, "en", full)


def scores(texts, language, statements, statement_language, encoder):
    return match(texts, [language] * len(texts), statements, [statement_language] * len(statements), encoder)


def test_match_gives_probabilities_of_four_decimals(english_scores):
    assert english_scores.shape == (3, 3)
    assert english_scores.dtype == np.float64
    assert np.array_equal(english_scores, np.round(english_scores, 4))
    assert ((english_scores >= 0) & (english_scores <= 1)).all()


def test_match_finds_the_statement_that_a_text_makes(english_scores):
    assert english_scores.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize(("texts", "language"), [(FRENCH, "fr"), (ARABIC, "ar")])
def test_match_finds_the_statement_across_languages(full, texts, language):
    assert scores(texts, language, STATEMENTS, "en", full).argmax(axis=1).tolist() == [0, 1, 2]
    assert scores(ENGLISH, "en", texts, language, full).argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.parametrize(("texts", "language"), [(FRENCH, "fr"), (ARABIC, "ar")])
def test_match_scores_the_same_text_highest_in_its_own_language(full, texts, language):
    found = scores(texts, language, texts, language, full)
    assert (found.argmax(axis=0).tolist(), found.argmax(axis=1).tolist()) == ([0, 1, 2], [0, 1, 2])


@pytest.mark.parametrize("picked", [[3], [4, 1, 4, 0, 2]])
def test_match_of_a_text_does_not_depend_on_the_other_texts(full, picked):
    texts, languages = (*ENGLISH, FRENCH[0], ARABIC[1]), ("en", "en", "en", "fr", "ar")
    every = match(texts, languages, STATEMENTS, ["en", "en", "fr"], full)
    some = match([texts[i] for i in picked], [languages[i] for i in picked], STATEMENTS, ["en", "en", "fr"], full)
    assert np.array_equal(some, every[picked])


def test_match_follows_the_order_of_statements(full, english_scores):
    order = [2, 0, 1]
    assert np.array_equal(scores(ENGLISH, "en", [STATEMENTS[i] for i in order], "en", full), english_scores[:, order])


def test_match_does_not_count_a_repeated_statement_as_a_rival(full, english_scores):
    repeated = scores(ENGLISH, "en", (*STATEMENTS, STATEMENTS[0]), "en", full)
    assert np.array_equal(repeated[:, :3], english_scores)
    assert np.array_equal(repeated[:, 3], english_scores[:, 0])


def test_match_in_the_static_tier_finds_the_statement():
    static = load("static")
    assert scores(ENGLISH, "en", STATEMENTS, "en", static).argmax(axis=1).tolist() == [0, 1, 2]
    assert scores(FRENCH, "fr", STATEMENTS, "en", static).argmax(axis=1).tolist() == [0, 1, 2]


def test_match_of_nothing_is_empty(full):
    assert match([], [], STATEMENTS, ["en"] * 3, full).shape == (0, 3)
    assert match(ENGLISH, ["en"] * 3, [], [], full).shape == (3, 0)


@pytest.mark.parametrize("language", ["en", "ar", ""])
def test_match_scores_texts_without_words(full, language):
    found = scores((*ODD, *ENGLISH), language, (*STATEMENTS, "", "?!"), language, full)
    assert np.isfinite(found).all()
    assert found.shape == (8, 5)


def test_match_scores_a_single_statement(full):
    found = scores(ENGLISH, "en", STATEMENTS[:1], "en", full)
    assert found[0, 0] > found[1:, 0].max()


def test_match_wants_a_language_for_each_text_and_statement(full):
    with pytest.raises(WrongUse, match="3 texts come with 1 languages"):
        match(ENGLISH, ["en"], STATEMENTS, ["en"] * 3, full)
    with pytest.raises(WrongUse, match="3 statements come with 2 languages"):
        match(ENGLISH, ["en"] * 3, STATEMENTS, ["en"] * 2, full)


@pytest.mark.parametrize("kind", ["english", "same", "across"])
def test_features_have_a_name_each(full, kind):
    assert features(kind, ENGLISH, STATEMENTS, "en", (full.encode(ENGLISH), full.encode(STATEMENTS))).shape == (
        3,
        3,
        len(NAMES[kind]),
    )


def test_overlap_gives_a_word_of_every_statement_the_least_weight():
    statements = [bag(text, "en") for text in ("uniforms reduce bullying", "uniforms cost money")]
    subject, point = overlap([bag("uniforms", "en"), bag("bullying", "en")], statements)[:, 0, 5]
    assert (subject, point) == (0.5, 1.0)


def test_pieces_are_read_as_unit_vectors_with_their_words():
    words, vectors = load_pieces().read(["Broadband costs"])[0]
    assert (words, vectors.shape) == (("broadband", "costs"), (2, 384))
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-5


def test_pieces_of_a_text_do_not_depend_on_the_other_texts():
    reader = load_pieces()
    alone, beside = reader.read([ENGLISH[0]])[0], reader.read([*ENGLISH, "", ENGLISH[0]])[4]
    assert alone[0] == beside[0]
    assert np.array_equal(alone[1], beside[1])


def test_pieces_weigh_one_over_the_different_statements_that_have_them():
    read = load_pieces().read(["uniforms reduce bullying", "uniforms reduce bullying", "the uniforms"])
    assert [weight.tolist() for weight in rare_pieces(read)] == [
        [0.525, 1.05, 1.05],
        [0.525, 1.05, 1.05],
        [0.05, 0.525],
    ]


def test_meaning_pieces_are_all_pieces_where_none_carries_meaning():
    assert meaning_pieces(("the", "uniforms", ".")).tolist() == [0.0, 1.0, 0.0]
    assert meaning_pieces(("of", "the")).tolist() == [1.0, 1.0]


def test_turned_pieces_have_length_one():
    read = load_pieces().read([ENGLISH[0], ""])
    (words, rows), (none, empty) = turned(read, shipped_turn())
    assert (words, none, empty.shape) == (read[0][0], (), (0, 384))
    assert np.abs(np.linalg.norm(rows, axis=1) - 1).max() < 1e-5


def test_turn_is_unpacked_up_to_half_a_step():
    turn = np.random.default_rng(0).normal(size=(6, 6)).astype(np.float32)
    packed = pack(turn)
    assert (np.abs(unpack_turn(packed) - turn) <= packed["step"] * 0.5001).all()
    assert packed["turn"].dtype == np.int8


def test_scorer_is_unpacked_as_it_was_packed():
    scorer = scorer_for("across", "full")
    again = unpack("across", scorer.pack("across"))
    assert (again.weights.tolist(), again.shift) == (scorer.weights.tolist(), scorer.shift)


def test_scorer_is_one_half_where_the_log_odds_are_zero():
    assert Scorer(np.array([2.0, -1.0]), 0.0).probability(np.array([[1.0, 2.0], [1.0, 0.0]])).tolist() == [0.5, 0.8808]


CARS = Poles("The city should close its centre to cars.", "Cars must be allowed to drive into the city centre.")
PRICES = Poles("Broadband in villages must become cheaper.", "The price of broadband should be left to the market.")
TRAFFIC = (
    "The city centre should be closed to cars: without cars the streets are safe.",
    "Il faut permettre aux voitures de circuler dans le centre-ville : les commerces ont besoin de clients.",
    "In our village a broadband connection must become cheaper.",
    "",
)
SPOKEN = ("en", "fr", "en", "und")


def test_positions_are_the_stances_toward_each_statement(full):
    found = list(positions(TRAFFIC, SPOKEN, [CARS, None, PRICES], ["en", "", ""], full))
    alone = [
        stances([text], [language], CARS, full, load_english() if language == "en" else None)[0]
        for text, language in zip(TRAFFIC, SPOKEN, strict=True)
    ]
    assert [row[0] for row in found] == alone
    assert [row[1] for row in found] == [None] * 4
    assert [row[2] for row in found] == stances(TRAFFIC, SPOKEN, PRICES, full)
    assert [row[0] and row[0].position for row in found] == ["for", "against", None, None]


def test_positions_of_a_text_depend_on_no_other_text():
    static = load("static")
    many = [f"Street {place} should be closed to cars. {'Open it to cars. ' * (place % 5)}" for place in range(130)]
    found = list(positions(many, ["en"] * len(many), [CARS, PRICES], ["en", "en"], static))
    backwards = list(positions(many[::-1], ["en"] * len(many), [CARS], ["en"], static))
    assert len(found) == len(many)
    assert [row[:1] for row in found] == backwards[::-1]


def test_positions_of_nothing_are_none():
    assert list(positions([], [], [CARS], ["en"], load("static"))) == []


def test_positions_refuse_poles_that_are_none():
    with pytest.raises(WrongUse, match="needs a contrary one"):
        list(positions(["x"], ["en"], [Poles("x", "x")], ["en"], load("static")))
