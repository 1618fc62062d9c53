"""What is read of a meeting: who spoke, in what capacity, where the words stand, and facts of the event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rapporteur.engine.intake.review import MeetingKind
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Role, Speech

Kind = MeetingKind
Section = Literal["opening", "keynote", "panel", "floor", "other"]
EVENT_KINDS: tuple[Kind, ...] = ("concept-note", "programme")
"""Kinds that tell facts of events and hold no voices."""

CUE_FILES = frozenset({".vtt", ".srt"})
"""Endings of subtitle files, which are transcripts whatever they hold."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """One capacity a person speaks in. function: an office there, "" where none is told (a nationality)."""

    function: str
    body: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is introduced. name: without forms of address; title: functions, as written, joined by commas.

    affiliations: bodies and countries in the order told. capacities: functions with their bodies.
    person: False where only a body is told ("the delegate of ..."). label: the stakeholder group, as written, "" if
    none is told.
    """

    name: str
    title: str = ""
    affiliations: tuple[str, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    person: bool = True
    label: str = ""


@dataclass(frozen=True, slots=True)
class Intervention:
    """One passage of one speaker: Meeting.text[start:end], in code points.

    body: that the speaker is counted for, one way to write it; "" where none is told.
    begins, ends: time in the recording as the transcript tells it ("00:01:02.000"), "" where not told.
    """

    speaker: Speaker
    section: Section
    role: Role
    speech: Speech
    start: int
    end: int
    body: str = ""
    begins: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a document is and tells. text: what start and end count in; of a transcript the words alone.

    language: whose words it was read with. organisers: bodies as the document names them.
    date: ISO 8601, a range as "2024-09-04/2024-09-05".
    times: pairs "HH:MM". titles: lines of its head, for telling whether two documents are of one event.
    contradictions: sentences with the passages that contradict each other.
    """

    kind: Kind
    text: str
    language: str = "en"
    interventions: tuple[Intervention, ...] = ()
    moderators: tuple[Speaker, ...] = ()
    organisers: tuple[str, ...] = ()
    place: str = ""
    date: str = ""
    times: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    contradictions: tuple[Message, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
