"""Intake as a whole: folders, documents, rounds, ids, and a balance that holds."""

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import NothingReadable, ReviewError, SourceMissing
from rapporteur.engine.intake.attachments import join_pages
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import QuestionSpec, Review, TableSpec, load_review, parse_review
from rapporteur.engine.records import Intake, SourceText

Write = Callable[..., Path]


def balanced(intake: Intake) -> dict[str, tuple[int, int, int, int]]:
    """The balances by stage, checked against the rejections."""
    lost = Counter(each.stage for each in intake.rejections)
    for balance in intake.balances:
        assert balance.rejected == lost.pop(balance.stage, 0)
    assert not lost
    return {b.stage: (b.taken_in, b.processed, b.rejected, b.ignored) for b in intake.balances}


def folder(tmp_path: Path, **files: str) -> Path:
    for name, content in files.items():
        path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_folder_of_documents_is_one_contribution_each(tmp_path: Path) -> None:
    source = folder(
        tmp_path, one_dot_txt="First.", sub__two_dot_md="Second.", _dot_hidden="No.", sub__one_dot_txt="Third."
    )
    intake = read([source])
    assert [c.id for c in intake.contributions] == ["one-txt", "sub-one-txt", "two"]
    assert [(t.contribution, t.kind, t.content, t.file) for t in intake.texts] == [
        ("one-txt", "document", "First.", "one.txt"),
        ("sub-one-txt", "document", "Third.", "sub/one.txt"),
        ("two", "document", "Second.", "sub/two.md"),
    ]
    assert balanced(intake) == {"files": (3, 3, 0, 0), "documents": (3, 3, 0, 0)} | {"tables": (0, 0, 0, 0)}
    assert sorted(intake.inputs) == ["one.txt", "sub/one.txt", "sub/two.md"]


def test_row_documents_are_forms_and_attachments(tmp_path: Path, csv_file: Write) -> None:
    csv_file([["id", "form", "attachment"], ["1", "f.txt", "a.txt; b.txt"], ["2", "f.txt", ""]])
    intake = read([folder(tmp_path, f_dot_txt="F", a_dot_txt="A", b_dot_txt="B", alone_dot_txt="C")])
    assert [(t.contribution, t.kind, t.content) for t in intake.texts] == [
        ("1", "attachment", "A"),
        ("1", "attachment", "B"),
        ("1", "form", "F"),
        ("2", "form", "F"),
        ("alone", "document", "C"),
    ]
    assert balanced(intake)["documents"] == (5, 5, 0, 0)


def test_files_no_row_names_are_ignored_with_a_review(tmp_path: Path, csv_file: Write) -> None:
    csv_file([["id", "file"], ["1", "a.txt"]])
    csv_file([["id", "file"], ["1", "a.txt"]], name="old.csv")
    source = folder(tmp_path, a_dot_txt="A", b_dot_txt="B", c_dot_xyz="C")
    (tmp_path / "review.toml").write_text('[table]\nfile = "answers.csv"\n')
    intake = read([source])
    assert balanced(intake)["files"] == (5, 2, 0, 3)
    assert [n.values for n in intake.notices if n.kind == "ignored-files"] == [("b.txt", "c.xyz", "old.csv")]
    (tmp_path / "review.toml").write_text('other_documents = "contributions"\n[table]\nfile = "answers.csv"\n')
    intake = read([source])
    assert ([c.id for c in intake.contributions], balanced(intake)["files"]) == (["1", "b"], (5, 3, 1, 1))


def test_file_of_a_strange_kind_is_rejected_without_a_review(tmp_path: Path) -> None:
    intake = read([folder(tmp_path, a_dot_txt="A", b_dot_pages="B")])
    assert [(each.stage, each.file) for each in intake.rejections] == [("files", "b.pages")]
    assert balanced(intake)["files"] == (2, 1, 1, 0)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../secret.txt", "The path leads out of the folder of the contributions."),
        ("sub/../../secret.txt", "The path leads out of the folder of the contributions."),
        ("/etc/hostname.txt", "The path leads out of the folder of the contributions."),
        ("C:\\secret.txt", "The path leads out of the folder of the contributions."),
        ("link.txt", "The path leads out of the folder of the contributions."),
        ("missing.txt", "There is no such file."),
        ("x" * 300 + ".txt", "There is no such file."),
        ("empty.txt", "The file holds no text."),
        ("picture.png", "Files of this kind are not read."),
        ("https://example.org/a.pdf", "It is a link, and links are not followed."),
    ],
)
def test_document_that_cannot_be_read_is_rejected_and_its_row_stays(
    tmp_path: Path, csv_file: Write, path: str, reason: str
) -> None:
    source = tmp_path / "in"
    csv_file([["id", "comment", "attachment"], ["1", "Words of an answer", path]], name="in/answers.csv")
    (tmp_path / "secret.txt").write_text("secret")
    (source / "link.txt").symlink_to(tmp_path / "secret.txt")
    (source / "empty.txt").write_text(" \n")
    (source / "picture.png").write_bytes(b"\x89PNG")
    review = parse_review({"table": {"documents": "attachment"}, "questions": {"comment": "What?"}})
    intake = read([source], review)
    assert [c.id for c in intake.contributions] == ["1"]
    assert [text.content for text in intake.texts] == ["Words of an answer"]
    assert [each.reason for each in intake.rejections if each.stage == "documents"] == [reason]
    assert "secret" not in [text.content for text in intake.texts]
    assert balanced(intake)["documents"] == (1, 0, 1, 0)


def test_document_of_200_megabytes_is_rejected(tmp_path: Path) -> None:
    source = folder(tmp_path, a_dot_txt="A")
    with (tmp_path / "huge.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    intake = read([source])
    assert [(each.stage, each.file) for each in intake.rejections] == [("documents", "huge.txt")]
    assert [c.id for c in intake.contributions] == ["a"]


def test_mail_and_its_attachments_are_one_contribution(tmp_path: Path) -> None:
    mail = (
        "From: Ann <ann@x.org>\nSubject: Our input\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nPlease find our paper.\n'
        '--b\nContent-Type: text/plain; name="paper.txt"\nContent-Disposition: attachment; filename="paper.txt"\n\n'
        'The paper itself.\n--b\nContent-Type: image/png; name="logo.png"\nContent-Disposition: attachment; '
        'filename="logo.png"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b\nContent-Type: '
        'application/zip; name="all.zip"\nContent-Disposition: attachment; filename="all.zip"\n\nPK\n--b--\n'
    )
    intake = read([folder(tmp_path, mail_dot_eml=mail)])
    assert [(t.contribution, t.kind, t.content.strip()) for t in intake.texts] == [
        ("mail", "attachment", "The paper itself."),
        ("mail", "document", "Please find our paper."),
    ]
    assert balanced(intake)["documents"] == (4, 2, 1, 1)
    assert "ann@x.org" not in repr(intake)


def test_pages_are_joined_with_their_offsets() -> None:
    assert join_pages(["e\u0301a\r\nb", "c", ""]) == ("éa\nb\nc\n", (0, 5, 7))
    assert join_pages(["only"]) == ("only", ())


@given(st.lists(st.text(max_size=20), min_size=2, max_size=6))
def test_page_offsets_point_to_the_pages(pages: list[str]) -> None:
    content, starts = join_pages(pages)
    assert [content[start:] for start in starts] == [join_pages(pages[n:])[0] for n in range(len(pages))]


def test_second_row_of_an_id_is_rejected_naming_the_first(csv_file: Write) -> None:
    rows = [["id", "Comment"], ["1", "first"], ["2", "other"], ["1", "second"], ["2", "other"]]
    intake = read([csv_file(rows)])
    assert [(t.contribution, t.content) for t in intake.texts] == [("1", "first"), ("2", "other")]
    assert [(each.row, each.reason) for each in intake.rejections] == [
        (4, "The row has the same id as row 2, which is kept."),
        (5, "The row has the same id as row 3, which is kept."),
    ]
    assert balanced(intake)["rows"] == (4, 2, 2, 0)


def test_rows_without_an_id_get_one_from_their_content(csv_file: Write) -> None:
    intake = read([csv_file([["Name", "Comment"], ["A", "x"], ["B", "y"], ["A", "x"]])])
    ids = [c.id for c in intake.contributions]
    assert sorted(map(len, ids)) == [12, 12, 14]
    assert all(key.startswith("c-") for key in ids)


ANSWERS = ["Agree", "Disagree", "Neutral", "", "Some free words of an answer", "Radio;Press;", "Radio;"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from(["ISOC", "isoc", "APC", ""]), st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["named", "anonymous", "withheld", ""]),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_does_not_matter(
    csv_file: Write, rows: list[tuple[str, ...]], consent: str, order: random.Random
) -> None:
    header = ["Organisation", "First?", "Second?", "Consent"]
    full = [[*row, consent if number % 2 else "named"] for number, row in enumerate(rows)]
    one = read([csv_file([header, *full])])
    order.shuffle(full)
    other = read([csv_file([header, *full])])
    assert replace(one, inputs={}) == replace(other, inputs={})
    balanced(one)


def test_read_twice_gives_the_same(xlsx_file: Write) -> None:
    path = xlsx_file({"S": [["ID", "Organisation", "Comment"], ["1", "A", "x"], ["2", "B", "y"]]})
    assert read([path]) == read([path])


ROUNDS = {
    "rounds": {"spring": "Spring", "autumn": "Autumn"},
    "table": [
        {"file": "one.csv", "round": "spring", "questions": {"A": "What was done?", "B": "Why?"}},
        {"file": "two.csv", "round": "autumn", "questions": {"Q": "What has been done?", "B": "Why?"}},
    ],
    "links": {"Q": "A", "autumn-q2": "spring-q2"},
}


def test_rounds_have_questions_of_their_own_and_links(tmp_path: Path, csv_file: Write) -> None:
    csv_file([["id", "Organisation", "A", "B"], ["1", "ISOC", "much", "so"]], name="one.csv")
    csv_file([["id", "Organisation", "Q", "B"], ["1", "Isoc", "more", "thus"]], name="two.csv")
    intake = read([tmp_path], parse_review(ROUNDS))
    assert [(q.key, q.text, q.round, q.follows) for q in intake.questions] == [
        ("spring-q1", "What was done?", "spring", ""),
        ("spring-q2", "Why?", "spring", ""),
        ("autumn-q1", "What has been done?", "autumn", "spring-q1"),
        ("autumn-q2", "Why?", "autumn", "spring-q2"),
    ]
    assert [(c.id, c.contributor, c.round) for c in intake.contributions] == [
        ("autumn-1", "isoc", "autumn"),
        ("spring-1", "isoc", "spring"),
    ]


def test_round_column_parts_one_table(csv_file: Write) -> None:
    path = csv_file([["id", "Round", "Views?"], ["1", "Spring", "Some words"], ["2", "Autumn", "Other words"]])
    review = Review(
        rounds={"spring": "", "autumn": ""},
        tables=(TableSpec(columns={"round": ("Round",)}),),
        questions={"Views?": QuestionSpec("Your views?", groups=("academia",))},
    )
    intake = read([path], review)
    assert [(q.key, q.follows, q.groups) for q in intake.questions] == [
        ("spring-q1", "", ("academia",)),
        ("autumn-q1", "spring-q1", ("academia",)),
    ]
    assert [(t.contribution, t.question) for t in intake.texts] == [("1", "spring-q1"), ("2", "autumn-q1")]


def test_constants_of_the_review_hold_for_all_rows(csv_file: Write) -> None:
    path = csv_file([["id", "Comment"], ["1", "x"]])
    table = {
        "publication": "anonymous",
        "language": "fr",
        "role": "organiser",
        "channel": "letter",
        "group": "academia",
    }
    intake = read([path], parse_review({"table": table}))
    one = intake.contributions[0]
    assert (one.publication, one.role, one.round) == ("anonymous", "organiser", "")


def test_two_tables_with_the_same_ids_are_told_apart(tmp_path: Path, csv_file: Write) -> None:
    csv_file([["ID", "Comment"], ["1", "x"]], name="a.csv")
    csv_file([["ID", "Comment"], ["1", "y"]], name="b.csv")
    csv_file([["ID", "Comment"], ["9", "z"]], name="c.csv")
    intake = read([tmp_path])
    assert [c.id for c in intake.contributions] == ["9", "a-csv-1", "b-csv-1"]
    assert [question.key for question in intake.questions] == ["q1"]
    assert read([tmp_path / "b.csv", tmp_path / "a.csv"]).contributions == intake.contributions[1:]


def test_unmapped_values_are_listed_for_named_contributions_only(csv_file: Write) -> None:
    header = ["id", "Stakeholder group", "Country", "Consent", "Comment"]
    rows = [
        ["1", "Other", "Global", "named", "x"],
        ["2", "Druid", "Avalon", "withheld", "y"],
        ["3", "NGO", "Kenya", "named", "z"],
    ]
    intake = read([csv_file([header, *rows])])
    assert [(n.values, n.text.values["hidden"] == 1) for n in intake.notices if n.kind == "unmapped"] == [
        (("Global",), True),
        (("Other",), True),
    ]


def test_jsonl_is_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "organisation": "A", "text": "Words"}) + "\nbroken\n")
    intake = read([path])
    assert intake.texts == (SourceText("1", "answer", "Words", "q1"),)
    assert [(each.row, each.file) for each in intake.rejections] == [(2, "a.jsonl")]


@pytest.mark.parametrize("content", ["", "id,text\n", "id,text\n1,2,3\n"])
def test_nothing_readable_is_an_error_that_says_why(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content)
    with pytest.raises(NothingReadable, match="Not one contribution could be read"):
        read([path])


def test_empty_folder_is_nothing_readable(tmp_path: Path) -> None:
    with pytest.raises(NothingReadable):
        read([tmp_path])


def test_source_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing):
        read([tmp_path / "nowhere"])


def test_review_of_the_folder_is_used_and_counted_as_input(tmp_path: Path, csv_file: Write) -> None:
    csv_file([["id", "Comment"], ["1", "x"]])
    (tmp_path / "review.toml").write_text('[table]\ngroup = "nothing"\n')
    with pytest.raises(ReviewError):
        read([tmp_path])
    (tmp_path / "review.toml").write_text('[groups]\n"x" = "academia"\n')
    assert sorted(read([tmp_path]).inputs) == ["answers.csv", "review.toml"]
    assert sorted(read([tmp_path], load_review(tmp_path / "review.toml")).inputs) == ["answers.csv"]


def test_progress_counts_up_to_the_total(tmp_path: Path) -> None:
    calls: list[tuple[str, int, int]] = []
    read([folder(tmp_path, a_dot_txt="A", b_dot_txt="B")], progress=lambda *call: calls.append(call))
    assert calls == [("tables", 1, 1), ("documents", 1, 2), ("documents", 2, 2)]
