"""Interventions as contributions, events set aside, what may be published, and what inspect shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.engine.errors import NothingReadable, ReviewError
from rapporteur.engine.intake.inspection import inspect
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.review import load_review, parse_review
from rapporteur.engine.records import Balance, Intake
from tests.engine.intake.meetings.factories import CUES, ENGLISH, MINUTES, NOTE, PAPER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "in"
    source.mkdir()
    for name, text in (("forum.txt", ENGLISH), ("note.txt", NOTE), ("paper.txt", PAPER), ("panel.vtt", CUES)):
        (source / name).write_text(text, encoding="utf-8")
    return source


def rows(intake: Intake) -> list[tuple[str, str, str, str, str, str]]:
    return [(c.id, c.contributor, c.group, c.country, c.role, c.channel) for c in intake.contributions]


def test_every_intervention_is_a_contribution(folder: Path):
    assert rows(read([folder])) == [
        ("forum-01", "lakeland-institute-for-open-data", "", "", "organiser", "event"),
        ("forum-02", "valdoria", "government", "", "stakeholder", "event"),
        ("forum-03", "university-of-northport", "academia", "", "stakeholder", "event"),
        ("forum-04", "harbour-tech-ltd", "private-sector", "", "stakeholder", "event"),
        ("forum-05", "bright-labs-inc", "private-sector", "", "stakeholder", "event"),
        ("forum-06", "desert-youth-network", "civil-society", "", "stakeholder", "event"),
        ("forum-07", "kenya", "government", "KE", "stakeholder", "event"),
        ("forum-08", "harbour-tech-ltd", "private-sector", "", "stakeholder", "event"),
        ("panel-01", "ada-fern", "", "", "stakeholder", "event"),
        ("panel-02", "bob-lake", "", "", "stakeholder", "event"),
        ("panel-03", "ada-fern", "", "", "stakeholder", "event"),
        ("paper", "contribution-paper", "", "", "stakeholder", "document"),
    ]


def test_texts_of_interventions_say_how_they_are_spoken(folder: Path):
    texts = {text.contribution: text for text in read([folder]).texts}
    assert {key: (text.kind, text.speech) for key, text in texts.items() if key[:2] != "pa"} == {
        f"forum-0{number}": ("intervention", "reported") for number in range(1, 9)
    }
    assert (texts["panel-01"].kind, texts["panel-01"].speech, texts["panel-01"].content) == (
        "intervention",
        "direct",
        "Good morning & welcome. We begin with access.",
    )
    assert {c.received for c in read([folder]).contributions if c.id.startswith("forum")} == {"2024-11-07"}


def test_files_and_documents_balance_with_events_set_aside(folder: Path):
    intake = read([folder])
    assert [each for each in intake.balances if each.stage in ("files", "documents")] == [
        Balance("files", 4, 3, 0, 1),
        Balance("documents", 4, 3, 0, 1),
    ]
    assert [(n.text, n.values) for n in intake.notices if n.kind == "facts"] == [
        (
            "Concept notes and programmes, which tell of events and hold no voices, and are not contributions: 1.",
            ("note.txt",),
        )
    ]
    assert [n.values for n in intake.notices if n.kind == "contradiction"] == [("note.txt",)] * 4
    assert intake.rejections == ()


def test_consent_notice_counts_interventions_apart(folder: Path):
    assert [n.text for n in read([folder]).notices if n.kind == "consent"] == [
        "Documents that stand alone, of which nothing says what may be published, and which are treated as named: 1.",
        "Interventions at meetings, treated as named because the record of a meeting is public: 11. If that is wrong, "
        "set publication under [meetings] in review.toml.",
    ]


def test_folder_of_events_alone_has_nothing_to_read(tmp_path: Path):
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf-8")
    with pytest.raises(NothingReadable, match="which hold no voices: 1"):
        read([tmp_path])


def test_anonymous_meetings_tell_no_names(folder: Path):
    (folder / "review.toml").write_text('[meetings]\npublication = "anonymous"\n', encoding="utf-8")
    intake = read([folder])
    hidden = [c for c in intake.contributions if c.channel != "document"]
    assert {(c.publication, c.organisation, c.person, c.received) for c in hidden} == {("anonymous", "", "", "")}
    assert sorted(name for name in intake.inputs if not name.startswith("document-")) == [
        "note.txt",
        "paper.txt",
        "review.toml",
    ]
    told = repr((intake.notices, intake.texts, intake.balances, intake.rejections))
    assert [name for name in ("Vance", "Torr", "Hadad", "forum.txt") if name in told] == []


def test_review_names_kinds_organisers_and_secretariat(tmp_path: Path):
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    review = parse_review({"meetings": {"organisers": ["Youth Coalition"], "secretariat": "Institute of Cables"}})
    assert [c.role for c in read([tmp_path], review).contributions] == [
        "stakeholder", "stakeholder", "stakeholder", "organiser", "stakeholder", "secretariat", "stakeholder",
    ]  # fmt: skip
    as_document = parse_review({"meetings": {"files": {"minutes.txt": "document"}}})
    assert rows(read([tmp_path], as_document)) == [
        ("minutes", "contribution-minutes", "", "", "stakeholder", "document")
    ]


def test_record_beside_a_table_counts_where_the_review_names_it(tmp_path: Path):
    (tmp_path / "answers.csv").write_text("Name,Comment\nAnn,Words\n", encoding="utf-8")
    (tmp_path / "minutes.txt").write_text(MINUTES, encoding="utf-8")
    table = '[table]\nfile = "answers.csv"\ncontributor = "Name"\n'
    (tmp_path / "review.toml").write_text(table, encoding="utf-8")
    assert len(read([tmp_path]).contributions) == 1
    (tmp_path / "review.toml").write_text(f'{table}[meetings.files]\n"minutes.txt" = "record"\n', encoding="utf-8")
    assert len(read([tmp_path]).contributions) == 8


@pytest.mark.parametrize("told", [{"kind": "record"}, {"files": {"a.txt": "novel"}}, {"publication": "secret"}])
def test_review_of_meetings_takes_known_words_only(told: dict[str, object]):
    with pytest.raises(ReviewError, match=r"\[meetings"):
        parse_review({"meetings": told})


def test_inspection_tells_what_each_document_is(folder: Path):
    found = {str(each["file"]): each for each in inspect(folder)}
    assert {name: (each["kind"], each["use"]) for name, each in found.items()} == {
        "forum.txt": ("record", "contributions"),
        "note.txt": ("concept-note", "facts"),
        "panel.vtt": ("transcript", "contributions"),
        "paper.txt": ("document", "contribution"),
    }
    record = found["forum.txt"]
    assert (record["moderator"], record["place"], record["date"], record["times"], record["contradictions"]) == (
        "Hana Brook",
        "Harbour Hall, Port Ellery, Kenya",
        "2024-11-07",
        [["09:30", "11:00"]],
        [],
    )
    text, spoken = record["text"], record["interventions"]
    assert isinstance(text, str)
    assert isinstance(spoken, list)
    assert [text[each["start"] : each["end"]] for each in spoken] == [each["text"] for each in spoken]
    assert {key: value for key, value in spoken[3].items() if key not in ("start", "end")} == {
        "speaker": "Rosa Quill",
        "title": "",
        "affiliations": ["Harbour Tech Ltd."],
        "section": "panel",
        "role": "stakeholder",
        "speech": "reported",
        "text": "Ms. Rosa Quill (Harbour Tech Ltd.) said that firms need skills.",
        "begins": "",
        "ends": "",
    }


def test_inspection_keeps_names_that_may_not_be_published(folder: Path, tmp_path: Path):
    path = tmp_path / "review.toml"
    path.write_text('[meetings]\npublication = "withheld"\n', encoding="utf-8")
    told = repr(inspect(folder, load_review(path)))
    assert [name for name in ("Vance", "Torr", "Hadad", "Brook", "access matters") if name in told] == []


def test_record_in_html_and_pages_reads_the_same_speakers(tmp_path: Path):
    paragraphs = "".join(f"<p>{part}</p>" for part in MINUTES.split("\n\n") if part.strip())
    (tmp_path / "minutes.html").write_text(f"<html><body>{paragraphs}</body></html>", encoding="utf-8")
    assert [c.person for c in read([tmp_path]).contributions] == [
        "Ada Fern", "Joy Wanda", "Sam Ode", "Lena Moor", "Rita Sol", "Ivo Tan", "Una Park",
    ]  # fmt: skip


def test_group_told_in_brackets_is_the_group_of_the_contribution(tmp_path: Path):
    said = "Meeting notes\n\nDiscussion\n\nSilver Surfers of the Fjords (civil society) called for larger print.\n"
    (tmp_path / "notes.txt").write_text(said + "\nBo Tan (private sector) said that print costs.\n", encoding="utf-8")
    assert rows(read([tmp_path])) == [
        ("notes-01", "silver-surfers-of-the-fjords", "civil-society", "", "stakeholder", "event"),
        ("notes-02", "bo-tan", "private-sector", "", "stakeholder", "event"),
    ]
