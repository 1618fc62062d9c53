"""What documents say in two ways, and what is no contradiction."""

from __future__ import annotations

import pytest

from rapporteur.engine.intake.meetings import recognise
from rapporteur.engine.intake.meetings.contradictions import between
from rapporteur.engine.intake.meetings.moments import dates, durations, times
from rapporteur.engine.intake.meetings.words import vocabulary
from tests.engine.intake.meetings.factories import AGENDA, NOTE


def test_concept_note_is_told_where_it_contradicts_itself():
    meeting = recognise(NOTE)
    assert (meeting.kind, meeting.interventions) == ("concept-note", ())
    assert list(meeting.contradictions) == [
        "The end is not after the start: “Friday, 9 May 2024, 14:00-13:00”.",
        "The weekday does not fit the date, which is a Thursday: “Friday, 9 May 2024, 14:00-13:00”.",
        "The event has two dates or times: “Friday, 9 May 2024” and “10 May 2024”.",
        "The event has two dates or times: “14:00-13:00” and “14:00 to 16:00”.",
    ]


def test_agenda_is_a_programme_with_a_slot_that_is_too_short():
    meeting = recognise(AGENDA)
    assert (meeting.kind, meeting.date) == ("programme", "2024-05-15")
    assert list(meeting.contradictions) == [
        "The times “10:00 - 11:00” are 60 minutes, but the text says 90 minutes: “10:00 - 11:00 Panel: Skills (90 "
        "minutes)”."
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Concept note\n\n12:00 – 13:15\n\nThe 90-minute discussions will be lively.", 1),
        ("Concept note\n\n11:30 - 13:00\n\nThe 90-minute discussions will be lively.", 0),
        ("Concept note\n\n11:30 - 13:00\n\nA 45-minute panel follows.", 0),
        ("Concept note\n\n11:30 - 13:00\n\nThe two-hour session is open.", 1),
        ("Note conceptuelle\n\nDe 9 h 00 à 10 h 30\n\nLa réunion durera deux heures.", 1),
        ("Friday, 8 December 2023", 0),
        ("Monday 8 December 2023", 1),
        ("vendredi 8 décembre 2023", 0),
        ("Понедельник, 8 декабря 2023", 1),
        ("22:00 - 02:00", 0),
        ("We grew by 10.50 - 9.50 percent.", 0),
    ],
)
def test_contradictions_are_found_only_where_there_are_some(text: str, count: int):
    assert len(recognise(text).contradictions) == count


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("4 September 2024", "2024-09-04"),
        ("September 4, 2024", "2024-09-04"),
        ("Sept. 4th, 2024", "2024-09-04"),
        ("2024-09-04", "2024-09-04"),
        ("4-5 September 2024", "2024-09-04/2024-09-05"),
        ("le 1er mars 2024", "2024-03-01"),
        ("12 de marzo de 2024", "2024-03-12"),
        ("12 марта 2024 года", "2024-03-12"),
        ("١٢ مارس ٢٠٢٤", "2024-03-12"),
        ("2024年3月12日", "2024-03-12"),
        ("04.09.2024", "2024-09-04"),
    ],
)
def test_dates_are_read_in_many_forms(text: str, iso: str):
    assert [day.iso for day in dates(text)] == [iso]


@pytest.mark.parametrize("text", ["31 February 2024", "4/5/2024", "resolution 70/125 of 2015", "4 September"])
def test_no_date_is_made_up(text: str):
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("12:00 – 13:15", ("12:00", "13:15")),
        ("11.30 a.m. to 1 p.m.", ("11:30", "13:00")),
        ("2 to 3.30 p.m.", ("14:00", "15:30")),
        ("11 - 1 pm", ("11:00", "13:00")),
        ("15h00-16h30", ("15:00", "16:30")),
        ("de 14 h 00 à 16 h 30", ("14:00", "16:30")),
        ("10:00至11:30", ("10:00", "11:30")),
    ],
)
def test_times_are_read_in_many_forms(text: str, pair: tuple[str, str]):
    assert [span.shown for span in times(text)] == [pair]


@pytest.mark.parametrize("text", ["4-5 September", "2023-2024", "pages 10 to 12", "1:2 to 3:4", "A/70/125"])
def test_no_times_are_made_up(text: str):
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "minutes", "whole"),
    [
        ("the 90-minute discussions", 90, False),
        ("a two-hour session", 120, True),
        ("Duration: 75 minutes", 75, True),
        ("the session will last one and a half hours", 90, True),
    ],
)
def test_durations_of_events_are_read(text: str, minutes: int, whole: bool):
    assert [(each.minutes, each.whole) for each in durations(text, vocabulary("en"))] == [(minutes, whole)]


def test_speaking_time_is_no_duration_of_the_event():
    assert durations("Speakers have five minutes each.", vocabulary("en")) == []


def test_two_documents_of_one_event_are_compared():
    one = recognise(
        "Concept note\n\nLakeland Forum on Open Data\n\n14 May 2024, 10:00 - 11:30\n\nLake Hall, Nairobi, Kenya\n"
    )
    other = recognise(
        "Concept note\n\nLakeland Forum on Open Data\n\n14 May 2024, 10:00 - 12:00\n\nLake Hall, Nairobi, Kenya\n"
    )
    third = recognise(
        "Concept note\n\nSeaside Forum on Open Data\n\n14 May 2024, 10:00 - 12:00\n\nLake Hall, Nairobi, Kenya\n"
    )
    assert [(a, b, str(text)) for a, b, text in between([("a", one), ("b", other), ("c", third)])] == [
        ("a", "b", "Two documents of one event differ: a says 10:00–11:30, b says 10:00–12:00.")
    ]
