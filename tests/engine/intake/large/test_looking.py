"""What a large table shows in parts is what it shows as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.engine.intake.inspection import inspect
from rapporteur.engine.intake.large import look
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.suggestion import suggest_review
from tests.engine.intake.large.tables import as_csv, as_lines, rows

IN_PARTS = 1
"""Bytes above which a table is large."""


@pytest.fixture(params=[("answers.csv", as_csv), ("answers.jsonl", as_lines)], ids=lambda param: param[0])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    name, write = request.param
    path = tmp_path / "source" / name
    path.parent.mkdir()
    path.write_bytes(write(rows(1)))
    return path


def test_table_shows_in_parts_what_it_shows_as_a_whole(table: Path) -> None:
    seen = look(table, Review(), size=IN_PARTS, rows_a_part=40)
    assert seen is not None
    assert {"Nowhereland", "Atlantis"} & seen.unmapped["Country"]
    assert any(column.options for column in seen.columns)

    assert inspect(table, large=IN_PARTS) == inspect(table)
    assert suggest_review(table, large=IN_PARTS) == suggest_review(table)


def test_review_of_the_folder_counts_in_parts_too(table: Path) -> None:
    (table.parent / "review.toml").write_text('[countries]\n"Nowhereland" = ""\n', encoding="utf-8")

    found = inspect(table.parent, large=IN_PARTS)

    assert found == inspect(table.parent)
    assert "Nowhereland" not in str(found[0]["unmapped"])


@pytest.mark.parametrize("content", [b"", b"id,Country\n", b"id,document\n1,paper.pdf\n"])
def test_table_without_contributions_or_with_documents_is_read_as_a_whole(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(content)

    assert look(path, Review(), size=0) is None
    assert inspect(path, large=0) == inspect(path)
