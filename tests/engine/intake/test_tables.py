"""Reading CSV and JSON Lines: encodings, delimiters, and damage that costs no more than its rows."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.cleaning import clean
from rapporteur.engine.intake.tables import Table, TableLimits, read_table
from rapporteur.engine.intake.tables.delimited import Pieces, open_delimited, read_delimited
from rapporteur.engine.intake.tables.records import Reading

LIMITS = TableLimits()
RUSSIAN = "Правительство должно обеспечить доступ к информации для всех граждан страны"
ARABIC = "ينبغي للحكومة أن تضمن وصول جميع المواطنين إلى المعلومات والمعرفة"
CHINESE = "政府应当确保所有公民都能获得信息和知识，并加强国际合作"
FRENCH = "Le gouvernement doit garantir l'accès à l'information – « réseau » numérique élargi à l’été"


def table(text: str, limits: TableLimits = LIMITS) -> Table:
    reading = read_delimited(text.encode(), file="a.csv", limits=limits)
    assert reading.rejections == []
    return reading.tables[0]


def cells(found: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in found.rows]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "utf-8-sig"),
        (RUSSIAN, "utf-16"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (FRENCH, "cp1252"),
        (FRENCH, "utf-8"),
    ],
)
def test_csv_encoding_is_recognised(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"id,text\r\n1,{text}\r\n".replace("，", " ").encode(encoding))
    assert cells(read_table(path, name="a.csv").tables[0]) == [("1", clean(text.replace("，", " ")))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_delimiter_is_recognised(delimiter: str) -> None:
    lines = [["id", "name", "text"], ["1", "A", "x"], ["2", "B", "y"]]
    found = table("\n".join(delimiter.join(line) for line in lines))
    assert (found.delimiter, found.header, cells(found)) == (
        delimiter,
        ("id", "name", "text"),
        [("1", "A", "x"), ("2", "B", "y")],
    )


def test_csv_delimiter_may_stand_inside_quotes() -> None:
    found = table('id;text\n1;"a, b, c; d"\n2;"e, f, g"\n')
    assert cells(found) == [("1", "a, b, c; d"), ("2", "e, f, g")]


def test_csv_directive_names_the_delimiter() -> None:
    assert table("sep=;\nid;text\n1;a,b\n").header == ("id", "text")


def test_csv_of_one_column_is_not_split() -> None:
    assert cells(table("comment\nOne, two; three\nFour\n")) == [("One, two; three",), ("Four",)]


def test_csv_quoted_newline_stays_in_its_cell() -> None:
    found = table('id,text\n1,"first\nsecond ""quoted"""\n2,x\n')
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, ("1", 'first\nsecond "quoted"')),
        (3, ("2", "x")),
    ]


def test_csv_stray_quote_costs_its_row_only() -> None:
    found = table('id,name,text\n1,A,"fine, yes"\n2,B,"never closed\n3,C,"fine, too"\n4,D,x\n')
    assert [row.cells[0] for row in found.rows] == ["1", "3", "4"]
    assert [(each.stage, each.row) for each in found.damage] == [("rows", 3)]


def test_csv_stray_quote_in_the_last_row_costs_it_only() -> None:
    found = table('id,name,text\n1,A,x\n2,B,"never closed\n')
    assert [row.cells[0] for row in found.rows] == ["1"]
    assert [each.row for each in found.damage] == [3]


def test_csv_unescaped_quotes_with_a_line_break_are_one_damaged_row() -> None:
    found = table('id,name,text\n1,A,"he said "hi"\nand left"\n2,B,x\n')
    assert [(row.number, row.cells[0]) for row in found.rows] == [(3, "2")]
    assert [each.row for each in found.damage] == [2]


def test_csv_quote_inside_a_bare_cell_is_a_letter() -> None:
    assert cells(table('id,text\n1,a 5" pipe\n')) == [("1", 'a 5" pipe')]


def test_csv_row_with_too_many_cells_is_damaged() -> None:
    found = table("id,text\n1,a\n2,b,c\n3,d,,\n")
    assert [row.cells for row in found.rows] == [("1", "a"), ("3", "d")]
    assert [(each.row, each.reason) for each in found.damage] == [(3, "The row has 3 cells where the header has 2.")]


def test_csv_short_row_is_filled_and_told() -> None:
    reading = read_delimited(b"id,name,text\n1,A,x\n2\n", file="a.csv", limits=LIMITS)
    assert cells(reading.tables[0]) == [("1", "A", "x"), ("2", "", "")]
    assert [notice.kind for notice in reading.notices] == ["table"]


def test_csv_overlong_cell_costs_its_row_only() -> None:
    limits = TableLimits(cell=100)
    text = f'id,text\n1,{"x" * 101}\n2,{"y" * 100}\n3,"{"z" * 5000}"\n4,a\n'
    found = table(text, limits)
    assert [row.cells[0] for row in found.rows] == ["2", "4"]
    assert [each.row for each in found.damage] == [2, 4]


def test_csv_nul_and_control_characters_are_removed_with_a_notice() -> None:
    reading = read_delimited(b"id,text\n1,a\x00b\x07c\n2,d\n", file="a.csv", limits=LIMITS)
    assert cells(reading.tables[0]) == [("1", "abc"), ("2", "d")]
    assert [notice.text.values["count"] for notice in reading.notices] == [1]


def test_csv_header_names_become_unique() -> None:
    assert table("Comment,Comment,,a\n1,2,3,4\n").header == ("Comment", "Comment (2)", "Column 3", "a")


def test_csv_lines_above_the_header_are_no_part_of_it() -> None:
    found = table("Alias,survey-1\nExport Date,2024-01-01\n\nContribution ID,User name,Question one\n7,B,x\n")
    assert found.header == ("Contribution ID", "User name", "Question one")
    assert [(row.number, row.cells) for row in found.rows] == [(5, ("7", "B", "x"))]


@pytest.mark.parametrize("content", [b"", b"\n\n  \n"])
def test_csv_empty_file_is_rejected(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    assert [each.reason for each in read_table(path, name="a.csv").rejections] == ["The file is empty."]


def test_csv_of_random_bytes_is_rejected_or_read_without_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(bytes(range(256)) * 50)
    reading = read_table(path, name="a.csv")
    assert len(reading.rejections) + len(reading.tables) == 1


def test_table_over_the_size_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    reading = read_table(path, name="a.csv", limits=TableLimits(file_bytes=100_000_000))
    assert [each.stage for each in reading.rejections] == ["tables"]


CELL = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff") | st.sampled_from('",;\n\t|'),
    max_size=12,
)


@given(
    st.integers(2, 5).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
    ),
    st.sampled_from([",", ";", "\t", "|"]),
)
def test_csv_written_by_the_standard_library_reads_back(rows: list[list[str]], delimiter: str) -> None:
    header = [f"column{number}" for number in range(len(rows[0]))]
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([header, *rows])
    reading = read_delimited(stream.getvalue().encode(), file="a.csv", limits=LIMITS)
    expected = [tuple(clean(cell).strip() for cell in row) for row in rows]
    assert [row.cells for row in reading.tables[0].rows] == [row for row in expected if any(row)]
    assert reading.tables[0].damage == ()


@given(st.text(st.sampled_from('ab",;\n'), max_size=80))
def test_csv_of_any_text_loses_no_row_in_silence(body: str) -> None:
    reading = read_delimited(f"one,two\nx,y\nx,y\nx,y\n{body}".encode(), file="a.csv", limits=LIMITS)
    numbers = [row.number for row in reading.tables[0].rows]
    damaged = [each.row for each in reading.tables[0].damage]
    assert len({*numbers, *damaged}) == len(numbers) + len(damaged)
    assert not any(character in "ab" for character in body) or len(numbers) > 3 or damaged


def lines(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "a.jsonl"
    path.write_text(text, encoding="utf-8")
    return read_table(path, name="a.jsonl")


def test_jsonl_bad_line_is_rejected_with_its_number(tmp_path: Path) -> None:
    found = lines(tmp_path, '{"id": 1, "text": "a"}\n{"id": 2,\n[3]\n\n{"id": 4, "text": "b"}\n').tables[0]
    assert cells(found) == [("1", "a"), ("4", "b")]
    assert [each.row for each in found.damage] == [2, 3]


def test_jsonl_values_become_cells(tmp_path: Path) -> None:
    found = lines(tmp_path, '{"id": 7, "tags": ["a", "b"], "who": {"name": "N"}, "none": null, "yes": true}\n')
    assert (found.tables[0].header, cells(found.tables[0])) == (
        ("id", "tags", "who.name", "none", "yes"),
        [("7", "a;b", "N", "", "true")],
    )


def test_jsonl_lone_surrogates_are_replaced(tmp_path: Path) -> None:
    reading = lines(tmp_path, '{"id": "1", "text": "a\\ud800b\\u0000"}\n')
    assert cells(reading.tables[0]) == [("1", "a\ufffdb")]
    assert [notice.kind for notice in reading.notices] == ["table"]


def test_jsonl_columns_do_not_depend_on_the_order_of_lines(tmp_path: Path) -> None:
    texts = ['{"id": 1, "b": 2}', '{"id": 1, "a": 3, "b": 4}', '{"c": 5}']
    one = lines(tmp_path, "\n".join(texts)).tables[0].header
    assert lines(tmp_path, "\n".join(reversed(texts))).tables[0].header == one


def test_deeply_nested_json_is_one_bad_line(tmp_path: Path) -> None:
    reading = lines(tmp_path, '{"a":' * 100_000 + "\n" + '{"id": 1}\n')
    assert [each.row for each in reading.tables[0].damage] == [1]


def test_csv_file_builder_round_trip(csv_file: Callable[..., Path]) -> None:
    path = csv_file([["id", "text"], ["1", "a\nb"]], delimiter=";")
    assert cells(read_table(path, name="answers.csv").tables[0]) == [("1", "a\nb")]


def opened(source: Pieces, limits: TableLimits) -> object:
    reading = Reading()
    found = open_delimited(source, "utf-8", file="a.csv", limits=limits, reading=reading)
    if found is None:
        return reading
    return found.table.header, list(found.rows), found.damage, reading


@given(st.lists(st.text(alphabet='ab",;\n ', max_size=12), min_size=1, max_size=40), st.sampled_from([2, 5_000_000]))
def test_csv_is_read_alike_whole_and_in_pieces(pieces: list[str], cell: int) -> None:
    limits = TableLimits(cell=cell)
    parts = [piece for piece in pieces if piece] or ["\n"]
    whole = opened(Pieces("".join(parts), whole=True), limits)
    assert opened(Pieces(parts[0], iter(parts[1:])), limits) == whole
