"""When a question is shown: a small tree, and the part of XLSForm's expressions that it can be written as.

Empty answers compare as in XPath 1.0: a missing text is "", a missing number is unequal to every number.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Literal, TypeAlias, get_args

Operator = Literal[">", ">=", "<", "<=", "=", "!="]
OPERATORS: Final[tuple[Operator, ...]] = get_args(Operator)


@dataclass(frozen=True, slots=True)
class Is:
    """The answer is this text or option, and no other."""

    question: str
    value: str


@dataclass(frozen=True, slots=True)
class Includes:
    """The option is among those chosen."""

    question: str
    option: str


@dataclass(frozen=True, slots=True)
class Compares:
    """The answer, a number, stands so to another number."""

    question: str
    operator: Operator
    number: Decimal


@dataclass(frozen=True, slots=True)
class Answered:
    """There is an answer."""

    question: str


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of two or more."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary."""

    part: Condition


Leaf: TypeAlias = Is | Includes | Compares | Answered
Condition: TypeAlias = Leaf | And | Or | Not

_COMPARISONS: Final[Mapping[Operator, Callable[[Any, Any], bool]]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le, "=": operator.eq, "!=": operator.ne,
}  # fmt: skip


def holds(condition: Condition, answers: Mapping[str, object]) -> bool:
    """Whether the condition is met. answers: values by question, as questionnaire.answers describes them."""
    match condition:
        case And(parts):
            return all(holds(part, answers) for part in parts)
        case Or(parts):
            return any(holds(part, answers) for part in parts)
        case Not(part):
            return not holds(part, answers)
        case Is(question, value):
            return " ".join(_chosen(answers.get(question))) == value
        case Includes(question, option):
            return option in _chosen(answers.get(question))
        case Compares():
            return _compares(condition, answers.get(condition.question))
        case Answered(question):
            return bool(answers.get(question))


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """The parts that look at a question, in order."""
    match condition:
        case And(parts) | Or(parts):
            return tuple(leaf for part in parts for leaf in leaves(part))
        case Not(part):
            return leaves(part)
        case _:
            return (condition,)


def rewritten(condition: Condition, leaf: Callable[[Leaf], Leaf]) -> Condition:
    """The same tree with each leaf replaced."""
    match condition:
        case And(parts):
            return And(tuple(rewritten(part, leaf) for part in parts))
        case Or(parts):
            return Or(tuple(rewritten(part, leaf) for part in parts))
        case Not(part):
            return Not(rewritten(part, leaf))
        case _:
            return leaf(condition)


def both(first: Condition | None, second: Condition | None) -> Condition | None:
    """Both of two conditions, either of which may be missing; conjunctions are kept flat."""
    parts = tuple(
        part for each in (first, second) if each for part in (each.parts if isinstance(each, And) else (each,))
    )
    return And(parts) if len(parts) > 1 else next(iter(parts), None)


def _chosen(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [value] if isinstance(value, str) and value else []


def _compares(condition: Compares, value: object) -> bool:
    try:
        number = Decimal(value if isinstance(value, str) else "")
    except InvalidOperation:
        return condition.operator == "!="
    return _COMPARISONS[condition.operator](number, condition.number)
