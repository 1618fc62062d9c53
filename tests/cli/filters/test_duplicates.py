from __future__ import annotations

from tests.cli.filters.running import Filters

LETTER = (
    "We ask the commission to keep the public libraries of our district open at weekends, since many young people "
    "have no other quiet place where they can read, learn and meet each other."
)
CUT = " ".join(LETTER.split()[:18])
OTHER = "Street lights near the station are broken, and nobody has come to repair them since the beginning of winter."
ROWS = [
    {"id": "x", "text": OTHER},
    {"id": 9, "text": CUT, "group": "p"},
    {"id": "b", "text": LETTER},
    {"id": "a", "text": LETTER.upper()},
]


def test_duplicates_come_as_groups_with_their_verified_pairs(run: Filters) -> None:
    told = run("duplicates", ROWS)

    pairs = [{"a": 9, "b": "a", "jaccard": 0.4828}, {"a": 9, "b": "b", "jaccard": 0.4828}]
    pairs.append({"a": "a", "b": "b", "jaccard": 1.0})
    assert told.rows == [{"group": "copies-01", "ids": [9, "a", "b"], "pairs": pairs}]
    assert (told.code, told.said) == (0, [])


def test_duplicates_do_not_depend_on_the_order_of_lines(run: Filters) -> None:
    assert run("duplicates", ROWS[::-1]).rows == run("duplicates", ROWS).rows


def test_duplicates_keep_to_the_threshold(run: Filters) -> None:
    rows = run("duplicates", ROWS, "--threshold", "0.9").rows

    assert rows == [{"group": "copies-01", "ids": ["a", "b"], "pairs": [{"a": "a", "b": "b", "jaccard": 1.0}]}]


def test_duplicates_of_nothing_are_nothing(run: Filters) -> None:
    assert run("duplicates", ROWS[:1]).rows == []
