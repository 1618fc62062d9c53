"""When a condition holds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rapporteur.web.consultations.questionnaire import (
    And,
    Answered,
    Compares,
    Includes,
    Is,
    Not,
    Or,
    holds,
    leaves,
    rewritten,
)
from rapporteur.web.consultations.questionnaire.conditions import both

ANSWERS = {"one": "yes", "many": ["a", "b"], "ten": "10", "blank": "", "none": []}
TRUE = Is("one", "yes")
FALSE = Is("one", "no")


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (TRUE, True),
        (FALSE, False),
        (Is("many", "a"), False),
        (Is("many", "a b"), True),
        (Includes("many", "b"), True),
        (Includes("many", "c"), False),
        (Includes("one", "yes"), True),
        (Answered("many"), True),
        (Answered("blank"), False),
        (Answered("none"), False),
        (Answered("unknown"), False),
        (Compares("ten", ">", Decimal("9.5")), True),
        (Compares("ten", "=", Decimal("10.0")), True),
        (Compares("ten", "<", Decimal(10)), False),
        (Compares("ten", "!=", Decimal(10)), False),
        (Compares("blank", "<", Decimal(5)), False),
        (Compares("blank", "!=", Decimal(5)), True),
        (And((TRUE, FALSE)), False),
        (Or((TRUE, FALSE)), True),
        (Not(FALSE), True),
    ],
)
def test_condition_holds(condition, expected):
    assert holds(condition, ANSWERS) is expected


def test_leaves_are_found_and_replaced_in_order():
    tree = And((TRUE, Not(Or((FALSE, Answered("ten"))))))
    assert leaves(tree) == (TRUE, FALSE, Answered("ten"))
    renamed = rewritten(tree, lambda leaf: Answered(leaf.question))
    assert renamed == And((Answered("one"), Not(Or((Answered("one"), Answered("ten"))))))


def test_both_keeps_conjunctions_flat():
    assert both(None, None) is None
    assert both(TRUE, None) == TRUE
    assert both(And((TRUE, FALSE)), Answered("ten")) == And((TRUE, FALSE, Answered("ten")))
