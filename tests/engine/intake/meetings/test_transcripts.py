"""Transcripts: subtitles and plain text, whose words are kept and whose turns are joined."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rapporteur.engine.intake.meetings import recognise
from tests.engine.intake.meetings.factories import CUES, SUBTITLES, TURNS, read, words


def told(text: str, *, cues: bool = False) -> list[tuple[str, tuple[str, ...], str, str]]:
    meeting = recognise(text, cues=cues)
    said = words(meeting)
    return [
        (each.speaker.name, each.speaker.affiliations, each.role, said[number])
        for number, each in enumerate(meeting.interventions)
    ]


def test_plain_transcript_keeps_turns_and_slices():
    assert told(TURNS) == [
        ("MODERATOR", (), "organiser", "Good morning. Let us begin."),
        ("ADA FERN", ("Harbour Foundation",), "stakeholder", "Thank you. We believe in access. It matters to us."),
        ("BOB LAKE", (), "stakeholder", "I have a question. What about costs?"),
        ("ADA FERN", ("Harbour Foundation",), "stakeholder", "Costs fall."),
        ("MODERATOR", (), "organiser", "Thank you all."),
    ]
    meeting = read(TURNS)
    assert (meeting.kind, meeting.text, meeting.date) == ("transcript", TURNS, "2024-05-14")
    assert {each.speech for each in meeting.interventions} == {"direct"}


def test_webvtt_joins_cues_of_one_voice():
    assert told(CUES, cues=True) == [
        ("Ada Fern", (), "stakeholder", "Good morning & welcome. We begin with access."),
        ("Bob Lake", (), "stakeholder", "Thank you. Costs matter."),
        ("Ada Fern", (), "stakeholder", "They do."),
    ]
    meeting = recognise(CUES, cues=True)
    assert [(each.begins, each.ends) for each in meeting.interventions] == [
        ("00:00:01.000", "00:00:06.500"),
        ("00:00:07.000", "00:00:09.000"),
        ("00:00:07.000", "00:00:09.000"),
    ]


def test_subtitles_take_names_before_colons():
    assert told(SUBTITLES, cues=True) == [
        ("Ada Fern", (), "stakeholder", "Good morning and welcome. We begin with access."),
        ("Bob Lake", ("Net Users",), "stakeholder", "Costs matter: they do."),
    ]


def test_times_before_names_are_read():
    text = "[00:00:02] Ada Fern: Good morning.\n[00:00:09] Ada Fern: We begin.\n[00:00:20] Bob: Costs matter.\n"
    meeting = recognise(text)
    assert meeting.kind == "transcript"
    assert [(each.speaker.name, each.begins) for each in meeting.interventions] == [
        ("Ada Fern", "00:00:02"),
        ("Bob", "00:00:20"),
    ]
    assert words(meeting) == ["Good morning. We begin.", "Costs matter."]


def test_form_with_labels_is_no_transcript():
    text = "Title: A paper\n\nOrganisation: Open Net\n\nAda Fern: author\n\nKeywords: cables\n\nAbstract: We ask.\n"
    assert recognise(text).kind == "document"


def test_subtitles_without_speakers_are_told_as_nobodys():
    meeting = recognise("WEBVTT\n\n00:01.000 --> 00:02.000\ngood morning\n", cues=True)
    assert [(each.speaker.name, each.begins) for each in meeting.interventions] == [("", "00:00:01.000")]
    assert [notice.text for notice in meeting.notices] == ["Passages of which no speaker is told: 1."]


WORD = st.text(alphabet=st.characters(codec="utf-8", categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)
SAYING = st.lists(WORD, min_size=1, max_size=7).map(" ".join)
SPEAKER = st.sampled_from(["Ada Fern", "Bob Lake", "Una Park", "Élodie Roy", "Пётр Волков", "李明"])
ROWS = st.lists(st.tuples(SPEAKER, SAYING), min_size=1, max_size=9)


def vtt(rows: list[tuple[str, str]], mark: str) -> str:
    cues = [
        f"{number}\n00:{number:02}:00{mark}000 --> 00:{number:02}:30{mark}000\n<v {name}>{said}</v>"
        for number, (name, said) in enumerate(rows, start=1)
    ]
    return ("WEBVTT\n\n" if mark == "." else "") + "\n\n".join(cues) + "\n"


@settings(max_examples=150, deadline=None)
@given(ROWS, st.sampled_from([".", ","]))
def test_no_word_of_subtitles_is_lost_and_places_hold(rows, mark):
    meeting = recognise(vtt(rows, mark), cues=True)
    said = [meeting.text[each.start : each.end] for each in meeting.interventions]
    assert " ".join(said).split() == " ".join(words for _, words in rows).split()
    names = [each.speaker.name for each in meeting.interventions]
    assert names == [name for number, (name, _) in enumerate(rows) if number == 0 or rows[number - 1][0] != name]


@settings(max_examples=150, deadline=None)
@given(ROWS.filter(lambda rows: len({name for name, _ in rows}) > 1 and len(rows) > 2))
@example([("Ada Fern", "0"), ("Ada Fern", "OPENING"), ("Bob Lake", "Closing")])
def test_no_word_of_a_plain_transcript_is_lost_and_places_hold(rows):
    text = "Transcript\n\n" + "\n\n".join(f"{name.upper()}: {said}" for name, said in rows + rows) + "\n"
    meeting = recognise(text)
    said = [meeting.text[each.start : each.end] for each in meeting.interventions]
    assert meeting.kind == "transcript"
    assert " ".join(said).split() == " ".join(words for _, words in rows + rows).split()
