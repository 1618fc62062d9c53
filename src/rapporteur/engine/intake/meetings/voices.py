"""Interventions as contributions, and documents of events that hold no voices set aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.meetings.contradictions import between
from rapporteur.engine.intake.meetings.profiles import group_of, place_of
from rapporteur.engine.intake.meetings.recognition import Told, recognise
from rapporteur.engine.intake.meetings.record import CUE_FILES, EVENT_KINDS, Intervention, Meeting, Speaker
from rapporteur.engine.intake.meetings.words import vocabulary
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.sources import File
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice, Publication, SourceText

CHANNEL = "event"
"""Channel of a contribution that was made at a meeting."""

_MAIL = ".eml"
_SHORTEST_NAME = 3


@dataclass(slots=True)
class MeetingIntake:
    """Takes in what documents that stand alone tell of meetings.

    taken: ids in use. set_aside: paths of documents of events, which hold no voices. drafts: of interventions.
    """

    taken: set[str] = field(default_factory=set)
    set_aside: set[Path] = field(default_factory=set)
    drafts: list[Draft] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)
    _shown: list[tuple[str, Meeting]] = field(default_factory=list)

    def take(self, draft: Draft, file: File, review: Review) -> list[Draft]:
        """What a document gives: its own draft, one an intervention, or none where it only tells of an event.

        draft: with the text of the document, as it was read.
        """
        meeting = look_at(draft, file, review)
        if meeting is None:
            return [draft]
        if publication(draft, review, meeting) == "named":
            self._tell(file.name, meeting)
        if meeting.kind == "document":
            return [draft]
        if meeting.kind in EVENT_KINDS:
            self.set_aside.add(file.path)
            return []
        made = list(_drafts(draft, meeting, review, self.taken))
        self.drafts += made
        return made

    def notices(self) -> list[Notice]:
        """Files set aside, contradictions in and between documents, speakers without an affiliation."""
        told = list(self._notices)
        names = tuple(sorted(name for name, meeting in self._shown if meeting.kind in EVENT_KINDS))
        if names:
            text = Message(
                "Concept notes and programmes, which tell of events and hold no voices, and are not contributions: "
                "{count}.",
                count=len(names),
            )
            told.append(Notice("facts", text, names))
        told += [Notice("contradiction", sentence, (one, other)) for one, other, sentence in between(self._shown)]
        return told

    def _tell(self, name: str, meeting: Meeting) -> None:
        self._shown.append((name, meeting))
        self._notices += [Notice("contradiction", sentence, (name,)) for sentence in meeting.contradictions]
        self._notices += [replace(notice, values=(name, *notice.values)) for notice in meeting.notices]


def look_at(draft: Draft, file: File, review: Review) -> Meeting | None:
    """What the document of a draft is and tells; None for an e-mail and for what holds no text."""
    if file.suffix == _MAIL or not draft.texts:
        return None
    told = Told(review.meetings.kind_of(file.name), review.meetings.organisers, review.meetings.secretariat)
    return recognise(draft.texts[0].content, cues=file.suffix in CUE_FILES, told=told)


def publication(draft: Draft, review: Review, meeting: Meeting) -> Publication:
    """What may be published: as for the document; of a named one's interventions what the review says of meetings."""
    if meeting.interventions and draft.publication == "named":
        return review.meetings.publication or "named"
    return draft.publication


def _drafts(document: Draft, meeting: Meeting, review: Review, taken: set[str]) -> Iterator[Draft]:
    """A draft an intervention, with ids made of the document's and a number."""
    words, places = vocabulary(meeting.language), Places(review)
    width = max(2, len(str(len(meeting.interventions))))
    may = publication(document, review, meeting)
    for number, spoken in enumerate(meeting.interventions, start=1):
        key = f"{document.id}-{number:0{width}}"
        while key in taken:
            key += "-spoken"
        taken.add(key)
        country, region = place_of(spoken, words, places)
        yield Draft(
            id=key,
            place=f"{document.place}, {number}" if may == "named" else "a contribution without a name",
            derived=True,
            organisation=spoken.body,
            person=spoken.speaker.name if spoken.speaker.person else "",
            group=document.group or group_of(spoken, words, places),
            country=country,
            region=region,
            language=document.language,
            role=spoken.role if document.role == "stakeholder" else document.role,
            publication=may,
            received=meeting.date[:10],
            channel=CHANNEL if document.channel == "document" else document.channel,
            round=document.round,
            title=document.title,
            also=_also(spoken.speaker),
            texts=[_text(document.texts[0], meeting, spoken)],
        )


def _also(speaker: Speaker) -> tuple[str, ...]:
    """What a record may call a speaker by beside the full name: its parts, the title, every affiliation."""
    parts = [part for part in speaker.name.split() if len(part) >= _SHORTEST_NAME]
    return tuple(dict.fromkeys((*parts, *speaker.affiliations, speaker.title)))


def _text(source: SourceText, meeting: Meeting, spoken: Intervention) -> SourceText:
    """The words of an intervention. pages: starts that lie before it count as 0, so that numbers of pages hold."""
    pages = source.pages if meeting.text == source.content else ()
    return replace(
        source,
        kind="intervention",
        content=meeting.text[spoken.start : spoken.end],
        speech=spoken.speech,
        pages=tuple(max(0, page - spoken.start) for page in pages if page < spoken.end),
    )
