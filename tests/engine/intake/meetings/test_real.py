"""The public documents of one review, where they are present: what they are and who spoke."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.engine.intake.cleaning import clean
from rapporteur.engine.intake.meetings import Meeting, recognise

INPUTS = Path(__file__).parents[4] / "../shared/inputs"


def of(name: str) -> Meeting:
    path = INPUTS / "wsis20" / name
    if not path.is_file():
        pytest.skip("The documents of the review are not on this machine.")
    return recognise(clean(path.read_text(encoding="utf-8")))


def test_astana_record_has_twelve_interventions_in_four_sections():
    meeting = of("002_4e185ef6504e3728.txt")
    assert meeting.kind == "record"
    assert [(each.speaker.name, each.section, each.role) for each in meeting.interventions] == [
        ("Armida Salsiah Alisjahbana", "opening", "organiser"),
        ("Toelupe Poumulinuku Onesemo", "keynote", "stakeholder"),
        ("Muhammadou M. O. Kah", "keynote", "organiser"),
        ("Cynthia Lesufi", "keynote", "stakeholder"),
        ("Nur Sulyna Abdullah", "panel", "organiser"),
        ("Angel Gonzalez Sanz", "panel", "secretariat"),
        ("Ibrayev Serik", "panel", "stakeholder"),
        ("Ardabayev Azamat", "panel", "stakeholder"),
        ("Bocar Ba", "floor", "stakeholder"),
        ("Tomoyoshi Koume", "floor", "stakeholder"),
        ("Salma Abbasi", "floor", "stakeholder"),
        ("Noelle Francesca de Guzman", "floor", "stakeholder"),
    ]
    assert (meeting.date, meeting.times) == ("2024-09-04", (("12:00", "13:15"),))
    assert meeting.place == "Congress Centre Astana, Turkistan Side Event Room, Astana, Kazakhstan"
    assert ([each.name for each in meeting.moderators], meeting.organisers) == (
        ["Gitanjali Sah"],
        ("ESCAP", "CSTD", "ITU"),
    )


def test_astana_record_keeps_every_affiliation_and_flags_the_missing_one():
    meeting = of("002_4e185ef6504e3728.txt")
    affiliations = [each.speaker.affiliations for each in meeting.interventions]
    assert affiliations[3] == ("ITU", "South Africa")
    assert affiliations[6] == (
        "«1cert» LLP",
        "National Association of Technical Regulation and Metrology",
        "Agricultural Insurance Association",
        "Kazakhstan",
    )
    assert [bool(each) for each in affiliations] == [True] * 11 + [False]
    assert [notice.values for notice in meeting.notices] == [("Noelle Francesca de Guzman",)]
    bodies = [each.body for each in meeting.interventions]
    assert bodies[1:5:2] == ["Ministry of Communications and Information Technology, Samoa", "South Africa"]


def test_astana_record_joins_passages_that_a_page_cuts():
    meeting = of("002_4e185ef6504e3728.txt")
    said = [meeting.text[each.start : each.end] for each in meeting.interventions]
    assert said[1].endswith("and fostering international cooperation.")
    assert said[9].endswith("indicating a positive outlook on future collaborations.")
    assert "inclusive and sustainable\n\nindustrial development" in said[9]


def test_concept_notes_roadmap_and_informal_note_hold_no_voices():
    names = (
        "000_8295aee321141074.txt",
        "001_071137b14eb51958.txt",
        "003_8add82014208a4c6.txt",
        "004_2acf0993792d3d8c.txt",
    )
    meetings = [of(name) for name in names]
    assert [(meeting.kind, meeting.interventions, len(meeting.contradictions)) for meeting in meetings] == [
        ("concept-note", (), 1),
        ("concept-note", (), 0),
        ("programme", (), 0),
        ("document", (), 0),
    ]
    assert meetings[0].contradictions[0].startswith("The times “12:00 – 13:15” are 75 minutes, but the text says 90")


def test_written_contributions_stay_documents():
    folder = INPUTS / "netmundial2014" / "texts"
    if not folder.is_dir():
        pytest.skip("The NETmundial contributions are not on this machine.")
    files = sorted(folder.iterdir())
    kinds = {path.name: recognise(clean(path.read_text(encoding="utf-8", errors="replace"))).kind for path in files}
    assert {name: kind for name, kind in kinds.items() if kind != "document"} == {}
    assert len(kinds) == 374
