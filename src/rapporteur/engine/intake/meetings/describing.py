"""A meeting as `inspect` shows it: plain objects for JSON."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.intake.meetings.record import EVENT_KINDS, Intervention, Meeting, Speaker

_VOICES = ("record", "transcript")


def describe(file: str, meeting: Meeting, *, used: bool, shown: bool) -> dict[str, object]:
    """What is known of a document. used: it gives contributions, or facts; shown: its words and names may be told."""
    use = "ignored"
    if used:
        use = "facts" if meeting.kind in EVENT_KINDS else "contributions" if meeting.kind in _VOICES else "contribution"
    described: dict[str, object] = {"file": file, "kind": meeting.kind, "use": use}
    if meeting.kind != "document":
        described |= _facts(meeting, shown=shown)
    if meeting.kind in _VOICES:
        described["interventions"] = [_intervention(meeting, each, shown=shown) for each in meeting.interventions]
        described["text"] = meeting.text if shown else ""
    described["contradictions"] = [str(sentence) for sentence in meeting.contradictions] if shown else []
    return described


def _facts(meeting: Meeting, *, shown: bool) -> Mapping[str, object]:
    names = [speaker.name for speaker in meeting.moderators if shown]
    return {
        "moderator": "; ".join(names),
        "moderators": [_speaker(speaker) for speaker in meeting.moderators if shown],
        "organisers": list(meeting.organisers),
        "place": meeting.place,
        "date": meeting.date,
        "times": [list(pair) for pair in meeting.times],
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {"speaker": speaker.name, "title": speaker.title, "affiliations": list(speaker.affiliations)}


def _intervention(meeting: Meeting, spoken: Intervention, *, shown: bool) -> dict[str, object]:
    """One intervention; where nothing may be told, its section, role and place alone."""
    return {
        **_speaker(spoken.speaker if shown else Speaker("")),
        "section": spoken.section,
        "role": spoken.role,
        "speech": spoken.speech,
        "text": meeting.text[spoken.start : spoken.end] if shown else "",
        "start": spoken.start,
        "end": spoken.end,
        "begins": spoken.begins,
        "ends": spoken.ends,
    }
