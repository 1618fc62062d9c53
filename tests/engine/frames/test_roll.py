"""Names by their places on a sorted roll."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.frames import roll as rolls
from rapporteur.engine.frames.hashes import Hashes, hashes, heads
from rapporteur.engine.frames.roll import Index, Roll, valued
from rapporteur.engine.frames.rows import Pieces
from rapporteur.engine.frames.shelf import Shelf

NAMES = st.lists(st.one_of(st.text(max_size=20), st.sampled_from(["", "a", "a\0", "aaaaaaaab", "aaaaaaaaa", "é" * 9])))


def called(roll: Roll) -> list[str]:
    return roll.called(np.arange(len(roll)))


def text(names: list[str]) -> pa.Array:
    kept = [name.encode("utf-8", "ignore").decode() for name in names]
    return pa.array(kept, type=pa.string())


@given(NAMES, NAMES)
def test_places_are_those_in_the_sorted_names(names: list[str], asked: list[str]) -> None:
    known = sorted(set(text(names).to_pylist()), key=str.encode)

    roll, places = Roll.numbered(text(names))

    assert called(roll) == known
    assert places.tolist() == [known.index(name) for name in text(names).to_pylist()]
    expected = [known.index(name) if name in known else -1 for name in text(asked).to_pylist()]
    assert roll.places(text(asked)).tolist() == expected
    assert [roll.place(name) for name in text(asked).to_pylist()] == expected


@given(NAMES, NAMES)
def test_index_gives_the_places_of_the_roll(names: list[str], asked: list[str]) -> None:
    roll, places = Roll.numbered(text(names))

    index, found = Index.numbered(pa.chunked_array([text(names)]))

    assert len(index) == len(roll)
    assert found.tolist() == places.tolist()
    assert index.places(text(asked)).tolist() == roll.places(text(asked)).tolist()


@given(NAMES)
def test_numbered_is_the_same_however_names_are_chunked(names: list[str]) -> None:
    whole = text(names)
    chunked = pa.chunked_array([whole[:3], whole[3:4], whole[4:]])

    assert called(Roll.numbered(chunked)[0]) == called(Roll.numbered(whole)[0])
    assert Roll.numbered(chunked)[1].tolist() == Roll.numbered(whole)[1].tolist()


@given(NAMES)
def test_hashes_tell_names_apart_and_are_the_same_in_any_slice(names: list[str]) -> None:
    found = hashes(text(names)).tolist()

    assert len(set(found)) == len(set(text(names).to_pylist()))
    assert hashes(text(["before", *names])[1:]).tolist() == found
    assert [hashes(text([name]))[0] for name in names] == found


@given(NAMES)
def test_heads_stand_in_the_order_of_the_first_eight_bytes(names: list[str]) -> None:
    padded = [name.encode()[:8].ljust(8, b"\0") for name in text(names).to_pylist()]

    assert heads(text(names)).tolist() == [int.from_bytes(head, "big") for head in padded]
    rest = [name.encode()[8:16].ljust(8, b"\0") for name in text(names).to_pylist()]
    assert heads(text(names), 1).tolist() == [int.from_bytes(head, "big") for head in rest]


def test_places_are_exact_where_two_names_have_one_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    def poor(names: pa.Array | pa.ChunkedArray) -> Hashes:
        return np.array([len(name) for name in names.to_pylist()], dtype=np.uint64)

    monkeypatch.setattr(rolls, "hashes", poor)

    names = text(["b", "a", "ccc", "a"])
    assert Roll.of(names).places(["a", "b", "c", "ccc"]).tolist() == [0, 1, -1, 2]
    index, places = Index.numbered(pa.chunked_array([names]))
    assert places.tolist() == [1, 0, 2, 0]
    assert index.places(["a", "b", "c", "ccc"]).tolist() == [0, 1, -1, 2]


def test_places_of_some_passes_over_empty_names() -> None:
    roll = Roll.of(text(["b", "a"]))

    assert roll.index.places_of_some(pa.chunked_array([text(["", "b", "x", "a"])])).tolist() == [-1, 1, -1, 0]


@given(NAMES, st.data())
def test_roll_of_chosen_rows_has_their_names(names: list[str], data: st.DataObject) -> None:
    known = text(names)
    chosen = np.array([data.draw(st.booleans()) for _ in names], dtype=np.bool_)

    roll = Roll.of(known, chosen=chosen)

    assert called(roll) == sorted(
        {name for name, is_chosen in zip(known.to_pylist(), chosen, strict=True) if is_chosen}
    )


@given(NAMES, NAMES, st.integers(1, 4))
def test_roll_is_the_same_read_in_pieces_and_kept_on_disk(names: list[str], asked: list[str], size: int) -> None:
    whole = text(names)
    parts = Pieces(len(whole), lambda: (whole[start : start + size] for start in range(0, len(whole), size)))

    roll = Roll.of(parts, Shelf(spared=0))

    assert called(roll) == called(Roll.of(whole))
    assert roll.places(text(asked)).tolist() == Roll.of(whole).places(text(asked)).tolist()
    index, places = Index.numbered(parts, Shelf(spared=0))
    assert places.tolist() == Index.numbered(whole)[1].tolist()
    assert index.places(text(asked)).tolist() == roll.places(text(asked)).tolist()


@given(st.lists(st.lists(st.sampled_from(["b", "", "a", "é", "z"]), max_size=5), max_size=5))
def test_valued_numbers_rows_by_the_sorted_values(parts: list[list[str]]) -> None:
    names = [name for part in parts for name in part]

    known, places = valued(pa.chunked_array([text(part) for part in parts], type=pa.string()))

    assert known == sorted(set(names))
    assert [known[place] for place in places.tolist()] == names
