"""Telling what a document is: a record of a meeting, a transcript, a concept note, a programme, or a plain document.

Precision first: only what is clearly one of these stops being a document, since a paper that is taken for
something else would be a voice lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.meetings.bodies import Bodies, organisers, secretariats
from rapporteur.engine.intake.meetings.contradictions import contradictions
from rapporteur.engine.intake.meetings.facts import Facts, facts
from rapporteur.engine.intake.meetings.introductions import Introductions
from rapporteur.engine.intake.meetings.moderators import find_moderators
from rapporteur.engine.intake.meetings.moments import dates, times
from rapporteur.engine.intake.meetings.record import EVENT_KINDS, Intervention, Kind, Meeting, Speaker
from rapporteur.engine.intake.meetings.roles import Roles
from rapporteur.engine.intake.meetings.summaries import Summary
from rapporteur.engine.intake.meetings.transcripts import (
    Turn,
    cue_turns,
    has_title,
    is_cues,
    joined,
    needs_joining,
    plain_turns,
)
from rapporteur.engine.intake.meetings.words import language_of, plain
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice

LONGEST = 1_000_000
"""Code points up to which a document is looked at; a longer one is no record of a meeting."""

_SHARE_OF_RECORD = 0.5
_FEWEST_UNTITLED = 3
_FEWEST_LINES = 3
_SHARE_OF_SCHEDULE = 0.08
_FEWEST_MONTHS = 4
_FEWEST_SESSIONS = 6
_CLOCKED = re.compile(r"\d{1,2}(?::[0-5]\d|\s?h\s?(?:[0-5]\d)?|\.(?:00|15|30|45))\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What a review says. kind: of this document, "" where it says nothing; bodies that hold all meetings."""

    kind: Kind | None = None
    organisers: tuple[str, ...] = ()
    secretariat: tuple[str, ...] = ()


def recognise(text: str, *, cues: bool = False, told: Told | None = None) -> Meeting:
    """What a document is and tells of a meeting. text: of the document; cues: it is a subtitle file.

    A document that is none of the kinds comes back as "document", with the contradictions found in it.
    """
    told = told or Told()
    if len(text) > LONGEST:
        return Meeting("document", text)
    known = Bodies(text, language_of(text))
    if cues or (is_cues(text) and told.kind in (None, "transcript")):
        return _transcript(text, cue_turns(text), known, told)
    said = facts(text, known.words)
    kind = told.kind
    if kind in (None, "transcript"):
        turns = plain_turns(text, known.words)
        if turns and (kind or not has_title(text, "concept_titles", known.words)):
            return _with_facts(_transcript(text, turns, known, told), said, known)
    if kind in (None, "record"):
        record = _record(text, known, told)
        if record:
            return _with_facts(record, said, known)
    if kind is None:
        kind = _kind_of_event(text, known)
    return _with_facts(_event(kind if kind in EVENT_KINDS else "document", known), said, known)


def _event(kind: Kind, known: Bodies) -> Meeting:
    """A document that holds no voices; what tells of an event says who holds and moderates it."""
    if kind == "document":
        return Meeting(kind, known.text)
    moderators = find_moderators(known, Introductions(known))
    return Meeting(kind, known.text, known.words.language, moderators=tuple(moderators), organisers=organisers(known))


def _with_facts(meeting: Meeting, said: Facts, known: Bodies) -> Meeting:
    found = contradictions(known.text, known.words, said.end)
    if meeting.kind == "document":
        return replace(meeting, contradictions=found)
    return replace(
        meeting, titles=said.titles, date=said.date, times=said.times, place=said.place, contradictions=found
    )


def _kind_of_event(text: str, known: Bodies) -> Kind:
    """A concept note by its title; a programme by its title and a schedule."""
    if has_title(text, "concept_titles", known.words):
        return "concept-note"
    if has_title(text, "programme_titles", known.words) and _has_schedule(text):
        return "programme"
    if has_title(text, "workplan_titles", known.words, anywhere=True) and _is_workplan(text, known):
        return "programme"
    return "document"


def _has_schedule(text: str) -> bool:
    """Whether a text is a schedule: a good part of its lines begin with a time or a date."""
    lines = [line.lstrip(" \t|-*") for line in text.split("\n") if line.strip()]
    timed = sum(1 for line in lines if _CLOCKED.match(line) or ((found := times(line[:40])) and found[0].start <= 2))
    dated = sum(1 for line in lines if (days := dates(line[:40])) and days[0].start <= 2)
    return max(timed, dated) >= max(_FEWEST_LINES, _SHARE_OF_SCHEDULE * len(lines))


def _is_workplan(text: str, known: Bodies) -> bool:
    """A roadmap: a title of that kind, and many months of years to come with what "will" be done in them."""
    folded = plain(text)
    months = "|".join(plain(name) for name in str(known.words.values["months"]).split("|"))
    told = {" ".join(found.split()) for found in re.findall(rf"(?:{months})\s+20\d\d", folded)}
    sessions = len(re.findall(r"\b(?:session|sesion|сесси)|دوره|届会", folded))
    return len(told) >= _FEWEST_MONTHS and sessions >= _FEWEST_SESSIONS


def _record(text: str, known: Bodies, told: Told) -> Meeting | None:
    """The document read as a record, None where it clearly is none."""
    summary = Summary(known).read()
    titled = has_title(text, "record_titles", known.words)
    if not told.kind and not _is_record(summary, titled, has_title(text, "concept_titles", known.words)):
        return None
    if not summary.passages:
        return None
    held_by = (*told.organisers, *organisers(known))
    roles = Roles(known, held_by, (*told.secretariat, *secretariats(known, held_by)))
    spoken = summary.interventions(roles)
    return Meeting(
        "record",
        text,
        known.words.language,
        spoken,
        tuple(summary.moderators),
        held_by,
        notices=tuple(_unaffiliated(spoken)),
    )


def _is_record(summary: Summary, titled: bool, concept: bool) -> bool:
    """A title and a speaker; or sections of a meeting, and speakers who begin paragraphs and fill half of the text."""
    spoken = summary.passages
    if concept and not titled:
        return False
    if titled:
        return any(each.strong for each in spoken) or bool(summary.headings)
    filled = sum(each.end - each.start for each in spoken)
    sections = set(summary.headings)
    framed = bool(sections & {"opening", "keynote"} or sections >= {"panel", "floor"} or summary.moderators)
    leading = sum(each.strong and each.leading for each in spoken)
    return framed and leading >= _FEWEST_UNTITLED and filled >= _SHARE_OF_RECORD * len(summary.text)


def _transcript(text: str, turns: Sequence[Turn], known: Bodies, told: Told) -> Meeting:
    """Turns as interventions in direct speech; the moderator's are an organiser's."""
    held_by = (*told.organisers, *organisers(known))
    roles = Roles(known, held_by, (*told.secretariat, *secretariats(known, held_by)))
    introductions = Introductions(known)
    before = text[: turns[0].start] if turns else ""
    preamble = Bodies(before[: before.rfind("\n") + 1], known.words)
    moderators = find_moderators(preamble, introductions)
    if not turns or not turns[0].end or needs_joining(turns):
        text, turns = joined(turns)
    speakers = _label_speakers(turns, introductions)
    called = {wording(speaker.name) for speaker in moderators}
    spoken = tuple(
        Intervention(
            speakers[turn.label],
            turn.section,
            "organiser" if _moderates(turn.label, known, called) else roles.of(speakers[turn.label]),
            "direct",
            turn.start,
            turn.end,
            roles.counted(speakers[turn.label]),
            turn.begins,
            turn.ends,
        )
        for turn in turns
    )
    chairs = {turn.label: speakers[turn.label] for turn in turns if _moderates(turn.label, known, set())}
    everyone = tuple(dict.fromkeys((*moderators, *chairs.values())))
    return Meeting(
        "transcript", text, known.words.language, spoken, everyone, held_by, notices=tuple(_unaffiliated(spoken))
    )


def _label_speakers(turns: Sequence[Turn], introductions: Introductions) -> dict[str, Speaker]:
    """A speaker a label; a label without an affiliation takes that of the same name with one."""
    speakers = {
        turn.label: introductions.speaker_of(turn.label) if turn.label else Speaker("", person=False) for turn in turns
    }
    full = {wording(each.name): each for each in speakers.values() if each.affiliations}
    named = {label: full.get(wording(each.name), each) if label else each for label, each in speakers.items()}
    return {
        label: replace(each, person=False) if _moderates(label, introductions.known, set()) else each
        for label, each in named.items()
    }


def _moderates(label: str, known: Bodies, called: set[str]) -> bool:
    chairs = known.words.pattern("chair_labels", whole=True).fullmatch(plain(label)) is not None
    return chairs or known.words.begins("moderators", label) or wording(label.split("(")[0]) in called


def _unaffiliated(spoken: Sequence[Intervention]) -> list[Notice]:
    """A Notice on speakers of whom no body is told; they are counted as persons."""
    names = tuple(
        dict.fromkeys(
            each.speaker.name
            for each in spoken
            if each.speaker.person and not each.speaker.affiliations and each.speaker.name
        )
    )
    nameless = sum(1 for each in spoken if not each.speaker.name)
    notices = []
    if names:
        text = Message(
            "Speakers of whom no affiliation is told, who are counted as persons: {count}.", count=len(names)
        )
        notices.append(Notice("affiliation", text, names))
    if nameless:
        text = Message("Passages of which no speaker is told: {count}.", count=nameless)
        notices.append(Notice("affiliation", text))
    return notices
