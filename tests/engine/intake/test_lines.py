import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.labelled import LabelledLine, read_labelled
from rapporteur.engine.intake.lines import BadLine, Line, read_lines, shown


def told(*lines: bytes) -> list[tuple[int, object]]:
    """Number and id, or number and reason, of each line."""
    return [(one.number, one.reason if isinstance(one, BadLine) else one.id) for one in read_lines(lines)]


def test_read_lines_keeps_the_whole_object() -> None:
    fields = {"id": "a", "text": "Ça va 😀", "group": {"x": [1, None]}, "n": 1.5}
    line = json.dumps(fields, ensure_ascii=False).encode()
    assert list(read_lines([b"\xef\xbb\xbf" + line + b"\r\n"])) == [Line(1, "a", "Ça va 😀", fields)]


def test_read_lines_takes_whole_numbers_and_empty_texts() -> None:
    assert list(read_lines([b'{"id": 7, "text": ""}'])) == [Line(1, 7, "", {"id": 7, "text": ""})]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"\n", "The line is empty."),
        (b" \t\r\n", "The line is empty."),
        (b'{"id": "a", "text": "caf\xe9"}', "The line is not UTF-8."),
        (b'{"id": "a", "text": "x"', "The line is not JSON."),
        (b'{"id": "a", "text": "x", "n": NaN}', "The line is not JSON."),
        (b"[" * 100_000, "The line is not JSON."),
        (b'["a", "x"]', "The line is not a JSON object."),
        (b'{"text": "x"}', '"id" is missing.'),
        (b'{"id": "a"}', '"text" is missing.'),
        (b'{"id": "", "text": "x"}', '"id" is empty.'),
        (b'{"id": null, "text": "x"}', '"id" is not a text or a whole number.'),
        (b'{"id": true, "text": "x"}', '"id" is not a text or a whole number.'),
        (b'{"id": 1.5, "text": "x"}', '"id" is not a text or a whole number.'),
        (b'{"id": "a", "text": null}', '"text" is not a text.'),
        (b'{"id": "a", "text": ["x"]}', '"text" is not a text.'),
    ],
)
def test_read_lines_says_what_is_wrong_with_a_line(line: bytes, reason: str) -> None:
    assert told(line) == [(1, reason)]


def test_read_lines_takes_the_first_of_lines_with_one_id() -> None:
    lines = [b'{"id": "1", "text": "x"}', b'{"id": "a"}', b'{"id": 1, "text": "y"}', b'{"id": "a", "text": "z"}']
    assert told(*lines) == [
        (1, "1"),
        (2, '"text" is missing.'),
        (3, "The id 1 came before, in line 1."),
        (4, "a"),
    ]


@given(st.lists(st.one_of(st.binary(max_size=30), st.sampled_from([b'{"id": "a", "text": "b"}', b'{"id": 1}', b""]))))
def test_read_lines_leaves_no_line_out(lines: list[bytes]) -> None:
    assert [number for number, _ in told(*lines)] == list(range(1, len(lines) + 1))


def test_shown_is_safe_and_short() -> None:
    assert shown("\x1b[31m\n") == '"\\u001b[31m\\n"'
    assert shown("a" * 100) == '"' + "a" * 59 + "..."


def test_read_labelled_takes_codes_of_the_scheme() -> None:
    line = b'{"id": "a", "text": "x", "codes": ["4", 6, "4"]}'
    assert list(read_labelled([line], ["4", "6"])) == [
        LabelledLine(Line(1, "a", "x", {"id": "a", "text": "x", "codes": ["4", 6, "4"]}), ("4", "6"))
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{}", '"id" is missing.'),
        (b'{"id": "a", "text": "x"}', '"codes" is not a list of codes.'),
        (b'{"id": "a", "text": "x", "codes": "4"}', '"codes" is not a list of codes.'),
        (b'{"id": "a", "text": "x", "codes": [null]}', '"codes" is not a list of codes.'),
        (b'{"id": "a", "text": "x", "codes": ["4", "99"]}', 'The scheme has no code "99".'),
    ],
)
def test_read_labelled_says_what_is_wrong_with_a_line(line: bytes, reason: str) -> None:
    assert list(read_labelled([line], ["4"])) == [BadLine(1, reason)]


def test_read_labelled_takes_a_text_without_codes() -> None:
    (item,) = read_labelled([b'{"id": "a", "text": "x", "codes": []}'], ["4"])
    assert isinstance(item, LabelledLine)
    assert item.codes == ()
