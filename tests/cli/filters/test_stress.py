"""Lines as nobody should write them: what goes in comes out or is rejected, in every filter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.cli.filters.running import Filters, Told
from tests.hostile.stress import BAD, Stress, drawn, stress

EQUAL, ODD = 10_000, 24
"""Equal texts in make soak, and odd ones in make test, which has a draw of them for each filter."""
PART = 100_000
"""Bytes of a long text for what needs more than a minute, or gigabytes, for a megabyte."""
EACH = (
    "languages",
    "phrases",
    "phrases --corpus",
    "code --scheme sdgs --encoder static",
    "code --scheme sdgs --scores --encoder static",
    "code --scheme action-lines --encoder static",
    "code --scheme categories --encoder static",
    "code --scheme lights.json --encoder static",
    "themes --encoder static",
)
FULL = ("code --scheme sdgs", "code --scheme lights.json", "themes")
SIGNAL = {"code": "signal", "label": {"de": "Ampeln"}, "description": {"de": "Wartezeiten"}}
LIGHTS = {"scheme": "lights", "title": {}, "codes": [SIGNAL, {"code": "school", "label": {"en": "Schools"}}]}
CODES: tuple[list[str], ...] = (["signal"], ["school"], [], ["signal", "school"])
RESULT = {"code": "codes", "themes": "themes", "phrases": "phrases"}


@pytest.fixture(autouse=True)
def lights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheme lights.json in the folder where the filters run."""
    (tmp_path / "lights.json").write_text(json.dumps(LIGHTS), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def balanced(run: Filters, words: str, given: Stress) -> None:
    """Every good line comes out once and in its place, with scores that are scores; every bad one is told."""
    name, *rest = words.split()

    told = run(name, given.content, *rest, "--strict")

    assert [row["id"] for row in told.rows] == list(given.ids)
    assert all(0 <= score <= 1 for row in told.rows for score in scores(name, row))
    accounted(told, given)


def accounted(told: Told, given: Stress) -> None:
    good, bad = len(given.ids), len(given.told)
    assert told.said == [*given.told, f"{good + bad:,} lines: {good:,} processed, {bad:,} rejected."]
    assert told.code == 3


def scores(name: str, row: dict[str, Any]) -> Iterator[float]:
    if name in RESULT:
        yield from (one["score"] for one in row[RESULT[name]])
    else:
        yield row["score"]


def labelled(odd: int | None, long: int) -> bytes:
    """Odd texts with codes, and bad lines."""
    found = enumerate(drawn(Random(len(EACH)), odd, long).values())
    lines = [json.dumps({"id": n, "text": text, "codes": CODES[n % len(CODES)]}).encode() for n, text in found]
    return b"\n".join([*lines, *(line for line, _ in BAD)])


@pytest.mark.parametrize("words", EACH)
def test_filter_loses_no_line_of_a_stress_set(run: Filters, words: str) -> None:
    balanced(run, words, stress(200, seed=EACH.index(words), odd=ODD))


@pytest.mark.soak
@pytest.mark.parametrize("words", EACH)
def test_filter_loses_no_line_of_the_whole_stress_set(run: Filters, words: str) -> None:
    balanced(run, words, stress(EQUAL))


@pytest.mark.soak
@pytest.mark.parametrize("words", FULL)
def test_full_encoder_loses_no_line_of_a_stress_set(run: Filters, words: str) -> None:
    balanced(run, words, stress(EQUAL, long=PART))


@pytest.mark.parametrize(
    ("equal", "odd", "long"), [(100, 16, 10_000), pytest.param(EQUAL, None, PART, marks=pytest.mark.soak)]
)
def test_code_learns_from_a_stress_set(run: Filters, equal: int, odd: int | None, long: int) -> None:
    given = stress(equal, odd=odd, long=long)
    examples = run.file("labelled.jsonl", labelled(odd, long))

    words = ("--scheme", "lights.json", "--encoder", "static", "--examples", examples)
    told = run("code", given.content, *words, "--strict")

    beside = told.said[: len(BAD)]
    first = len(labelled(odd, long).split(b"\n")) - len(BAD) + 1
    assert beside == [
        f"labelled.jsonl, line {first + number} rejected: {reason}" for number, (_, reason) in enumerate(BAD)
    ]
    assert [row["id"] for row in told.rows] == list(given.ids)
    accounted(Told(told.code, told.rows, told.said[len(BAD) :]), given)


@pytest.mark.parametrize(
    ("equal", "odd", "long"), [(50, ODD, PART), pytest.param(EQUAL, None, PART, marks=pytest.mark.soak)]
)
def test_match_pairs_every_line_with_every_statement_of_a_stress_set(
    run: Filters, equal: int, odd: int | None, long: int
) -> None:
    given, said = stress(equal, odd=odd, long=long), stress(1, seed=1, odd=8, long=10_000)
    statements = run.file("statements.jsonl", said.content)

    told = run("match", given.content, "--statements", statements, "--encoder", "static", "--strict")

    assert [(row["id"], row["statement"]) for row in told.rows] == [
        (one, other) for one in given.ids for other in said.ids
    ]
    assert all(0 <= row["score"] <= 1 for row in told.rows)
    assert told.said[: len(said.told)] == [f"statements.jsonl, {line}" for line in said.told]
    accounted(Told(told.code, told.rows, told.said[len(said.told) :]), given)


@pytest.mark.parametrize("odd", [ODD, pytest.param(None, marks=pytest.mark.soak)])
def test_duplicates_of_a_stress_set_are_lines_of_it(run: Filters, odd: int | None) -> None:
    given = stress(EQUAL, odd=odd)

    told = run("duplicates", given.content, "--strict")

    members = [own for group in told.rows for own in group["ids"]]
    assert len(members) == len(set(members))
    assert set(members) <= set(given.ids)
    for group in told.rows:
        assert {own for pair in group["pairs"] for own in (pair["a"], pair["b"])} == set(group["ids"])
        assert all(0 < pair["jaccard"] <= 1 for pair in group["pairs"])
    assert {"equal-0", "equal-9999"} <= set(told.rows[0]["ids"])
    assert len([own for own in told.rows[0]["ids"] if str(own).startswith("equal-")]) == EQUAL
    accounted(told, given)
