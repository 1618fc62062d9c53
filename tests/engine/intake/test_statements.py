from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.lines import BadLine
from rapporteur.engine.intake.statements import StatementLine, read_statements


def read(*rows: object) -> list[StatementLine | BadLine]:
    return list(read_statements(json.dumps(row).encode() for row in rows))


def test_read_statements_gives_the_contrary_as_it_stands() -> None:
    found = read({"id": "a", "text": "Open it.", "contrary": " Close it."}, {"id": "b", "text": "Paint it."})
    assert [(item.line.id, item.contrary) for item in found if isinstance(item, StatementLine)] == [
        ("a", " Close it."),
        ("b", ""),
    ]


def test_read_statements_tells_bad_lines_in_their_order() -> None:
    found = read({"id": "a"}, {"id": "b", "text": "Open it.", "contrary": ["Close it."]})
    assert found == [BadLine(1, '"text" is missing.'), BadLine(2, '"contrary" is not a text.')]


@given(st.text(max_size=5), st.one_of(st.text(max_size=5), st.integers(), st.none()))
def test_read_statements_leaves_no_line_out(text: str, contrary: object) -> None:
    (found,) = read({"id": 1, "text": text, "contrary": contrary})
    good = isinstance(contrary, str) and text.strip() and contrary.strip() and text.strip() != contrary.strip()
    assert isinstance(found, StatementLine if good else BadLine)
