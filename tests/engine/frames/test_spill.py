"""Rows on disk: what is written in steps comes back, and every row goes to its part."""

from pathlib import Path

import numpy as np

from rapporteur.engine.frames.spill import Chunk, chunks, in_order


def test_chunks_come_back_in_the_order_in_which_they_were_written(tmp_path: Path) -> None:
    Chunk.of({"row": np.array([1, 2]), "a": ["x", "é"]}).append(tmp_path / "rows")
    Chunk.of({"row": np.array([3]), "a": [""], "b": ["y"]}).append(tmp_path / "rows")
    found = list(chunks(tmp_path / "rows"))
    assert [each.numbers("row").tolist() for each in found] == [[1, 2], [3]]
    assert [(each.texts("a"), each.texts("b")) for each in found] == [(["x", "é"], ["", ""]), ([""], ["y"])]
    assert list(chunks(tmp_path / "nothing")) == []


def test_rows_are_dealt_to_their_parts_in_order(tmp_path: Path) -> None:
    chunk = Chunk.of({"a": ["p", "q", "r", "s"]}).renamed({"a": "0", "none": "1"}, {"row": np.array([4, 5, 6, 7])})
    for _ in range(2):
        chunk.deal(np.array([2, 0, 2, 0]), lambda part: tmp_path / str(part))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "2"]
    dealt = [(each.texts("0"), each.texts("1"), each.numbers("row").tolist()) for each in chunks(tmp_path / "2")]
    assert dealt == [(["p", "r"], ["", ""], [4, 6])] * 2


def test_order_over_chunks_is_by_code_point() -> None:
    found = [Chunk.of({"id": ["b", "é"]}), Chunk.of({"id": ["B", "a", "z"]})]
    assert in_order(found, "id").tolist() == [2, 3, 0, 4, 1]
