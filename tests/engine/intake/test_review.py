"""review.toml: what it says, and what it may not say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rapporteur.engine.errors import ReviewError
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import QuestionSpec, Review, find_review, load_review, parse_review

FULL = """
title = "Review"
body = "CSTD secretariat"
language = "fr"
fictional = true
not_organisations = ["Citizen scientist"]
other_documents = "contributions"

[[table]]
file = "one.csv"
round = "first"
contributor = ["First name", "Last name"]
documents = "file"
role = ""
[table.questions]
"Q1" = "What was achieved?"

[[table]]
file = "two.xlsx"
sheet = "Form1"
round = "second"
[table.questions]
Q2 = { text = "Next?", kind = "multiple", options = ["a", "b"], groups = ["academia"], follows = "Q1", separator = ";" }

[groups]
"NGO" = "civil-society"
"Other" = ""

[countries]
"Arcadia" = { code = "XA", region = "africa" }
"Gaul" = "FR"

[regions]
"MENA" = "western-asia"

[publication]
"Only for staff" = "withheld"

[baseline.groups]
government = 0.25

[quantifiers]
most = { low_above = 0.6 }
few = { count_from = 2, high_below = 0.2 }

[links]
"Q2" = "Q1"

[rounds]
first = "Spring"
second = "Autumn"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "review.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_review_says_all_that_is_written(tmp_path: Path) -> None:
    review = load_review(write(tmp_path, FULL))
    one, two = review.tables
    assert (review.title, review.body, review.language, review.fictional) == (
        "Review",
        "CSTD secretariat",
        "fr",
        True,
    )
    assert one.columns == {
        "contributor": ("First name", "Last name"),
        "role": (),
        "round": ("first",),
        "documents": ("file",),
    }
    assert one.questions == {"Q1": QuestionSpec("What was achieved?")}
    assert two.questions == {"Q2": QuestionSpec("Next?", "multiple", ("a", "b"), ";", ("academia",), "Q1")}
    assert review.countries == {"Arcadia": ("XA", "africa"), "Gaul": ("FR", "")}
    assert review.quantifiers == (
        {"key": "most", "low_above": 0.6},
        {"key": "few", "count_from": 2, "high_below": 0.2},
    )
    assert (review.baseline, review.links, list(review.rounds)) == (
        {"groups": {"government": 0.25}},
        {"Q2": "Q1"},
        ["first", "second"],
    )


def test_review_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "review.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "A"\r\n')
    assert load_review(path) == Review(title="A")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("colour = 1", "review.toml", '"colour" is not a key that is known here.'),
        ("[table]\nfiles = 'a'", "review.toml [table]", '"files" is not a key that is known here.'),
        ("title = 3", "review.toml", '"title" must be a text in quotes, not 3.'),
        ("[table]\nid = ['a']", "review.toml [table]", "\"id\" must be a text in quotes, not ['a']."),
        ("fictional = 'yes'", "review.toml", "\"fictional\" must be true or false, not 'yes'."),
        ("[groups]\nNGO = 'ngo'", "review.toml [groups]", '"NGO" has the value "ngo".'),
        ("[regions]\nX = 'north'", "review.toml [regions]", '"X" has the value "north".'),
        ("[publication]\nX = 'open'", "review.toml [publication]", '"X" has the value "open".'),
        ("[countries]\nX = 'FRA'", "review.toml [countries]", '"X" has the code "FRA".'),
        (
            "[baseline.groups]\nacademia = 30",
            "review.toml [baseline.groups]",
            '"academia" must be a share from 0 to 1, not 30.',
        ),
        ("[quantifiers.most]\nabove = 1", "review.toml [quantifiers.most]", '"above" is not a key that is known here.'),
        ("[questions]\nQ = {kind = 'text'}", "review.toml [questions.Q]", '"kind" has the value "text".'),
        ("[questions]\nQ = {groups = ['all']}", "review.toml [questions.Q]", '"groups" names "all".'),
        ("table = 'a.csv'", "review.toml", '"table" must be a table or an array of tables.'),
    ],
)
def test_review_error_names_key_and_place(tmp_path: Path, text: str, where: str, what: str) -> None:
    with pytest.raises(ReviewError) as caught:
        load_review(write(tmp_path, text))
    assert (caught.value.where, caught.value.what) == (where, what)


def test_review_that_is_no_toml_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match=r"review\.toml: This is not valid TOML"):
        load_review(write(tmp_path, "[table\n"))


def test_review_that_is_absent_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="cannot be opened"):
        load_review(tmp_path / "review.toml")


def test_review_of_the_source_folder_is_found(tmp_path: Path) -> None:
    write(tmp_path, 'title = "Here"')
    assert find_review([tmp_path]) == Review(title="Here")
    assert find_review([tmp_path], Review(title="Given")) == Review(title="Given")
    assert find_review([tmp_path / "nowhere"]) is None


TABLE = [["Number", "Sector", "Answer text"], ["1", "NGO", "Yes indeed"]]


@pytest.mark.parametrize(
    ("toml", "what", "action"),
    [
        ('[table]\ngroup = "sectors"', 'group names the column "sectors", which answers.csv does not have.', "Sector"),
        (
            '[questions]\n"Answr text" = "What?"',
            '[questions] names the column "Answr text", which answers.csv does not have.',
            "Answer text",
        ),
        ('[table]\nfile = "other.csv"', 'file names "other.csv", which is not there.', "answers.csv"),
        (
            '[table]\npublication = "opn"',
            'publication names the column "opn", which answers.csv does not have.',
            "Number",
        ),
    ],
)
def test_review_naming_what_is_not_there_lists_what_is(
    tmp_path: Path, csv_file: Callable[..., Path], toml: str, what: str, action: str
) -> None:
    csv_file(TABLE)
    write(tmp_path, toml)
    with pytest.raises(ReviewError) as caught:
        read([tmp_path])
    assert caught.value.what == what
    assert f'"{action}"' in caught.value.action


def test_review_naming_a_sheet_that_is_not_there_lists_the_sheets(xlsx_file: Callable[..., Path]) -> None:
    path = xlsx_file({"Form1": TABLE})
    review = load_review(write(path.parent, '[table]\nsheet = "Form2"'))
    with pytest.raises(ReviewError, match='Its sheets: "Form1"'):
        read([path], review)


def test_review_link_to_no_earlier_question_is_an_error(csv_file: Callable[..., Path]) -> None:
    path = csv_file(TABLE)
    review = load_review(write(path.parent, '[links]\n"Answer text" = "q9"'))
    with pytest.raises(ReviewError, match="links to a question that no earlier round has"):
        read([path], review)


def test_translations_of_words_that_the_review_does_not_have_are_told(tmp_path: Path) -> None:
    (tmp_path / "answers.csv").write_text("ID,How far?\n1,Far enough\n2,Not yet there\n", encoding="utf-8")
    (tmp_path / "review.toml").write_text(
        'title = "Review"\n[translations.fr]\n"Review" = "Examen"\n"How far?" = "Où ?"\n"How fare?" = "Où ?"\n',
        encoding="utf-8",
    )
    told = [notice for notice in read([tmp_path]).notices if notice.kind == "translation"]
    assert [(notice.text.values, notice.values) for notice in told] == [({"count": 1}, ("How fare?",))]


def test_translations_into_another_language_are_refused() -> None:
    with pytest.raises(ReviewError, match="tlh"):
        parse_review({"translations": {"tlh": {"Review": "nuqneH"}}})
