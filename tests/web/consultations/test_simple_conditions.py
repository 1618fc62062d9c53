"""Conditions put together from three choices."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rapporteur.web.consultations.questionnaire import And, Answered, Compares, Includes, Is, Not
from rapporteur.web.consultations.refusals import Refused
from rapporteur.web.consultations.simple_conditions import Simple, can_be_looked_at, condition_of, simple_of
from tests.web.consultations.questionnaire.samples import lantern

ASKED = can_be_looked_at(lantern().questions)


@pytest.mark.parametrize(("simple", "condition"), [
    (Simple("q1", "answered"), Answered("q1")),
    (Simple("q1", "unanswered"), Not(Answered("q1"))),
    (Simple("q1", "is", "light"), Is("q1", "light")),
    (Simple("q4", "is", "yes"), Is("q4", "yes")),
    (Simple("q4", "is-not", "yes"), Not(Is("q4", "yes"))),
    (Simple("q6", "is", "financing"), Includes("q6", "financing")),
    (Simple("q6_cost", "is", "2.5"), Compares("q6_cost", "=", Decimal("2.5"))),
    (Simple("q6_cost", "is-not", "3"), Compares("q6_cost", "!=", Decimal(3))),
    (Simple("q6_cost", ">=", "10"), Compares("q6_cost", ">=", Decimal(10))),
])  # fmt: skip
def test_three_choices_mean_a_condition_and_the_condition_means_them(simple, condition):
    assert condition_of(simple, ASKED) == condition
    assert simple_of(condition, ASKED) == simple


def test_option_may_be_named_by_its_label_in_any_language():
    label = next(question for question in ASKED if question.key == "q2").options[-1].label["fr"]

    assert condition_of(Simple("q2", "is", label), ASKED) == Is("q2", "full")


@pytest.mark.parametrize("condition", [
    And((Is("q4", "yes"), Answered("q1"))), Includes("q4", "yes"), Not(Not(Answered("q1"))), Is("nowhere", "x"),
])  # fmt: skip
def test_condition_that_takes_more_is_left_to_an_expression(condition):
    assert simple_of(condition, ASKED) is None


@pytest.mark.parametrize(("simple", "sentence"), [
    (Simple("later", "is", "x"), "Choose a question that comes before this one."),
    (Simple("q4", "is", "perhaps"), "q4 has no option perhaps. Its options: yes, no."),
    (Simple("q4", "is", " "), "Enter the value that the answer is compared with."),
    (Simple("q6_cost", ">", "much"), "much is no number. Enter one such as 12 or 2.5."),
    (Simple("q6_cost", ">", "NaN"), "NaN is no number. Enter one such as 12 or 2.5."),
    (Simple("q1", ">", "3"), "Only the answer to a question that asks for a number can be compared so."),
])  # fmt: skip
def test_choices_that_mean_nothing_are_refused(simple, sentence):
    with pytest.raises(Refused) as refused:
        condition_of(simple, ASKED)

    assert refused.value.reasons == (sentence,)
