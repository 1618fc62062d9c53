"""Texts matched to statements: the right one, in any language, whatever stands beside."""

import numpy as np
import pytest

from rapporteur.engine.analysis.encode import load, load_pieces
from rapporteur.engine.analysis.statements import match
from rapporteur.engine.analysis.statements.features import NAMES, features
from rapporteur.engine.analysis.statements.overlap import bag, overlap
from rapporteur.engine.analysis.statements.scorer import Scorer, scorer_for, unpack
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


@pytest.mark.parametrize("kind", ["same", "across"])
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


def test_scorer_is_unpacked_as_it_was_packed():
    scorer = scorer_for("across", "full")
    again = unpack("across", scorer.pack("across"))
    assert (again.weights.tolist(), again.shift) == (scorer.weights.tolist(), scorer.shift)


def test_scorer_is_one_half_where_the_log_odds_are_zero():
    assert Scorer(np.array([2.0, -1.0]), 0.0).probability(np.array([[1.0, 2.0], [1.0, 0.0]])).tolist() == [0.5, 0.8808]
