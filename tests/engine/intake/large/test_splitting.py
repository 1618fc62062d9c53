"""A large table in parts gives what the same table gives as a whole."""

from __future__ import annotations

import pickle
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import NothingReadable, ReviewError
from rapporteur.engine.intake.large import Split, is_large, read_part, split
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import Review, parse_review
from rapporteur.engine.intake.tables.decoding import BLOCK
from rapporteur.engine.records import Intake
from tests.engine.intake.large.tables import as_csv, as_lines, rows

Write = Callable[..., Path]


def in_parts(source: Path, folder: Path, review: Review | None = None, **options: Any) -> tuple[Split, list[Intake]]:
    folder.mkdir()
    found = split(source, review or Review(), folder, **options)
    assert found is not None
    kept = pickle.loads(pickle.dumps(found))
    return found, [read_part(folder, part, kept) for part in range(found.parts)]


def whole(found: Split, parts: Sequence[Intake]) -> Intake:
    """The parts as one; every contributor is in one of them."""
    owners = [contributor for part in parts for contributor in {each.contributor for each in part.contributions}]
    assert len(owners) == len(set(owners)) == found.contributors
    contributions = sorted((each for part in parts for each in part.contributions), key=lambda each: each.id)
    assert len(contributions) == found.contributions
    return Intake(
        questions=found.intake.questions,
        contributions=tuple(contributions),
        texts=tuple(sorted((text for part in parts for text in part.texts), key=lambda text: text.contribution)),
        rejections=found.intake.rejections,
        balances=found.intake.balances,
        notices=found.intake.notices,
        inputs=found.intake.inputs,
    )


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize(("name", "write"), [("answers.csv", as_csv), ("answers.jsonl", as_lines)])
def test_parts_hold_what_the_table_holds(
    tmp_path: Path, name: str, write: Callable[[list[list[str]]], bytes], seed: int
) -> None:
    source = tmp_path / name
    source.write_bytes(write(rows(seed)))
    expected = read([source], Review())
    assert {each.publication for each in expected.contributions} == {"named", "anonymous", "withheld"}
    assert {"anonymity", "unmapped", "publication", "consent"} <= {notice.kind for notice in expected.notices}
    found, parts = in_parts(source, tmp_path / "parts", rows_a_part=40)
    assert found.parts > 5
    assert whole(found, parts) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-8-sig"])
def test_parts_of_a_table_in_another_encoding(tmp_path: Path, csv_file: Write, encoding: str) -> None:
    table = [["id", "Answer"], *([str(number), f"Répondre à l’été numéro {number}"] for number in range(30))]
    source = csv_file(table, encoding=encoding, delimiter=";")
    assert whole(*in_parts(source, tmp_path / "parts", rows_a_part=7)) == read([source], Review())


@pytest.mark.parametrize("before", range(-4, 2))
def test_characters_and_line_ends_may_stand_across_blocks(tmp_path: Path, before: int) -> None:
    source = tmp_path / "answers.csv"
    start = "id,E-mail,Answer\r\n1," + "a" * (BLOCK - 26 - before)
    source.write_bytes(f'{start},éé\r\n2,"é\r\nb",d\r\n3,c,e\r\n'.encode())
    assert whole(*in_parts(source, tmp_path / "parts", rows_a_part=2)) == read([source], Review())


def test_parts_of_several_rounds_with_a_review(tmp_path: Path, csv_file: Write) -> None:
    made = [["key", "wave", "said", "mark"]]
    made += [[str(n), ("one", "two")[n % 2], f"words {n}", str(n % 5)] for n in range(40)]
    source = csv_file(made)
    review = parse_review(
        {
            "table": {"id": "key", "round": "wave", "publication": "anonymous"},
            "questions": {"said": "What?", "mark": {"text": "How much?", "kind": "scale"}},
            "rounds": {"two": "The second", "one": "The first"},
        }
    )
    expected = read([source], review)
    assert [question.key for question in expected.questions] == ["two-q1", "two-q2", "one-q1", "one-q2"]
    assert whole(*in_parts(source, tmp_path / "parts", review, rows_a_part=9)) == expected


def test_order_of_rows_makes_no_difference_where_a_sample_is_taken(tmp_path: Path) -> None:
    made = [row for row in rows(3, 150) if len(row) == 15 and row[0].startswith("r")]
    made = list({row[0]: row for row in made}.values())
    results = []
    for name in ("a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "answers.csv").write_bytes(as_csv(made).replace(b"\x00", b""))
        found, parts = in_parts(folder, tmp_path / f"parts-{name}", rows_a_part=40, sample=30)
        results.append((found.intake.questions, [(part.contributions, part.texts) for part in parts]))
        random.Random(4).shuffle(made)
    assert results[0] == results[1]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "1", "2", "c-1", "contribution-0001", "ana"]),
            st.sampled_from(["", "Ana", "Bob", "Contributor 0001"]),
            st.sampled_from(["yes", "anonymous", "no", "?"]),
            st.sampled_from(["France", "Peru", "Mars", ""]),
            st.sampled_from(["", "Ana said so.", "A word", "Another\nword"]),
        ),
        min_size=1,
        max_size=25,
    )
)
def test_parts_hold_what_any_small_table_holds(
    tmp_path_factory: pytest.TempPathFactory, csv_file: Write, made: list[tuple[str, ...]]
) -> None:
    header = ("id", "Name", "May we publish?", "Country", "What do you think of it all?")
    source = csv_file([header, *made, ("9", "Zoe", "yes", "Peru", "Something that is there")])
    folder = tmp_path_factory.mktemp("large") / "parts"
    assert whole(*in_parts(source, folder, rows_a_part=4)) == read([source], Review())


def test_counting_may_be_done_elsewhere(tmp_path: Path) -> None:
    source = tmp_path / "answers.csv"
    source.write_bytes(as_csv(rows(5, 100)))

    def each(function: Callable[[Any], Any], given: Any) -> list[Any]:
        away = pickle.loads(pickle.dumps(function))
        return [pickle.loads(pickle.dumps(away(one))) for one in list(given) * 2][: len(list(given))]

    assert whole(*in_parts(source, tmp_path / "parts", rows_a_part=30, each=each)) == read([source], Review())


def test_names_are_not_compared_where_there_are_too_many(tmp_path: Path, csv_file: Write) -> None:
    source = csv_file([["id", "Organisation", "Answer"], *([str(n), f"Body {n}", "Yes"] for n in range(5_001))])
    folder = tmp_path / "parts"
    folder.mkdir()
    found = split(source, Review(), folder)
    assert found is not None
    assert [notice.text for notice in found.intake.notices if notice.kind == "merge"] == [
        "Names of contributors were not compared for likeness, because there are more than 5,000. Names that are "
        "written differently are counted apart."
    ]


def test_table_that_names_documents_is_not_split(tmp_path: Path, csv_file: Write) -> None:
    source = csv_file([["id", "file"], *([str(n), f"{n}.pdf"] for n in range(9))])
    folder = tmp_path / "parts"
    folder.mkdir()
    assert split(source, Review(), folder) is None
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"id,Answer\n", ""), (b"\n \n", " answers.csv: The file is empty."), (bytes(range(128, 256)) + b"\0" * 99, None)],
)
def test_table_without_a_contribution_is_an_error(tmp_path: Path, content: bytes, reason: str | None) -> None:
    source = tmp_path / "answers.csv"
    source.write_bytes(content)
    with pytest.raises(NothingReadable) as expected:
        read([source], Review())
    with pytest.raises(NothingReadable) as error:
        split(source, Review(), tmp_path)
    assert str(error.value) == str(expected.value)
    assert reason is None or f"Not one contribution could be read.{reason}" in str(error.value)


def test_review_that_names_no_column_is_an_error(tmp_path: Path, csv_file: Write) -> None:
    source = csv_file([["id", "Answer"], ["1", "Yes"]])
    with pytest.raises(ReviewError, match="Country"):
        split(source, parse_review({"table": {"country": "Country"}}), tmp_path)


def test_large_is_one_table_alone(tmp_path: Path, csv_file: Write, xlsx_file: Write) -> None:
    source = csv_file([["id", "Answer"], ["1", "Yes"]], name="folder/answers.csv")
    size = source.stat().st_size
    (source.parent / "review.toml").write_text('title = "A"')
    named = parse_review({"table": {"documents": "file"}})
    several = parse_review({"table": [{"id": "id"}, {"id": "other"}]})
    assert is_large([source], Review(), size - 1)
    assert is_large([source.parent], Review(), size - 1)
    assert not is_large([source], Review(), size)
    assert not is_large([source, source], Review(), 0)
    assert not is_large([source], named, 0)
    assert not is_large([source], several, 0)
    assert not is_large([xlsx_file({"A": [["id", "Answer"], ["1", "Yes"]]})], Review(), 0)
    (source.parent / "more.txt").write_text("A document")
    assert not is_large([source.parent], Review(), 0)
