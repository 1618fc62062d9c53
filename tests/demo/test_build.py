from __future__ import annotations

import io
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx import Document

from demo import questionnaire as form
from demo.build import main
from demo.describe import campaign_likeness
from demo.paper_docx import docx
from demo.paper_text import Part, Run, read
from demo.stable_zip import stabilise
from demo.voices import Voice, in_order_of_arrival, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def voices() -> list[Voice]:
    return load()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sheet_rows(folder: Path, asked: form.Round) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(folder / asked.file)
    assert book.sheetnames == [asked.sheet]
    headings, *rows = book[asked.sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def test_data_hold_every_group_region_and_language(voices: list[Voice]) -> None:
    assert len(voices) == 150
    assert {voice.group for voice in voices} == set(form.GROUPS)
    assert {voice.region for voice in voices} == {*form.REGIONS, ""}
    assert {voice.language for voice in voices} == set(form.LANGUAGES)
    assert {voice.publication for voice in voices} == set(form.PUBLICATIONS)


def test_data_have_one_key_each_and_tick_what_the_form_offers(voices: list[Voice]) -> None:
    assert len({voice.key for voice in voices}) == 150
    assert all(voice.answers["q2"] in form.EXTENT for voice in voices)
    assert all(voice.areas and set(voice.areas) <= set(form.AREAS) for voice in voices)
    assert max(len(voice.areas) for voice in voices) == 3


def test_every_pair_of_the_campaign_is_a_copy(voices: list[Voice]) -> None:
    likeness = campaign_likeness(voices)

    assert len(likeness) == 66
    assert min(likeness) >= 0.5


def test_order_of_arrival_depends_on_the_seed_alone(voices: list[Voice]) -> None:
    assert in_order_of_arrival(voices, 1) == in_order_of_arrival(voices[::-1], 1)
    assert in_order_of_arrival(voices, 1) != in_order_of_arrival(voices, 2)


def test_build_makes_the_same_bytes_in_another_process(built: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "demo.build", tmp_path / "again"], cwd=ROOT, check=True, capture_output=True)

    assert contents(tmp_path / "again") == contents(built)


def test_build_writes_both_rounds_papers_a_record_and_the_review(built: Path) -> None:
    assert sorted(contents(built)) == [
        "first-round.xlsx",
        "meetings/summary-record-port-meru.docx",
        "papers/atelier-des-langues.pdf",
        "papers/open-networks-lab.pdf",
        "papers/village-radio-federation.docx",
        "review.toml",
        "second-round.xlsx",
    ]


@pytest.mark.parametrize("asked", form.ROUNDS, ids=lambda asked: asked.file)
def test_workbook_is_laid_out_as_a_form_export(asked: form.Round, built: Path) -> None:
    rows = sheet_rows(built, asked)

    assert list(rows[0])[:6] == list(form.FORM_COLUMNS)
    assert [row["ID"] for row in rows] == list(range(1, len(rows) + 1))
    ended = [row["Completion time"] for row in rows]
    assert ended == sorted(ended, key=str)
    opened, closed = datetime.fromisoformat(asked.opened), datetime.fromisoformat(asked.closed)
    for row in rows:
        started, sent = row["Start time"], row["Completion time"]
        assert isinstance(started, datetime)
        assert isinstance(sent, datetime)
        assert opened <= started < sent <= closed


def test_workbooks_hold_every_answer(built: Path, voices: list[Voice]) -> None:
    for asked in form.ROUNDS:
        open_questions = [key for key in asked.asked if key not in ("q2", "q6")]
        written = [
            (row["Name"], row["Email"], *(row[asked.headings[key]] for key in open_questions))
            for row in sheet_rows(built, asked)
        ]
        heard = [voice for voice in voices if voice.round == asked.number]
        given = [(v.person, v.email, *(v.answers.get(key) for key in open_questions)) for v in heard]
        assert Counter(written) == Counter(given)


def test_several_answers_stand_in_one_cell_with_a_semicolon_after_each(built: Path) -> None:
    ticked = [row[form.ROUNDS[0].headings["q6"]] for row in sheet_rows(built, form.ROUNDS[0])]

    assert all(str(cell).endswith(";") for cell in ticked)
    options = Counter(option for cell in ticked for option in str(cell).split(";")[:-1])
    assert set(options) == set(form.AREAS.values())


def test_first_round_has_labels_in_several_languages_and_the_second_in_one(built: Path) -> None:
    english = {labels["en"] for labels in form.GROUPS.values()}
    first, second = ({row[form.GROUP] for row in sheet_rows(built, asked)} for asked in form.ROUNDS)

    assert second <= english
    assert len(first - english) >= 5


def test_region_is_empty_for_those_who_speak_for_no_country(built: Path) -> None:
    rows = [row for asked in form.ROUNDS for row in sheet_rows(built, asked)]

    assert {str(row["Country"]).casefold() for row in rows if row["Region"] is None} == {"global"}
    assert Counter(row["Region"] for row in rows)[None] == 13


def test_review_knows_every_label_and_country_of_the_workbooks(built: Path) -> None:
    review = tomllib.loads((built / "review.toml").read_text(encoding="utf-8"))
    rows = [row for asked in form.ROUNDS for row in sheet_rows(built, asked)]

    assert {row[form.GROUP] for row in rows} <= set(review["groups"])
    assert {row[form.PUBLICATION] for row in rows} <= set(review["publication"])
    known = {country.casefold() for country in review["countries"]}
    assert {str(row["Country"]).strip().casefold() for row in rows} <= known
    assert {row["Region"] for row in rows} - {None} == set(review["regions"])


def test_review_links_each_question_of_the_second_round_to_the_first(built: Path) -> None:
    review = tomllib.loads((built / "review.toml").read_text(encoding="utf-8"))
    first, second = (asked.headings for asked in form.ROUNDS)

    assert review["links"] == {second[key]: first[key] for key in second}
    for table, headings in zip(review["table"], (first, second), strict=True):
        assert list(table["questions"]) == [*headings.values(), form.FURTHER]
    assert sum(review["baseline"]["groups"].values()) == pytest.approx(1)
    assert sum(review["baseline"]["regions"].values()) == pytest.approx(1)
    assert sum(review["baseline"]["languages"].values()) == pytest.approx(1)


def test_files_of_the_rows_are_the_papers_that_lie_there(built: Path) -> None:
    cells = [row[form.DOCUMENTS] for asked in form.ROUNDS for row in sheet_rows(built, asked)]
    named = {name for cell in cells if cell for name in str(cell).split(";")[:-1]}

    assert named == {name for name in contents(built) if name.startswith("papers/")}


def test_everything_built_says_that_it_is_fiction(built: Path) -> None:
    for asked in form.ROUNDS:
        properties = openpyxl.load_workbook(built / asked.file).properties
        assert properties.title.startswith("FICTIONAL")
    for path in (built / "papers").glob("*.pdf"):
        paper = pypdfium2.PdfDocument(path)
        assert paper.get_metadata_value("Title").startswith("FICTIONAL")
        assert all("FICTIONAL" in page.get_textpage().get_text_bounded() for page in paper)
    radio = Document(str(built / "papers" / "village-radio-federation.docx"))
    assert radio.core_properties.title.startswith("FICTIONAL")
    assert tomllib.loads((built / "review.toml").read_text(encoding="utf-8"))["fictional"] is True


def test_french_paper_keeps_its_letters_in_the_pdf(built: Path) -> None:
    paper = pypdfium2.PdfDocument(built / "papers" / "atelier-des-langues.pdf")
    text = " ".join("".join(page.get_textpage().get_text_bounded() for page in paper).split())

    assert "La durée l’emporte sur le matériel" in text
    assert "412 productions, 38 n’ont pas été déposées" in text


def test_table_of_the_paper_stands_in_the_pdf(built: Path) -> None:
    paper = pypdfium2.PdfDocument(built / "papers" / "open-networks-lab.pdf")
    text = " ".join("".join(page.get_textpage().get_text_bounded() for page in paper).split())

    assert "Costa Bermeja 7 5 4 2.8 %" in text


def test_paper_is_read_from_markdown_into_parts(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text(
        "# One\n\nTwo **three** *four*\nfive\n\n- six\n- seven\n\n1. eight\n\n| a | b |\n|---|---|\n| c | d |\n",
        encoding="utf-8",
    )

    assert read(tmp_path / "paper.md") == [
        Part("heading", ((Run("One"),),), level=1),
        Part(
            "paragraph",
            ((Run("Two "), Run("three", bold=True), Run(" "), Run("four", italic=True), Run(" "), Run("five")),),
        ),
        Part("bullets", ((Run("six"),), (Run("seven"),))),
        Part("numbers", ((Run("eight"),),)),
        Part("table", rows=(((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),)))),
    ]


def test_paper_with_an_unknown_part_is_refused(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("> quoted\n", encoding="utf-8")

    with pytest.raises(ValueError, match="cannot hold a Markdown blockquote"):
        read(tmp_path / "paper.md")


def test_docx_keeps_headings_and_lists() -> None:
    parts = [Part("heading", ((Run("Title"),),), level=1), Part("bullets", ((Run("a", bold=True),),))]

    made = Document(io.BytesIO(docx(parts, "en")))

    styles = [(item.style.name if item.style else "", item.text) for item in made.paragraphs]
    assert styles == [("Heading 1", "Title"), ("List Bullet", "a")]


def test_stabilise_gives_equal_bytes_for_equal_content_in_another_order_and_hour() -> None:
    def archive(names: list[str], year: int) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for name in names:
                target.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), f"content of {name}")
        return made.getvalue()

    assert stabilise(archive(["a", "b"], 2001)) == stabilise(archive(["b", "a"], 2002))


def test_describe_prints_the_closed_answers(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--describe"])

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "150 contributions"
    start = lines.index("First round: q2, of 112") + 1
    assert [line.split()[0] for line in lines[start : start + 5]] == list(form.EXTENT)
    assert sum(int(line.split()[1]) for line in lines[start : start + 5]) == 112
