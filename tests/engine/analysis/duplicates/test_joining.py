import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates import contributions, find, join_parts, joining, sharing, shingle_part
from rapporteur.engine.frames.tables import COPIES, read_rows
from rapporteur.engine.records import Copy, Text

WORDS = [f"word{i}" for i in range(40)]

Rows = list[tuple[str, int, int, int]]


def content(base: int, cut: int, seed: int) -> str:
    """A letter of 30 words, or its beginning with other words behind it."""
    letter = random.Random(base).choices(WORDS, k=30)
    return " ".join(letter[: 30 - cut] + random.Random(f"{seed} other").choices(WORDS, k=cut))


def joined(folder: Path, threshold: float = 0.5) -> tuple[Copy, ...]:
    """The rows that are written for the parts in a folder."""
    join_parts(folder, folder / "copies.parquet", threshold)
    return tuple(read_rows(folder / "copies.parquet", COPIES))


def parted(rows: Rows, number: int) -> tuple[Copy, ...]:
    """The copies, each row in one of so many parts."""
    with TemporaryDirectory() as name:
        for part in range(number):
            mine = [row for place, row in enumerate(rows) if place % number == part]
            shingle_part([row[0] for row in mine], [content(*row[1:]) for row in mine], Path(name), part)
        return joined(Path(name))


rows_of_texts = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 2), st.sampled_from((0, 0, 2, 5, 8, 12)), st.integers(0, 5)),
    max_size=16,
)


@settings(max_examples=40, deadline=None)
@given(rows_of_texts, st.integers(1, 4), st.sampled_from(((10, 200), (2, 4), (10, 3), (1, 1))))
def test_join_parts_finds_what_find_does(rows: Rows, number: int, limits: tuple[int, int]) -> None:
    texts = [Text(str(i), row[0], "answer", "", "direct", "", "en", content(*row[1:])) for i, row in enumerate(rows)]
    with pytest.MonkeyPatch.context() as patch:
        for module in (contributions, joining):
            patch.setattr(module, "LISTED", limits[0])
            patch.setattr(module, "MANY", limits[1])
        patch.setattr(sharing, "BAND", 60)
        found = parted(rows, number)
        assert found == find(texts)
        assert found == parted(rows[::-1], number)


def test_join_parts_finds_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    assert joined(tmp_path) == ()
    shingle_part([], [], tmp_path, 0)
    shingle_part(["a", "b"], ["See the attached document, please."] * 2, tmp_path, 1)
    assert joined(tmp_path) == ()


def test_join_parts_joins_equal_letters_of_many_parts() -> None:
    rows = [(f"{number:03}", 1, 0, 0) for number in range(300)]
    assert parted(rows, 7) == tuple(Copy("copies-01", "000", other, 1.0) for other, *_ in rows[1:])


def test_join_parts_finds_a_letter_that_was_cut_to_half(tmp_path: Path) -> None:
    shingle_part(["whole"], [" ".join(f"w{number}" for number in range(44))], tmp_path, 0)
    shingle_part(["half"], [" ".join(f"w{number}" for number in range(24))], tmp_path, 1)
    assert joined(tmp_path) == (Copy("copies-01", "half", "whole", 0.5),)


def test_join_parts_refuses_a_threshold_that_means_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="threshold"):
        joined(tmp_path, 0.0)
