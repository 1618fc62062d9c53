from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates.holders import ranked
from rapporteur.engine.frames.rows import text_column


@given(st.lists(st.tuples(st.sampled_from(("a", "b", "c", "B", "é", "aa")), st.integers(0, 4)), max_size=14))
def test_ranked_puts_first_what_most_hold_then_what_the_smallest_ids_hold(rows: list[tuple[str, int]]) -> None:
    held: dict[int, set[str]] = defaultdict(set)
    for name, number in rows:
        held[number].add(name)
    order = sorted(held, key=lambda number: (-len(held[number]), sorted(held[number]), number))
    numbers = [number for _, number in rows]
    chosen, holders = ranked(text_column([[name for name, _ in rows]]), np.array(numbers, dtype=np.int64))
    assert chosen.tolist() == [numbers.index(number) for number in order]
    names = holders.names.names.to_pylist()
    assert [[names[who] for who in holders.of(place)] for place in range(len(holders))] == [
        sorted(held[number]) for number in order
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4)), max_size=14))
def test_turned_gives_the_sets_of_each_contribution(rows: list[tuple[str, int]]) -> None:
    chosen, holders = ranked(text_column([[name for name, _ in rows]]), np.array([n for _, n in rows], np.int64))
    turned = holders.turned()
    numbers = [rows[place][1] for place in chosen.tolist()]
    names = holders.names.names.to_pylist()
    found = {
        names[who]: {numbers[place] for place in turned.items[turned.starts[who] : turned.starts[who + 1]].tolist()}
        for who in range(len(names))
    }
    assert found == {name: {n for other, n in rows if other == name} for name, _ in rows}
