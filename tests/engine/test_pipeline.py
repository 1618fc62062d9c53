"""The whole flow on a small consultation: balances, sameness, privacy, recounts."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from demo.voices import Voice
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.frames import read_entries, read_findings, read_json, read_run, write_json
from rapporteur.engine.pipeline import Options, make_report
from rapporteur.engine.records import ThemeEvent
from rapporteur.engine.report.audit import audit
from tests.conftest import some_voices, write_consultation

CANARY = "zygomorphic quetzalcoatlus"


def contents(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def test_report_writes_every_contract_file(report_folder: Path):
    names = {name for name in contents(report_folder) if not name.startswith("charts/")}
    assert names == {
        "run.json",
        "rejected.csv",
        "contributions.parquet",
        "texts.parquet",
        "segments.parquet",
        "codes.parquet",
        "themes.json",
        "phrases.csv",
        "duplicates.csv",
        "coverage.csv",
        "findings.json",
        "report.json",
        "report.html",
    }
    assert [name for name in contents(report_folder) if name.startswith("charts/")] != []


def test_report_balances_every_stage(report_folder: Path):
    stages = json.loads((report_folder / "run.json").read_text(encoding="utf-8"))["stages"]
    assert {name: stage["in"] for name, stage in stages.items()} == {
        name: stage["processed"] + stage["rejected"] + stage["ignored"] for name, stage in stages.items()
    }
    assert len(stages) >= 3


def test_report_is_the_same_bytes_on_two_runs(report_folder: Path, consultation: Path, tmp_path: Path):
    make_report([consultation], tmp_path / "elsewhere" / "out", Options(encoder="static", as_of="2025-07-01"))
    assert contents(tmp_path / "elsewhere" / "out") == contents(report_folder)


def test_shuffling_the_rows_changes_no_finding(report_folder: Path, tmp_path: Path):
    """Voices in another order keep their ids, since a workbook numbers by arrival: rows are shuffled after."""
    from openpyxl import Workbook, load_workbook

    source = write_consultation(tmp_path / "input", some_voices())
    for path in source.glob("*.xlsx"):
        rows = list(load_workbook(path).active.iter_rows(values_only=True))
        header, body = rows[0], rows[1:]
        random.Random(7).shuffle(body)
        book = Workbook()
        book.active.title = load_workbook(path).active.title
        for row in [header, *body]:
            book.active.append(row)
        book.save(path)
    make_report([source], tmp_path / "out", Options(encoder="static", as_of="2025-07-01"))
    assert read_findings(tmp_path / "out") == read_findings(report_folder)


def canaries(voices: list[Voice]) -> list[Voice]:
    """A word nobody else uses in every withheld answer, a name nobody else has for the anonymous."""
    planted = []
    for number, voice in enumerate(voices):
        if voice.publication == "withheld":
            answers = {key: f"{text} {CANARY}{number} {text}" for key, text in voice.answers.items() if key != "q2"}
            voice = replace(voice, answers={**voice.answers, **answers}, organisation=f"Withheldium {number}")
        elif voice.publication == "anonymous":
            own = f"Anonymia Foundation {number}"
            answers = {key: f"We of {own} say: {text}" for key, text in voice.answers.items() if key != "q2"}
            voice = replace(
                voice,
                organisation=own,
                person=f"Canaria Birdwell{number}",
                email=f"canary{number}@example.org",
                answers={**voice.answers, **answers},
            )
        planted.append(voice)
    return planted


def test_no_file_holds_a_withheld_word_or_an_anonymous_name(tmp_path: Path):
    source = write_consultation(tmp_path / "input", canaries(some_voices()))
    out = tmp_path / "out"
    make_report([source], out, Options(encoder="static"))
    needles = ("zygomorphic", "quetzalcoatlus", "withheldium", "anonymia", "birdwell", "canary", "canaria")
    found = defaultdict(list)
    for path in sorted(out.rglob("*")):
        if path.is_file():
            text = readable(path).casefold()
            for needle in needles:
                if needle in text:
                    found[needle].append(path.name)
    assert dict(found) == {}
    publications = {item.publication for item in read_run(out).contributions}
    assert publications == {"named", "anonymous", "withheld"}


def readable(path: Path) -> str:
    """All words of a file: Parquet is compressed and must be read as a table."""
    if path.suffix == ".parquet":
        return str(pq.read_table(path).to_pylist()) + str(pq.read_schema(path).metadata)
    return path.read_text(encoding="utf-8")


def test_counts_equal_a_recount_from_parquet(report_folder: Path):
    contributions = pq.read_table(report_folder / "contributions.parquet").to_pylist()
    codes = pq.read_table(report_folder / "codes.parquet").to_pylist()
    texts = pq.read_table(report_folder / "texts.parquet").to_pylist()
    who = {row["id"]: row["contributor"] for row in contributions}
    chose = defaultdict(set)
    for text in texts:
        if text["kind"] == "choice":
            chose[text["question"]].add(who[text["contribution"]])
    members = defaultdict(set)
    for row in codes:
        if row["contributor"] and row["member"]:
            members[row["scheme"], row["code"], row["question"]].add(row["contributor"])
    checked = 0
    for finding in json.loads((report_folder / "findings.json").read_text(encoding="utf-8")):
        if finding["kind"] != "share":
            continue
        question = finding["scope"].get("question", "")
        assert finding["count"] == len(members[finding["scheme"], finding["code"], question]), finding["id"]
        if finding["scheme"].startswith("question:"):
            assert finding["of"] == len(chose[question]), finding["id"]
        checked += 1
    assert checked > 40


def test_quotes_stand_where_their_anchors_say_in_all_languages(report_folder: Path):
    run = read_run(report_folder)
    contents_of = {(text.contribution, text.text): text.content for text in run.texts}
    languages = set()
    for finding in read_findings(report_folder):
        assert finding.evidence or finding.count == 0 or finding.kind == "context", finding.id
        for anchor in finding.evidence:
            assert contents_of[anchor.contribution, anchor.text][anchor.start : anchor.end] == anchor.quote
            languages.add(anchor.language)
    assert {"ar", "zh", "en", "fr", "ru", "es"} <= languages


def test_report_with_a_codebook_tells_what_was_merged_and_hands_it_on(
    report_folder: Path, consultation: Path, tmp_path: Path
):
    book, first, second = tmp_path / "book.json", tmp_path / "first", tmp_path / "second"
    told = read_json(report_folder / "themes.json")
    twin = {**told["codes"][0], "code": "T90"}
    write_json(book, told | {"codes": [*told["codes"], twin]})
    make_report([consultation], first, Options(encoder="static", as_of="2025-08-01", codebook=book))
    make_report([consultation], second, Options(encoder="static", as_of="2025-09-01", codebook=first / "themes.json"))

    sha256 = hashlib.sha256(book.read_bytes()).hexdigest()
    merged = ThemeEvent("merge", ("T01", "T90"), ("T01",), (1.0, 1.0), "2025-08-01", sha256)
    assert [read_run(out).events for out in (report_folder, first, second)] == [(), (merged,), (merged,)]
    assert [audit(out) for out in (first, second)] == [(), ()]
    assert [sum("(T90)" in entry.text for entry in read_entries(out)) for out in (first, second)] == [1, 0]
    assert (second / "themes.json").read_bytes() == (first / "themes.json").read_bytes()


def test_out_within_the_source_is_refused(consultation: Path):
    with pytest.raises(WrongUse):
        make_report([consultation], consultation / "out", Options(encoder="static"))


def test_out_that_holds_something_else_is_left_alone(consultation: Path, tmp_path: Path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(WrongUse):
        make_report([consultation], tmp_path, Options(encoder="static"))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("encoder", ["full"])
def test_the_full_encoder_gives_a_report_too(consultation: Path, tmp_path: Path, encoder):
    summary = make_report([consultation], tmp_path / "out", Options(encoder=encoder))
    assert summary.contributions == len(some_voices())
    assert json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["encoder"]["tier"] == "full"
