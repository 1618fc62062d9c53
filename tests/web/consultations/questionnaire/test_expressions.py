"""Conditions as XLSForm writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.consultations.questionnaire import (
    OPERATORS,
    And,
    Answered,
    Compares,
    Includes,
    Is,
    Not,
    Or,
    Unreadable,
    parse_condition,
    write_condition,
)
from tests.web.consultations.questionnaire.samples import condition_trees, keys, numbers

_values = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_leaves = st.one_of(
    st.builds(Is, keys, _values),
    st.builds(Includes, keys, _values),
    st.builds(Compares, keys, st.sampled_from(OPERATORS), numbers),
    st.builds(Answered, keys),
)


@given(condition_trees(_leaves))
def test_written_condition_is_read_as_the_same(condition):
    assert parse_condition(write_condition(condition)) == condition


@given(st.text(st.sampled_from("${}abq1'\"=<>!() ,andornotselected.-5"), max_size=60))
def test_any_text_is_read_or_refused_at_a_character_of_it(text):
    try:
        position = 1 if parse_condition(text) else 0
    except Unreadable as refused:
        position = refused.position
    assert 1 <= position <= len(text) + 1


@pytest.mark.parametrize(
    ("expression", "condition"),
    [
        ("${q1} = 'yes'", Is("q1", "yes")),
        ('${ q1 }="yes"', Is("q1", "yes")),
        ("${q1} != 'yes'", Not(Is("q1", "yes"))),
        ("not(${q1} = 'yes')", Not(Is("q1", "yes"))),
        ("${q1} != ''", Answered("q1")),
        ("${q1} = ''", Not(Answered("q1"))),
        ("selected(${q1}, 'a')", Includes("q1", "a")),
        ("${q1} >= -2.50", Compares("q1", ">=", Decimal("-2.5"))),
        ("${a} = 'x' and ${b} = 'y' or ${c} = 'z'", Or((And((Is("a", "x"), Is("b", "y"))), Is("c", "z")))),
        ("${a} = 'x' and (${b} = 'y' or ${c} = 'z')", And((Is("a", "x"), Or((Is("b", "y"), Is("c", "z")))))),
        ("(${a} = 'x' and ${b} = 'y') and ${c} = 'z'", And((Is("a", "x"), Is("b", "y"), Is("c", "z")))),
        ("${a} = concat('it', \"'\", 's \"so\"')", Is("a", 'it\'s "so"')),
    ],
)
def test_expression_is_understood(expression, condition):
    assert parse_condition(expression) == condition


@pytest.mark.parametrize(
    ("expression", "position"),
    [
        ("${q1} = today()", 9),
        ("count-selected(${q1}) > 2", 1),
        ("${q1} > 'a'", 9),
        ("${q1} = 'a' xor ${q2} = 'b'", 13),
        ("${q1} = 'a' and", 16),
        ("${q1} = 'open", 9),
        ("", 1),
        ("(${q1} = 'a'", 13),
        ("../q1 = 'a'", 1),
        ("${q1} = 5 - 3", 11),
    ],
)
def test_expression_outside_the_subset_is_refused_with_its_position(expression, position):
    with pytest.raises(Unreadable) as refused:
        parse_condition(expression)
    assert refused.value.position == position


def test_brackets_without_end_are_refused():
    with pytest.raises(Unreadable, match="brackets"):
        parse_condition("(" * 900)
    with pytest.raises(Unreadable, match="longer"):
        parse_condition("(" * 9_000)
