"""Limits of choices and numbers as XLSForm's column constraint states them, and groups in its column relevant."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire import expressions
from rapporteur.web.consultations.questionnaire.conditions import And, Condition, Is, Or, both, leaves
from rapporteur.web.consultations.questionnaire.definition import STAKEHOLDER_GROUP, Question

_BOUND: Final = re.compile(r"\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)")
_CHOICES: Final = re.compile(r"count-selected\(\s*\.\s*\)\s*<=\s*(\d+)")


class Misunderstood(ValueError):
    """A constraint or a condition on groups that is not supported."""

    def __init__(self, problem: Message) -> None:
        self.problem = problem
        super().__init__(problem)


def write_constraint(question: Question) -> str:
    """The limits of a question, "" if it has none that XLSForm knows."""
    if question.choices_limit is not None:
        return f"count-selected(.) <= {question.choices_limit}"
    bounds = ((">=", question.low), ("<=", question.high))
    return " and ".join(f". {sign} {bound:f}" for sign, bound in bounds if bound is not None)


def read_choices_limit(constraint: str) -> int | None:
    """The most choices that a constraint allows. Raises Misunderstood."""
    if not constraint:
        return None
    found = _CHOICES.fullmatch(constraint.strip())
    if not found:
        raise Misunderstood(Message("The constraint is not understood. Understood is: count-selected(.) <= 3"))
    return int(found[1])


def read_bounds(constraint: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the greatest number that a constraint allows. Raises Misunderstood."""
    bounds: dict[str, Decimal] = {}
    for part in re.split(r"\s+and\s+", constraint.strip()) if constraint else ():
        found = _BOUND.fullmatch(part)
        if not found or found[1] in bounds:
            raise Misunderstood(Message("The constraint is not understood. Understood is: . >= 0 and . <= 10"))
        bounds[found[1]] = Decimal(found[2])
    return bounds.get(">="), bounds.get("<=")


def write_relevant(question: Question) -> str:
    """Groups and condition of a question as one expression."""
    named = tuple(Is(STAKEHOLDER_GROUP, group) for group in question.groups)
    groups = Or(named) if len(named) > 1 else next(iter(named), None)
    shown = both(groups, question.condition)
    return expressions.write(shown) if shown else ""


def read_relevant(expression: str) -> tuple[tuple[str, ...], Condition | None]:
    """The groups that an expression names, and the condition that is left. Raises Misunderstood."""
    if not expression.strip():
        return (), None
    try:
        whole = expressions.parse(expression)
    except expressions.Unreadable as error:
        raise Misunderstood(error.problem) from error
    groups: tuple[str, ...] = ()
    rest: Condition | None = None
    for part in whole.parts if isinstance(whole, And) else (whole,):
        named = _groups(part)
        if not named:
            rest = both(rest, part)
        elif groups:
            raise Misunderstood(Message("The condition on stakeholder groups stands there twice."))
        else:
            groups = named
    return groups, rest


def _groups(part: Condition) -> tuple[str, ...]:
    """The groups that a part of a condition names, () if it is about answers only."""
    looked_at = [leaf.question == STAKEHOLDER_GROUP for leaf in leaves(part)]
    if not any(looked_at):
        return ()
    named = part.parts if isinstance(part, Or) else (part,)
    groups = tuple(each.value for each in named if isinstance(each, Is) and each.question == STAKEHOLDER_GROUP)
    if len(groups) != len(named):
        raise Misunderstood(Message("Stakeholder groups can only be named with = and or, apart from other conditions."))
    return groups
