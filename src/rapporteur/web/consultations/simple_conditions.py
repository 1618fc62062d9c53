"""Conditions that can be put together from three choices: a question, a comparison, a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire import (
    OPERATORS,
    Answered,
    Compares,
    Condition,
    Includes,
    Is,
    Not,
    Question,
    leaves,
)
from rapporteur.web.consultations.refusals import Refused

IS: Final = "is"
IS_NOT: Final = "is-not"
ANSWERED: Final = "answered"
UNANSWERED: Final = "unanswered"
COMPARISONS: Final = (IS, IS_NOT, ANSWERED, UNANSWERED, ">", ">=", "<", "<=")
_WITHOUT_ANSWER: Final = frozenset({"note", "file", "matrix"})


@dataclass(frozen=True, slots=True)
class Simple:
    """Three choices. value: an option by key or label, a number, or a text; "" where the comparison needs none."""

    question: str
    comparison: str
    value: str = ""


def can_be_looked_at(questions: Iterable[Question]) -> list[Question]:
    """The questions that a condition may look at."""
    return [question for question in questions if question.kind not in _WITHOUT_ANSWER]


def condition_of(simple: Simple, questions: Iterable[Question]) -> Condition:
    """The condition that three choices mean. Raises Refused where they mean none."""
    asked = next((question for question in questions if question.key == simple.question), None)
    if asked is None:
        raise Refused(Message("Choose a question that comes before this one."))
    match simple.comparison:
        case "answered":
            return Answered(asked.key)
        case "unanswered":
            return Not(Answered(asked.key))
        case "is":
            return _equal(asked, simple.value)
        case "is-not" if asked.kind == "number":
            return Compares(asked.key, "!=", _number(simple.value))
        case "is-not":
            return Not(_equal(asked, simple.value))
        case sign if asked.kind == "number" and sign in OPERATORS:
            return Compares(asked.key, next(each for each in OPERATORS if each == sign), _number(simple.value))
    raise Refused(Message("Only the answer to a question that asks for a number can be compared so."))


def simple_of(condition: Condition, questions: Iterable[Question]) -> Simple | None:
    """The three choices that mean a condition; None where it takes more than three choices."""
    questions = list(questions)
    looked_at = leaves(condition)
    if len(looked_at) != 1:
        return None
    leaf = looked_at[0]
    value = getattr(leaf, "value", "") or getattr(leaf, "option", "")
    if isinstance(leaf, Compares):
        value = f"{leaf.number:f}"
    tried = (Simple(leaf.question, comparison, value) for comparison in COMPARISONS)
    return next((simple for simple in tried if _means(simple, condition, questions)), None)


def _means(simple: Simple, condition: Condition, questions: list[Question]) -> bool:
    try:
        return condition_of(simple, questions) == condition
    except Refused:
        return False


def _equal(asked: Question, value: str) -> Condition:
    if not value.strip():
        raise Refused(Message("Enter the value that the answer is compared with."))
    if asked.kind == "number":
        return Compares(asked.key, "=", _number(value))
    if not asked.options:
        return Is(asked.key, value.strip())
    option = _option(asked, value.strip())
    return Includes(asked.key, option) if asked.kind == "multiple" else Is(asked.key, option)


def _option(asked: Question, value: str) -> str:
    for option in asked.options:
        if value == option.key or value in option.label.values():
            return option.key
    offered = ", ".join(option.key for option in asked.options)
    raise Refused(
        Message("{key} has no option {value}. Its options: {offered}.", key=asked.key, value=value, offered=offered)
    )


def _number(value: str) -> Decimal:
    try:
        number = Decimal(value.strip())
    except InvalidOperation:
        raise Refused(
            Message("{value} is no number. Enter one such as 12 or 2.5.", value=value.strip() or "“”")
        ) from None
    if not number.is_finite():
        raise Refused(Message("{value} is no number. Enter one such as 12 or 2.5.", value=value.strip()))
    return number
