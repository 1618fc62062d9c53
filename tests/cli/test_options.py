from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.cli.options import existing, iso_date, one, output_folder, seed_number, some
from rapporteur.engine.errors import SourceMissing, WrongUse


@given(st.dates())
def test_iso_date_takes_every_day_of_the_calendar(day: object) -> None:
    assert iso_date(str(day)) == str(day)


def test_iso_date_takes_none() -> None:
    assert iso_date("") == ""


@pytest.mark.parametrize("text", ["2024-02-30", "20240415", "2024-W16-1", "15.04.2024", "2024-4-15", "today"])
def test_iso_date_refuses_what_is_no_date(text: str) -> None:
    with pytest.raises(WrongUse) as refused:
        iso_date(text)

    assert str(refused.value) == f"--as-of: {text!r} is not a date. Write it as 2024-04-15."


@pytest.mark.parametrize("seed", [0, 1, 2**32 - 1])
def test_seed_number_takes_what_a_generator_takes(seed: int) -> None:
    assert seed_number(seed) == seed


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_seed_number_refuses_what_no_generator_takes(seed: int) -> None:
    with pytest.raises(WrongUse, match="cannot be a seed"):
        seed_number(seed)


def test_some_takes_values_apart_at_commas_and_each_once() -> None:
    assert some("--format", "docx, html,docx", ("html", "docx", "pdf")) == ("html", "docx")


@pytest.mark.parametrize("typed", ["odt", "html,odt", "", "HTML"])
def test_some_refuses_what_is_not_known(typed: str) -> None:
    with pytest.raises(WrongUse, match="is not known") as refused:
        some("--format", typed, ("html", "pdf"))

    assert refused.value.where == "--format"
    assert refused.value.action == "Give html or pdf, several apart by commas, or leave the option out."


def test_one_takes_a_known_value_only() -> None:
    assert one("--lang", "fr", ("en", "fr")) == "fr"
    with pytest.raises(WrongUse, match="is not known") as refused:
        one("--lang", "en,fr", ("en", "fr"))
    assert refused.value.action == "Give one of en, fr."


def test_existing_refuses_a_path_with_nothing_there(tmp_path: Path) -> None:
    assert existing(tmp_path) == tmp_path
    with pytest.raises(SourceMissing) as refused:
        existing(tmp_path / "no.csv")

    assert refused.value.where == str(tmp_path / "no.csv")


def test_output_folder_makes_the_parents_of_a_new_one(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b" / "out"

    assert output_folder(out) == out
    assert out.parent.is_dir()
    assert not out.exists()


def test_output_folder_takes_an_empty_one_and_an_earlier_run(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "run.json").write_text("{}", encoding="utf-8")
    (tmp_path / "run" / "report.html").write_text("", encoding="utf-8")

    assert output_folder(tmp_path / "empty") == tmp_path / "empty"
    assert output_folder(tmp_path / "run") == tmp_path / "run"


def test_output_folder_refuses_a_folder_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"years of work")

    with pytest.raises(WrongUse, match="not empty and holds no earlier run"):
        output_folder(tmp_path)


def test_output_folder_refuses_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")

    with pytest.raises(WrongUse, match="a file, not a folder"):
        output_folder(tmp_path / "out")
