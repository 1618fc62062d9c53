"""Rows of a file are the records that were written, one at a time and by column."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.frames import batches, column
from rapporteur.engine.frames import rows as stored
from rapporteur.engine.frames.roll import Roll, combined
from rapporteur.engine.frames.rows import Pieces
from rapporteur.engine.frames.tables import TABLES, read_rows, write_table
from rapporteur.engine.records import Code
from tests.engine.findings.factories import contribution, text

OWNERS = [contribution(number, group=group) for number, group in enumerate(["academia", "", "individual"] * 900)]
TEXTS = [text(owner, f"Words of {owner.id}.") for owner in OWNERS]


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    path = tmp_path_factory.mktemp("rows") / "texts.parquet"
    write_table(TEXTS, TABLES["texts"], path)
    return read_rows(path, TABLES["texts"])


def test_rows_are_what_was_written_sorted_by_their_key(rows):
    assert rows == sorted(TEXTS, key=lambda row: row.contribution)
    assert list(rows)[1500] == rows[1500]
    assert rows[-1] == rows[len(rows) - 1]
    assert rows[1022:1026] == [rows[place] for place in range(1022, 1026)]
    assert (rows[5:5], rows[::900]) == ([], [rows[0], rows[900], rows[1800]])


def test_rows_of_a_group_are_read_some_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(stored, "TOGETHER", 100)
    write_table(OWNERS, TABLES["contributions"], tmp_path / "contributions.parquet")
    found = read_rows(tmp_path / "contributions.parquet", TABLES["contributions"])
    expected = sorted(OWNERS, key=lambda row: row.id)
    assert [found[place] for place in (0, 99, 100, 1250, -1)] == [expected[place] for place in (0, 99, 100, 1250, -1)]


def test_rows_say_when_there_is_no_such_row(rows):
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_column_is_the_same_from_a_file_and_from_memory(rows):
    assert column(rows, "content").to_pylist() == column(list(rows), "content").to_pylist()
    assert column((), "id").to_pylist() == []


def test_batches_are_the_same_from_a_file_and_from_memory(rows):
    names = ("contribution", "text")
    one = [row for batch in batches(rows, names, 700) for row in batch.to_pylist()]
    assert one == [row for batch in batches(list(rows), names, 450) for row in batch.to_pylist()]
    assert one == [{name: getattr(row, name) for name in names} for row in rows]


def test_pieces_give_a_column_as_often_as_it_is_asked_for(rows):
    expected = column(rows, "content").to_pylist()
    for held in (rows, list(rows)):
        content = Pieces.of(held, "content")
        assert len(content) == len(expected)
        for _ in range(2):
            assert [value for piece in content.read() for value in piece.to_pylist()] == expected


def test_rows_of_a_file_that_is_not_there_say_which(tmp_path):
    with pytest.raises(SourceMissing, match=r"codes\.parquet"):
        read_rows(tmp_path / "codes.parquet", TABLES["codes"])
    (tmp_path / "codes.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(SourceMissing, match="is not Parquet any more"):
        read_rows(tmp_path / "codes.parquet", TABLES["codes"])


NAMES = st.lists(st.text(alphabet="ab中ي", max_size=3), max_size=30)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_roll_has_a_place_for_each_name(names, asked):
    rows = [Code(name, "", "", "", "", 0.0, True, True) for name in names]
    roll, order = Roll.of(column(rows, "segment")), sorted(set(names))
    assert roll.called(roll.places(order)) == order
    assert roll.places(asked).tolist() == [order.index(name) if name in order else -1 for name in asked]
    assert [roll.place(name) for name in asked] == roll.places(asked).tolist()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["x", "y"]), st.sampled_from(["", "z", "zz"])), min_size=1, max_size=30))
def test_combined_numbers_the_rows_by_their_values(pairs):
    rows = [Code("", "", "", scheme, code, 0.0, True, True) for scheme, code in pairs]
    (table,) = batches(rows, ("scheme", "code"))
    found, numbers = combined(table, ("scheme", "code"))
    assert [found[number] for number in numbers.tolist()] == pairs
    assert sorted(found) == sorted(set(pairs))
