"""Lines as nobody should write them: what goes in comes out or is rejected, in every filter."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.cli.filters.running import Filters

ZALGO = "e\u0337\u0322\u0358" * 2000
WORD = "x" * 1_000_000
ODD = [
    "😀👩‍👩‍👧‍👦🇺🇳" * 300,
    ZALGO,
    "a",
    "\u4e00",
    WORD,
    WORD[:-1] + "s",
    "\u200f\u202bمرحبا\u202c\u200e hello \u2066\u2069",
    "\ud800 half a pair \udfff",
    "\0\x1b[31m\u2028\u0085\ufffe",
    "ﷺ" * 5000,
    "\n" * 50_000,
    "我们" * 20_000,
    "1 2 3 4 5 6 7 8 9 " * 500,
    " " * 200_000 + "x",
    "a@" * 50_000,
    "",
    " \u3000\t",
]
BAD = ["", " ", "null", "{", '{"id": "odd-0", "text": "again"}', '{"id": [], "text": ""}']
CHEAP = (
    ("languages", 10_000),
    ("phrases", 2_000),
    ("phrases --corpus", 2_000),
    ("code --scheme sdgs --encoder static", 100),
)


def rows(equal: int) -> list[dict[str, str] | str]:
    """Good and bad lines mixed, with so many equal texts."""
    odd = [{"id": f"odd-{number}", "text": text} for number, text in enumerate(ODD)]
    same = [{"id": f"equal-{number}", "text": "The same words in every single letter"} for number in range(equal)]
    escaped = [row if row["text"].isprintable() else json.dumps(row) for row in odd]
    return [*escaped, *BAD, *same]


def balanced(run: Filters, words: Sequence[str], equal: int) -> None:
    """Every good line comes out once, every bad one is told."""
    given = rows(equal)

    told = run(words[0], given, *words[1:])

    good = [f"odd-{number}" for number in range(len(ODD))] + [f"equal-{number}" for number in range(equal)]
    assert [row["id"] for row in told.rows] == good
    assert [line.split(":")[0] for line in told.said[:-1]] == [
        f"line {len(ODD) + number} rejected" for number in range(1, len(BAD) + 1)
    ]
    assert told.said[-1] == f"{len(given):,} lines: {len(good):,} processed, {len(BAD):,} rejected."


@pytest.mark.parametrize(("words", "equal"), CHEAP)
def test_filter_loses_no_line_of_a_stress_set(run: Filters, words: str, equal: int) -> None:
    balanced(run, words.split(), equal)


def test_duplicates_of_a_stress_set_are_the_equal_texts(run: Filters) -> None:
    told = run("duplicates", rows(10_000))

    (equal,) = [group for group in told.rows if "equal-0" in group["ids"]]
    assert equal["ids"] == sorted(f"equal-{number}" for number in range(10_000))
    assert equal["pairs"] == [{"a": "equal-0", "b": other, "jaccard": 1.0} for other in equal["ids"][1:]]
    assert [sorted(group["ids"]) for group in told.rows if group is not equal] == []
    assert told.said[-1] == f"{len(ODD) + len(BAD) + 10_000:,} lines: {len(ODD) + 10_000:,} processed, 6 rejected."
