"""Records of a run come back from its folder as they were."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rapporteur.engine.errors import SourceMissing, WrongUse
from rapporteur.engine.frames import (
    read_codebook,
    read_entries,
    read_findings,
    read_json,
    read_run,
    write_json,
    write_run,
)
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Codebook, Rejection, Theme, ThemeEvent
from tests.engine.findings.factories import contribution, run

THEMES = (
    Theme(
        "T01", "Eau potable", ("eau potable",), 9, 20, 0.8, "s1", "s2", "fr", "Drinking water", by_group={"academia": 9}
    ),
    Theme("T01.1", "Puits, pompes", (), 3, 4, 0.4, "s3", "", "fr", "", "T01", True, {"government": 3}),
)
BOOK = (*(replace(theme, centre="AAA8") for theme in THEMES), Theme("T02", "Rain", (), 0, 0, 0.0, "", centre="AAA8"))
EVENTS = (
    ThemeEvent("merge", ("T01", "T02"), ("T01",), (0.91, 0.642), "", "c0" * 32),
    ThemeEvent("split", ("T01",), ("T01", "T02"), (0.8, 0.7), "2026-04-15", "5a" * 32),
)


def test_themes_come_back_with_both_levels_and_labels(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    assert read_run(tmp_path).themes == THEMES


def test_themes_are_a_scheme_file(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    codes = json.loads((tmp_path / "themes.json").read_text("utf-8"))["codes"]
    assert [code["label"] for code in codes] == [{"fr": "Eau potable", "en": "Drinking water"}, {"fr": "Puits, pompes"}]
    assert [code.get("parent") for code in codes] == [None, "T01"]


def test_codebook_is_the_themes_of_a_run(tmp_path: Path) -> None:
    write_run(replace(run([contribution(1)], themes=BOOK), events=EVENTS), (), (), tmp_path)
    written = (tmp_path / "themes.json").read_bytes()
    assert read_codebook(tmp_path / "themes.json") == Codebook(BOOK, EVENTS, hashlib.sha256(written).hexdigest())


def test_themes_to_which_nothing_happened_tell_no_events(tmp_path: Path) -> None:
    write_run(run([contribution(1)], themes=BOOK), (), (), tmp_path)
    assert sorted(read_json(tmp_path / "themes.json")) == ["codes", "scheme", "title"]
    assert read_codebook(tmp_path / "themes.json").events == ()


def test_events_come_back_with_their_run(tmp_path: Path) -> None:
    write_run(replace(run([contribution(1)], themes=BOOK), events=EVENTS), (), (), tmp_path)
    assert read_run(tmp_path).events == EVENTS


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kind": "parted"}, "event 2 tells no split and no merge"),
        ({"before": ["T02"]}, "event 2 tells no split and no merge"),
        ({"after": ["T01"], "alike": [0.9]}, "event 2 tells no split and no merge"),
        ({"after": "T01"}, "event 2 tells no split and no merge"),
        ({"alike": [0.9]}, "event 2 tells no split and no merge"),
        ({"alike": [0.9, "0.7"]}, "event 2 tells no split and no merge"),
        ({"alike": [0.9, 7.0]}, "event 2 tells no split and no merge"),
        ({"as_of": None}, "event 2 tells no split and no merge"),
        ({"alike": None}, "event 2 has other fields than are written"),
        ({"by": "hand"}, "event 2 has other fields than are written"),
        ({"after": ["T01", "T07"]}, "event 2 is of codes that are not there: T07"),
    ],
)
def test_events_of_a_codebook_must_be_as_written(tmp_path: Path, changed: dict[str, Any], said: str) -> None:
    write_run(replace(run([contribution(1)], themes=BOOK), events=EVENTS), (), (), tmp_path)
    told = read_json(tmp_path / "themes.json")
    told["events"][1] |= changed
    write_json(tmp_path / "themes.json", told)
    with pytest.raises(WrongUse, match=f"has events that cannot be read: {said}"):
        read_codebook(tmp_path / "themes.json")
    with pytest.raises(SourceMissing, match="was changed since"):
        read_run(tmp_path)


def test_events_of_a_codebook_must_be_a_list(tmp_path: Path) -> None:
    write_run(run([contribution(1)], themes=BOOK), (), (), tmp_path)
    write_json(tmp_path / "themes.json", read_json(tmp_path / "themes.json") | {"events": {}})
    with pytest.raises(WrongUse, match="has events that cannot be read: they are no list"):
        read_codebook(tmp_path / "themes.json")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"scheme": "sdgs", "codes": []}', "tells not what its themes mean"),
        ('{"scheme": "themes", "codes": [{"code": "T01"}]}', "is no codebook"),
        ("[]", "is no codebook"),
    ],
)
def test_codebook_must_be_written_by_a_report(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "themes.json").write_text(content, "utf-8")
    with pytest.raises(WrongUse, match=said):
        read_codebook(tmp_path / "themes.json")


def test_codebook_that_tells_no_meaning_is_refused(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    with pytest.raises(WrongUse, match="tells not what its themes mean"):
        read_codebook(tmp_path / "themes.json")


def test_rejections_come_back_though_a_spreadsheet_would_run_them(tmp_path: Path) -> None:
    item = "=a\nb, c"
    rejections = (Rejection("intake", item, Message("It is empty."), Message("Open it."), "@f", "", 3),)
    write_run(replace(run([contribution(1)]), rejections=rejections), (), (), tmp_path)
    assert read_run(tmp_path).rejections == rejections


def read_whole(out: Path) -> None:
    read_run(out)
    read_findings(out)
    read_entries(out)


def without(name: str) -> Callable[[dict[str, Any]], object]:
    return lambda row: row.pop(name)


def beside(row: dict[str, Any]) -> None:
    row["another"] = 1


def within(change: Callable[[dict[str, Any]], object], *path: str | int) -> Callable[[Any], object]:
    def changed(content: Any) -> object:
        for step in path:
            content = content[step]
        return change(content)

    return changed


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("run.json", beside),
        ("run.json", without("stages")),
        ("run.json", without("sentences")),
        ("run.json", without("translations")),
        ("run.json", within(without("ignored"), "stages", "files")),
        ("run.json", within(beside, "encoder")),
        ("run.json", within(without("labelled"), "errors", "sdgs")),
        ("run.json", within(without("basis"), "errors", "sdgs")),
        ("run.json", within(without("asks"), "questions", 0)),
        ("run.json", within(without("kind"), "notices", 0)),
        ("findings.json", within(beside, 0)),
        ("findings.json", within(without("asked"), 0)),
        ("findings.json", within(without("evidence"), 0)),
        ("findings.json", lambda rows: next(row for row in rows if row["evidence"])["evidence"][0].pop("language")),
        ("report.json", within(beside, 0)),
        ("report.json", within(without("place"), 0)),
        ("themes.json", beside),
        ("themes.json", within(beside, "codes", 0)),
        ("themes.json", within(without("centre"), "codes", 0)),
    ],
)
def test_a_field_of_another_version_is_told_with_its_file(
    report_folder: Path, tmp_path: Path, file: str, change: Callable[[Any], object]
) -> None:
    shutil.copytree(report_folder, tmp_path, dirs_exist_ok=True)
    content = read_json(tmp_path / file)
    change(content)
    write_json(tmp_path / file, content)
    with pytest.raises(SourceMissing, match=r"was written by another version.* Run the report again\.") as raised:
        read_whole(tmp_path)
    assert raised.value.where == file


@pytest.mark.parametrize("file", ["findings.json", "report.json", "themes.json", "run.json"])
@pytest.mark.parametrize("content", [None, 1, "text", ["text"], {"text": "text"}])
def test_json_of_another_form_is_told_with_its_file(
    report_folder: Path, tmp_path: Path, file: str, content: object
) -> None:
    shutil.copytree(report_folder, tmp_path, dirs_exist_ok=True)
    write_json(tmp_path / file, content)
    with pytest.raises(SourceMissing, match="was written by another version") as raised:
        read_whole(tmp_path)
    assert raised.value.where == file


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("phrases.csv", "share", "part"),
        ("phrases.csv", "phrase,variants", "variants,phrase"),
        ("duplicates.csv", "similarity", "similarity,another"),
        ("duplicates.csv", ",similarity", ""),
        ("coverage.csv", "note", "notes"),
        ("coverage.csv", "0", "none"),
        ("rejected.csv", "stage,", ""),
        ("rejected.csv", "stage", "stage,stage"),
        ("rejected.csv", "\n", "\na\n"),
    ],
)
def test_a_column_of_another_version_is_told_with_its_file(
    report_folder: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    shutil.copytree(report_folder, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / file).read_text("utf-8")
    (tmp_path / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SourceMissing, match="was written by another version") as raised:
        read_run(tmp_path)
    assert raised.value.where == file


@pytest.mark.parametrize("name", ["contributions", "texts", "segments", "codes"])
@pytest.mark.parametrize(
    "change",
    [
        lambda table: table.drop_columns(table.column_names[-1]),
        lambda table: table.append_column("another", pa.nulls(len(table), pa.string())),
        lambda table: table.set_column(0, table.column_names[0], pa.nulls(len(table), pa.int64())),
    ],
)
def test_a_table_of_another_version_is_told_with_its_file(
    report_folder: Path, tmp_path: Path, name: str, change: Callable[[pa.Table], pa.Table]
) -> None:
    shutil.copytree(report_folder, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{name}.parquet"
    pq.write_table(change(pq.read_table(path)), path)
    with pytest.raises(SourceMissing, match="was written by another version") as raised:
        read_run(tmp_path)
    assert raised.value.where == f"{name}.parquet"
