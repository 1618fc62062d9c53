"""A compound is read as most write it, wherever it stands."""

from __future__ import annotations

import itertools

import pytest

from rapporteur.engine.analysis.phrases.compounds import units_of
from rapporteur.engine.languages.tokens import GAP, lay_out


def read(passages: list[str]) -> list[str]:
    units = units_of(lay_out(passages, "en"))
    runs = itertools.groupby(units.unit.tolist(), key=lambda unit: unit == GAP)
    return [" ".join(units.names[unit] for unit in run) for gap, run in runs if not gap]


@pytest.mark.parametrize(
    ("passages", "expected"),
    [
        (["a micro-grid", "microgrid", "the microgrid"], ["a microgrid", "microgrid", "the microgrid"]),
        (["a micro-grid", "micro grid", "the microgrid"], ["a micro grid", "micro grid", "the micro grid"]),
        (["micro-grid", "the micro grid", *["microgrid"] * 3], ["microgrid", "the microgrid", *["microgrid"] * 3]),
        (["state-of-the-art", "micro grid"], ["state of the art", "micro grid"]),
        (
            ["micro-grid", "micro micro grid grid, micro, grid", *["microgrid"] * 4],
            ["microgrid", "micro microgrid grid", "micro", "grid", *["microgrid"] * 4],
        ),
    ],
)
def test_units_are_joined_or_parted_as_most_write_them(passages: list[str], expected: list[str]) -> None:
    assert read(passages) == expected


def test_units_know_the_words_they_are_made_of() -> None:
    row = lay_out(["(The  Micro\n grid), the micro-grid", *["microgrid"] * 4], "en")
    units = units_of(row)
    whole = units.unit != GAP
    places = zip(units.first[whole].tolist(), units.last[whole].tolist(), strict=True)
    assert [row.written(first, last) for first, last in places] == [
        "The",
        "Micro grid",
        "the",
        "micro-grid",
        *["microgrid"] * 4,
    ]
