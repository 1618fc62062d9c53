"""What is put on a shelf is what comes back, from memory or from its file."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.frames.shelf import Shelf, shelved

ARRAYS = st.lists(st.tuples(st.sampled_from(["u1", "?", "<i2", "<i4", "<i8"]), st.integers(0, 3000)), max_size=8)


@given(ARRAYS, st.sampled_from([0, 5000, 1 << 30]))
def test_shelf_gives_back_every_array(sizes, spared):
    shelf = Shelf(spared=spared)
    arrays = [np.arange(size).astype(dtype) for dtype, size in sizes]

    kept = [shelf.put(array) for array in arrays]

    for array, again in zip(arrays, kept, strict=True):
        assert again().dtype == array.dtype
        assert again().tolist() == again().tolist() == array.tolist()


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=9), max_size=20), st.sampled_from([0, 1 << 30]))
def test_shelf_gives_back_names_of_any_slice(names, spared):
    shelf = Shelf(spared=spared)

    kept = shelf.put_names(pa.array(["before", *names, "after"])[1:-1])

    assert kept().to_pylist() == names


def test_shelf_holds_nothing_in_memory_that_is_not_asked_for(tmp_path):
    shelf = Shelf(tmp_path, spared=16)
    small, large = shelf.put(np.arange(2)), shelf.put(np.arange(1000))

    assert small() is small()
    assert large() is not large()
    assert not large().flags.writeable
    assert list(tmp_path.iterdir()) == []


@dataclass(frozen=True)
class Counted:
    """Counts how often its numbers are made."""

    shelf: Shelf
    made: list[int] = field(default_factory=list)

    @shelved
    def numbers(self):
        """Five of them."""
        self.made.append(1)
        return np.arange(5)


@pytest.mark.parametrize("spared", [0, 1 << 20])
def test_shelved_property_is_made_once(spared):
    one, other = Counted(Shelf(spared=spared)), Counted(Shelf(spared=spared))

    assert [one.numbers.tolist() for _ in range(3)] == [[0, 1, 2, 3, 4]] * 3
    assert (one.made, other.made) == ([1], [])
    assert Counted.numbers.__doc__ == "Five of them."
