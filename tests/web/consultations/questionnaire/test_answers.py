"""What is visible, what was answered, what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.consultations.questionnaire import (
    Question,
    Unread,
    count_words,
    from_stored,
    in_words,
    is_empty,
    problems,
    read_answer,
    to_stored,
    visible,
)
from tests.web.consultations.questionnaire.samples import lantern

BY_KEY = {question.key: question for question in lantern().questions}
TEXT, SCALE, MULTIPLE, MATRIX, NUMBER, DATE, FILE, NOTE = (
    BY_KEY[key] for key in ("q1", "q2", "q6", "q7", "q6_cost", "q2_since", "q4_file", "note_fiction")
)


def shown(group, answers):
    return [question.key for question in visible(lantern(), group, answers)]


def test_visible_leaves_out_other_groups_and_unmet_conditions():
    assert shown("government", {}) == ["note_fiction", "q1", "q2", "q3", "q5", "q6", "q7", "q8"]
    assert shown("academia", {"q1": "much", "q4": "yes", "q3": "none"}) == [
        "note_fiction", "q1", "q2", "q3", "q4", "q4_what", "q5", "q6", "q7",
    ]  # fmt: skip


def test_an_answer_to_a_hidden_question_counts_for_no_condition():
    answers = {"q1": "much", "q4": "yes", "q3": "none"}
    assert "q4_what" not in shown("government", answers)
    assert "q4_what" in shown("civil-society", answers)


def test_an_answer_that_cannot_be_read_counts_as_none():
    unread = read_answer(NUMBER, {"q6_cost": ["plenty"]})
    assert "q8" not in shown("government", {"q3": "none", "q6": ["financing"], "q6_cost": unread})
    assert "q8" in shown("government", {"q3": "none", "q6": ["financing"], "q6_cost": "12"})


@pytest.mark.parametrize(
    ("question", "raw", "value"),
    [
        (TEXT, {"q1": [" one\r\ntwo\x00 "]}, "one\ntwo"),
        (TEXT, {}, ""),
        (SCALE, {"q2": ["", "large"]}, "large"),
        (MULTIPLE, {"q6": ["privacy", "skills", "nonsense", "skills"]}, ["skills", "privacy", "nonsense"]),
        (
            MATRIX,
            {"q7-skills": ["full"], "q7-connectivity": ["none"], "q7-safety": [""]},
            {"connectivity": "none", "skills": "full"},
        ),
        (MATRIX, {"q7-other": ["full"]}, {"other": "full"}),
        (NUMBER, {"q6_cost": ["12,50"]}, "12.5"),
        (DATE, {"q2_since": ["2019-3-7"]}, "2019-03-07"),
        (DATE, {"q2_since-day": ["٧"], "q2_since-month": ["٣"], "q2_since-year": ["٢٠١٩"]}, "2019-03-07"),
        (DATE, {"q2_since-day": [""]}, ""),
        (FILE, {"q4_file": ["12", "", "15"]}, ["12", "15"]),
        (NOTE, {"note_fiction": ["x"]}, ""),
    ],
)  # fmt: skip
def test_answer_is_read_from_a_form(question, raw, value):
    assert read_answer(question, raw) == value


@pytest.mark.parametrize(
    ("question", "raw"),
    [
        (NUMBER, {"q6_cost": ("about ten",)}),
        (NUMBER, {"q6_cost": ("1,234",)}),
        (DATE, {"q2_since": ("last spring",)}),
        (DATE, {"q2_since-year": ("2019",), "q2_since-month": ("2",), "q2_since-day": ("30",)}),
        (DATE, {"q2_since-year": ("19",), "q2_since-month": ("",), "q2_since-day": ("3",)}),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed(question, raw):
    value = read_answer(question, raw)
    assert isinstance(value, Unread)
    assert value.raw == raw
    assert problems(question, value, "en") == (value.problem,)
    assert not is_empty(value)
    assert from_stored(question, json.loads(json.dumps(to_stored(value)))) == value


@given(st.text(st.sampled_from("0123456789٠١٢٣۴५.,٫٬ '-+ \u00a0\u202fx"), max_size=14))
def test_a_number_once_read_is_read_the_same_again(typed):
    value = read_answer(NUMBER, {"q6_cost": [typed]})
    if isinstance(value, str) and value:
        assert read_answer(NUMBER, {"q6_cost": [value]}) == value
        assert f"{Decimal(value):f}" == value
    else:
        assert isinstance(value, Unread) or not typed.strip()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"), ("-0,0", "0"), ("007", "7"), ("1,5", "1.5"), ("1.500", "1.5"), ("0,125", "0.125"), ("+3", "3"),
        ("−4", "-4"), ("١٢٣٫٥", "123.5"), ("۱۲", "12"), ("12 345,6", "12345.6"), ("12\u202f345", "12345"),
        ("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1,234,567", "1234567"), ("1.234.567", "1234567"),
        ("１２", "12"),
    ],
)  # fmt: skip
def test_number_is_read_in_many_notations(typed, number):
    assert read_answer(NUMBER, {"q6_cost": [typed]}) == number


@pytest.mark.parametrize("typed", ["1,23,4", "1e5", "NaN", "Infinity", "12 34", "--1", "1.2.3", "½", "9" * 31, "0x1F"])
def test_what_is_no_number_is_not_guessed(typed):
    assert isinstance(read_answer(NUMBER, {"q6_cost": [typed]}), Unread)


def test_an_unclear_number_is_asked_about():
    (problem,) = problems(NUMBER, read_answer(NUMBER, {"q6_cost": ["1,234"]}), "en")
    assert problem == "The number can be read in two ways: write 1234 or 1.234."
    assert problem.template == "The number can be read in two ways: write {whole} or {parts}."


@pytest.mark.parametrize(
    ("question", "value", "expected"),
    [
        (TEXT, "", ["Enter an answer."]),
        (TEXT, "w " * 301, ["The answer is too long. Words written: 301. Most words allowed: 300."]),
        (TEXT, "w " * 300, []),
        (SCALE, "", ["Choose one of the options."]),
        (SCALE, "huge", ["huge is not one of the options."]),
        (MULTIPLE, [], ["Choose at least one of the options."]),
        (
            MULTIPLE,
            ["skills", "safety", "services", "privacy"],
            ["Too many options are chosen. Chosen: 4. Most allowed: 3."],
        ),
        (MULTIPLE, ["skills", "x"], ["x is not one of the options."]),
        (MATRIX, {}, ["Choose one option in each row."]),
        (MATRIX, {"skills": "full", "safety": "full"}, ["Choose an option in the row Connectivité abordable."]),
        (
            MATRIX,
            {"connectivity": "full", "skills": "none", "safety": "huge", "x": "full"},
            ["x is not one of the rows.", "huge is not one of the options."],
        ),
        (NUMBER, "-1", ["Enter a number of 0 or more."]),
        (NUMBER, "1000", ["Enter a number of 999.5 or less."]),
        (NUMBER, "999.5", []),
        (replace(NUMBER, whole=True), "1.5", ["Enter a whole number, without decimals."]),
        (NUMBER, "", []),
        (replace(DATE, required=True), "", ["Enter a date."]),
        (DATE, "2020-01-01", []),
        (replace(FILE, required=True), [], ["Attach a file."]),
        (FILE, ["3"], []),
        (NOTE, "", []),
        (NUMBER, "plenty", ["Write a number, such as 1234 or 0.5."]),
        (TEXT, ["a list"], ["This answer does not fit the question."]),
    ],
)  # fmt: skip
def test_problems_are_told(question, value, expected):
    assert list(problems(question, value, "fr")) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One, two - three!", 3),
        ("well-known l’eau e-mail@example.org", 3),
        ("知识共享", 4),
        ("使用AI技术。", 5),
        ("المعرفة المشتركة", 2),
        ("Общее знание — благо", 3),
    ],
)
def test_words_are_counted_in_every_script(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("question", "value", "words"),
    [
        (TEXT, "as written", "as written"),
        (SCALE, "large", "Dans une large mesure"),
        (SCALE, "gone", "gone"),
        (MULTIPLE, ["skills", "privacy"], ["Compétences numériques", "Protection des données et vie privée"]),
        (MATRIX, {"skills": "full"}, ["Compétences numériques: Pleinement"]),
        (NUMBER, Unread({"q6_cost": ("ten",)}, "no number"), "ten"),
        (FILE, ["3"], ["3"]),
    ],
)
def test_answer_is_said_in_words(question, value, words):
    assert in_words(question, value, "fr") == words


def test_labels_fall_back_to_english_then_to_any_language():
    option = replace(SCALE.options[0], label={"ru": "Нет", "es": "No"})
    question = Question("q", "single", {"en": "?"}, options=(option,))
    assert in_words(question, "none", "zh") == "Нет"
    assert in_words(SCALE, "none", "de") == "Not at all"
