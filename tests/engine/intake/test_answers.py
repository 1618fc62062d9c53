"""Closed questions recognised from answers."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.answers.closed import Form, find_form
from rapporteur.engine.intake.answers.scales import find_scale
from rapporteur.engine.intake.layouts.records import Asked
from rapporteur.engine.intake.review import QuestionSpec

ASKED = Asked("What do you think?", (0,))


@pytest.mark.parametrize(
    ("values", "options"),
    [
        (["Agree", "Strongly agree", "Disagree"], ("Strongly disagree", "Disagree", "Agree", "Strongly agree")),
        (["agree", "Neutral", "Agree"], ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")),
        (
            ["D'accord", "Tout à fait d’accord"],
            ("Pas du tout d'accord", "Pas d'accord", "D'accord", "Tout à fait d’accord"),
        ),
        (
            ["De acuerdo", "En desacuerdo"],
            ("Totalmente en desacuerdo", "En desacuerdo", "De acuerdo", "Totalmente de acuerdo"),
        ),
        (["Согласен", "Не согласен"], ("Полностью не согласен", "Не согласен", "Согласен", "Полностью согласен")),
        (["同意", "非常不同意"], ("非常不同意", "不同意", "同意", "非常同意")),
        (["أوافق", "أوافق بشدة"], ("لا أوافق بشدة", "لا أوافق", "أوافق", "أوافق بشدة")),
        (
            ["To a large extent", "To some extent"],
            ("Not at all", "To a small extent", "To some extent", "To a large extent"),
        ),
        (["1", "5", "3", "5", "1", "3"], ("1", "2", "3", "4", "5")),
        (["0", "9", "9", "0"], ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10")),
    ],
)
def test_scale_is_recognised_low_to_high(values: list[str], options: tuple[str, ...]) -> None:
    form = find_form(ASKED, values)
    assert (form.kind, form.options) == ("scale", options)


def test_scale_in_two_languages_is_one_scale() -> None:
    form = find_form(ASKED, ["Agree", "Agree", "Tout à fait d'accord", "不同意"])
    assert [form.read([value])[0] for value in ("Tout à fait d'accord", "不同意")] == [
        ("Strongly agree",),
        ("Disagree",),
    ]


def test_scale_keeps_no_opinion_beside_its_options() -> None:
    form = find_form(ASKED, ["Agree", "Disagree", "Don't know"])
    assert (form.kind, "Don't know" in form.options, form.read(["Don't know"])) == (
        "scale",
        False,
        (("Don't know",), ""),
    )


def test_numbers_of_things_are_no_scale() -> None:
    assert find_form(Asked("How many staff do you have?", (0,)), ["1", "3", "1", "3"]).kind != "scale"


@given(st.lists(st.sampled_from(["Agree", "Disagree", "Neutral", "N/A"]), min_size=1, max_size=9), st.integers())
def test_scale_does_not_depend_on_order(values: list[str], seed: int) -> None:
    shuffled = list(values)
    random.Random(seed).shuffle(shuffled)
    assert find_form(ASKED, values) == find_form(ASKED, shuffled)


def test_few_repeated_values_are_a_single_choice() -> None:
    form = find_form(ASKED, ["Red", "Blue", "red", "Red", "Blue", "Blue", "Mauve, rather"])
    assert (form.kind, form.options) == ("single", ("Blue", "Red"))
    assert (form.read(["red"]), form.read(["Mauve, rather"])) == ((("Red",), ""), ((), "Mauve, rather"))


def test_yes_and_no_are_a_single_choice_even_of_two_rows() -> None:
    assert find_form(ASKED, ["Yes", "No"]).options == ("No", "Yes")
    assert find_form(ASKED, ["Oui", "Peut-être"]).kind == "single"


@pytest.mark.parametrize(
    "values",
    [
        ["A long answer.", "Another one.", "A third."],
        ["Yes, because it helps; also it is cheap.", "No; it is dear.", "Perhaps; who knows."],
        ["Agree", "Agree with much of this, although not with all"],
        ["Kenya", "France", "Peru", "Chile"],
        [],
    ],
)
def test_free_text_is_open(values: list[str]) -> None:
    assert find_form(ASKED, values).kind == "open"


def test_semicolon_lists_of_repeated_options_are_multiple() -> None:
    form = find_form(ASKED, ["Access;Skills;", "Skills;", "Access;Media;", "Media;"])
    assert (form.kind, form.options, form.read(["Skills;Access;"])) == (
        "multiple",
        ("Access", "Media", "Skills"),
        (("Access", "Skills"), ""),
    )


def test_written_other_beside_choices_is_an_answer() -> None:
    values = ["Access;Skills;", "Skills;", "Access;"] * 5 + ["Access;Pigeons of my own;"]
    form = find_form(Asked("Which?", (0,), separator=";"), values)
    assert form.read(["Access;Pigeons of my own;"]) == (("Access",), "Pigeons of my own")


def test_options_of_the_review_go_first() -> None:
    spec = QuestionSpec("Which?", "multiple", ("Low, but rising", "High"), ",")
    form = find_form(Asked("Which?", (0,), separator=",", spec=spec), ["High, Low, but rising", "Something else"])
    assert form.read(["High, Low, but rising"]) == (("Low, but rising", "High"), "")
    assert form.read(["Something else"]) == ((), "Something else")


def test_question_said_to_be_open_stays_open() -> None:
    spec = QuestionSpec("Which?", "open")
    assert find_form(Asked("Which?", (0,), spec=spec), ["Yes", "No"]) == Form("open")


def test_checkboxes_are_read_by_their_labels() -> None:
    form = find_form(Asked("Which?", (0, 1, 2), ("a", "b", "c")), ["Yes", "No", "Y"])
    assert form.read(["Yes", "No", "some words"]) == (("a",), "some words")


@given(st.lists(st.text("ab;, \n", max_size=8), min_size=1, max_size=10))
def test_no_letter_of_an_answer_is_lost(values: list[str]) -> None:
    form = find_form(Asked("Which?", (0,)), [value for value in values if value])
    for value in values:
        chosen, rest = form.read([value])
        assert {*"".join(chosen), *rest} & set("ab") == set(value) & set("ab")


def test_one_answer_alone_is_no_scale() -> None:
    assert find_scale({"High": 1}) is None
