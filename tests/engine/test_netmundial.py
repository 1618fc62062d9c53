"""The main job on real input: the 187 contributions to NETmundial 2014, where they are at hand."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from rapporteur.engine.frames import read_findings
from rapporteur.engine.pipeline import Options, make_report
from rapporteur.engine.report.audit import audit
from tests.engine.test_pipeline import contents

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "../shared/inputs/netmundial2014"
OPTIONS = Options(review=ROOT / "docs/howto/netmundial.toml", encoder="static")
COPIED = [
    ("004", "151"),
    ("049", "067"),
    ("051", "161"),
    ("065", "093"),
    ("094", "110"),
    ("126", "127"),
    ("144", "147"),
]
FORM_WORDS = ("entitled by", "doc attached", "click here", "keywords", "abstract", "see the attached")

pytestmark = pytest.mark.skipif(
    not SOURCE.is_dir(), reason="The NETmundial contributions are not beside the repository."
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("netmundial") / "out"
    make_report([SOURCE], folder, OPTIONS)
    return folder


def test_every_contribution_and_text_is_taken_in(out: Path):
    settings = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert settings["stages"]["rows"] == {"in": 187, "processed": 187, "rejected": 0, "ignored": 0}
    assert settings["stages"]["documents"] == {"in": 374, "processed": 374, "rejected": 0, "ignored": 0}
    contributions = pq.read_table(out / "contributions.parquet").to_pylist()
    assert len(contributions) == 187
    assert len({row["contributor"] for row in contributions}) == 159
    assert sum(not row["organisation"] for row in contributions) == 5
    merge = next(notice for notice in settings["notices"] if notice["kind"] == "merge")
    assert any("North Carolina" in value for value in merge["values"])


def test_seven_pairs_share_a_text_and_stand_a_recount(out: Path):
    with (out / "duplicates.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [(row["contribution"], row["of"]) for row in rows] == COPIED
    texts = pq.read_table(out / "texts.parquet").to_pylist()
    for row in rows:
        assert float(row["similarity"]) == recounted(texts, row["contribution"], row["of"])
        assert float(row["similarity"]) >= 0.5
    assert len({row["group"] for row in rows}) == 7


def recounted(texts: list[dict[str, str]], one: str, other: str) -> float:
    """The highest Jaccard similarity over word 5-grams of any two texts of two contributions."""
    grams: dict[str, list[set[tuple[str, ...]]]] = {one: [], other: []}
    for text in texts:
        if text["contribution"] in grams:
            words = re.findall(r"\w+", text["content"].lower())
            grams[text["contribution"]].append({tuple(words[i : i + 5]) for i in range(len(words) - 4)})
    return max(round(len(a & b) / len(a | b), 4) for a in grams[one] for b in grams[other])


def test_common_phrases_hold_no_furniture_and_none_is_cut_short(out: Path):
    with (out / "phrases.csv").open(encoding="utf-8") as file:
        phrases = [row["phrase"] for row in csv.DictReader(file)][:30]
    assert len(phrases) == 30
    for phrase in phrases:
        words = phrase.lower().split()
        assert 2 <= len(words) <= 5
        assert not {words[0], words[-1]} & {"the", "of", "and", "to", "in", "for", "on", "by", "a", "an", "is"}
        assert not any(form in phrase.lower() for form in FORM_WORDS)


def test_audit_finds_nothing(out: Path):
    assert audit(out) == ()


@pytest.mark.soak
def test_a_second_run_is_the_same_to_the_byte(out: Path, tmp_path: Path):
    make_report([SOURCE], tmp_path / "again", OPTIONS)
    assert contents(tmp_path / "again") == contents(out)


def test_shuffled_rows_change_no_finding(out: Path, tmp_path: Path):
    source = tmp_path / "shuffled"
    shutil.copytree(SOURCE, source)
    manifest = source / "manifest.csv"
    with (SOURCE / "manifest.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    random.Random(11).shuffle(rows)
    manifest.unlink()
    with manifest.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    make_report([source], tmp_path / "out", OPTIONS)
    assert read_findings(tmp_path / "out") == read_findings(out)
