"""What must be mended before opening, and what is not yet translated."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from rapporteur.web.consultations.questionnaire import (
    And,
    Answered,
    Compares,
    Includes,
    Is,
    Option,
    Question,
    Questionnaire,
    Section,
    completeness,
    faults,
)
from tests.web.consultations.questionnaire.samples import lantern

A = Option("a", {"en": "A"})
B = Option("b", {"en": "B"})
FIRST = Question("first", "single", {"en": "First"}, options=(A, B))
NUMBER = Question("count", "number", {"en": "How many?"})
NOTE = Question("told", "note", {"en": "Note"})


def form(*questions, **changes):
    section = Section("part", {"en": "Part"}, questions=questions)
    return replace(Questionnaire(("en",), {"en": "Title"}, sections=(section,)), **changes)


def found(questionnaire, **known):
    return [(fault.where, fault.problem) for fault in faults(questionnaire, **known)]


def test_sound_questionnaire_has_no_faults():
    assert found(lantern(), topics=["access", "knowledge"], former=["old_3"]) == []


def test_topics_and_links_are_checked_where_they_are_known():
    assert found(lantern(), topics=["access"], former=[]) == [
        ("q1", "The review has no topic knowledge."),
        ("q3", "The former round has no question old_3."),
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"languages": ()}, ["The questionnaire is offered in no language."]),
        ({"languages": ("en", "de")}, ["There is no language de."]),
        ({"languages": ("en", "en")}, ["The language en is named twice."]),
        ({"title": {}}, ["The questionnaire has no title."]),
        ({"sections": ()}, ["The questionnaire has no sections."]),
    ],
)
def test_faults_of_the_whole_are_found(changes, expected):
    assert found(form(FIRST, **changes)) == [("", problem) for problem in expected]


def test_empty_section_without_title_is_found():
    assert found(form(sections=(Section("part", {}),))) == [
        ("part", "The section part has no title."),
        ("part", "The section part has no questions."),
    ]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (replace(FIRST, label={}), ["The question first has no text."]),
        (replace(FIRST, options=()), ["The question first has no options."]),
        (replace(FIRST, options=(A, A)), ["The option a stands there twice."]),
        (replace(FIRST, options=(A, Option("b", {}))), ["The option b has no text."]),
        (
            replace(FIRST, options=(Option("B!", {"en": "B"}),)),
            ["B! is not a key: use up to 40 small Latin letters, digits and underscores, a letter first."],
        ),
        (replace(NOTE, options=(A,)), ["The question told has options, but is not answered by choosing."]),
        (replace(FIRST, kind="matrix"), ["The table first has no rows."]),
        (replace(FIRST, rows=(B,)), ["The question first has rows, but is no table."]),
        (
            replace(FIRST, word_limit=100),
            ["A limit of words must be 1 or more, and only a text can have one."],
        ),
        (
            replace(FIRST, kind="multiple", choices_limit=3),
            [
                "A limit of choices must lie between 1 and the number of options, "
                "and only a question with several choices can have one."
            ],
        ),
        (replace(NUMBER, low=Decimal(3), high=Decimal(2)), ["The least value is above the greatest."]),
        (replace(FIRST, low=Decimal(3)), ["Only a number can have a least or greatest value or be whole."]),
        (replace(NOTE, required=True), ["A note cannot be required: it has no answer."]),
        (replace(FIRST, groups=("martians",)), ["There is no stakeholder group martians."]),
        (replace(FIRST, asks=("joke",)), ["There is no category joke."]),
        (replace(FIRST, asks=("trend",), topics=("trend",)), []),
        (replace(FIRST, topics=("access", "access")), ["access is named twice."]),
        (
            replace(FIRST, hint={"en": "You said ${told}"}),
            ["Hint (en): a text cannot show the answer to another question; take out the ${."],
        ),
        (
            replace(FIRST, hint={"en": "x" * 10_001}),
            ["Hint (en): the text has 10,001 characters, more than 10,000."],
        ),
    ],
)
def test_faults_of_a_question_are_found(question, expected):
    assert found(form(question)) == [(question.key, problem) for problem in expected]


def test_keys_are_checked_over_sections_questions_and_rows():
    table = Question("table", "matrix", {"en": "Table"}, options=(A,), rows=(Option("first", {"en": "Row"}),))
    problems = found(
        form(FIRST, table, replace(NOTE, key="first"), replace(NOTE, key="meta"), replace(NOTE, key="1st"))
    )
    assert problems == [
        ("first", "The key first is used twice."),
        ("meta", "The key meta has a meaning of its own: choose another."),
        ("1st", "1st is not a key: use up to 40 small Latin letters, digits and underscores, a letter first."),
        ("table", "The row first has the same key as a question or section."),
    ]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Is("first", "a"), []),
        (Compares("count", ">", Decimal(2)), []),
        (Is("first", "c"), ["The condition asks for the option c, which first has not."]),
        (Includes("count", "a"), ["The condition asks for the option a, which count has not."]),
        (Compares("first", ">", Decimal(2)), ["The condition compares first with a number, but it is none."]),
        (Answered("told"), ["The condition looks at told, which has no answer of one value."]),
        (Answered("last"), ["The condition looks at last, which does not come before it."]),
        (Answered("later"), ["The condition looks at later, which does not come before it."]),
        (
            And((Answered("nobody"), Is("first", "c"))),
            [
                "The condition looks at nobody, but there is no such question.",
                "The condition asks for the option c, which first has not.",
            ],
        ),
    ],
)
def test_faults_of_a_condition_are_found(condition, expected):
    last = Question("last", "text", {"en": "Last"}, condition=condition)
    later = Question("later", "text", {"en": "Later"})
    assert found(form(FIRST, NUMBER, NOTE, last, later)) == [("last", problem) for problem in expected]


def test_completeness_counts_what_exists_in_any_language():
    hinted = replace(FIRST, label={"en": "First", "fr": "Premier"}, hint={"fr": "Aide"})
    counted = completeness(form(hinted, languages=("en", "fr", "ru")))
    assert {language: (each.done, each.total) for language, each in counted.items()} == {
        "en": (5, 6), "fr": (2, 6), "ru": (0, 6),
    }  # fmt: skip
    assert counted["en"].missing == (("first", "Hint"),)
    assert counted["fr"].missing == (
        ("", "Title"), ("part", "Title of the section"), ("first", "Option a"), ("first", "Option b"),
    )  # fmt: skip


def test_sample_is_complete_in_all_six_languages():
    assert [(each.done == each.total, each.missing) for each in completeness(lantern()).values()] == [(True, ())] * 6
