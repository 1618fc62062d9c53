"""What a document says of its event in two ways that cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.meetings.moments import Day, Duration, Span, dates, durations, times
from rapporteur.engine.intake.meetings.record import Meeting
from rapporteur.engine.intake.meetings.sentences import first_sentence
from rapporteur.engine.intake.meetings.words import Vocabulary, plain
from rapporteur.engine.messages import Message

_WEEKDAYS = (
    Message("Monday"),
    Message("Tuesday"),
    Message("Wednesday"),
    Message("Thursday"),
    Message("Friday"),
    Message("Saturday"),
    Message("Sunday"),
)
_NIGHT = (20 * 60, 6 * 60)
_AROUND = 60
_NEAR = 60
_LONGEST = 600


def contradictions(text: str, words: Vocabulary, head: int) -> tuple[Message, ...]:
    """Contradictions inside one document, each a sentence with the passages. head: where its head ends.

    Looked for: times against a stated duration, weekday against date, end before start, and other dates or
    times in a sentence on the event itself than in the head.
    """
    spans = times(text)
    days = dates(text)
    found = [
        *_backwards(text, spans, days),
        *_weekdays(text, days),
        *_durations(text, spans, durations(text, words)),
        *_told_twice(text, words, head),
    ]
    return tuple(dict.fromkeys(found))


def _backwards(text: str, spans: Sequence[Span], days: Sequence[Day]) -> Iterator[Message]:
    for span in spans:
        overnight = span.opens >= _NIGHT[0] and span.closes <= _NIGHT[1]
        if span.closes <= span.opens and not overnight:
            yield Message("The end is not after the start: “{quote}”.", quote=_quote(text, span.start, span.end))
    for day in days:
        if day.last < day.first:
            yield Message("The last day is before the first: “{quote}”.", quote=_quote(text, day.start, day.end))


def _weekdays(text: str, days: Sequence[Day]) -> Iterator[Message]:
    for day in days:
        if day.weekday is not None and day.weekday != day.first.weekday():
            yield Message(
                "The weekday does not fit the date, which is a {weekday}: “{quote}”.",
                weekday=_WEEKDAYS[day.first.weekday()],
                quote=_quote(text, day.start, day.end),
            )


def _durations(text: str, spans: Sequence[Span], told: Sequence[Duration]) -> Iterator[Message]:
    """Where one pair of times is told only: a longer duration, or another one of the event as a whole."""
    pairs = {(span.opens, span.closes) for span in spans if span.closes > span.opens}
    if len(pairs) != 1:
        yield from _beside(text, spans, told)
        return
    opens, closes = pairs.pop()
    span = next(each for each in spans if each.opens == opens and each.closes == closes)
    for each in told:
        if each.minutes > closes - opens or (each.whole and each.minutes != closes - opens):
            yield _duration(text, span, each)


def _beside(text: str, spans: Sequence[Span], told: Sequence[Duration]) -> Iterator[Message]:
    """Where several are told: a duration right beside its times ("10:00-11:00 (90 minutes)")."""
    for each in told:
        near = [
            span for span in spans if abs(span.end - each.start) <= _AROUND and "\n" not in text[span.end : each.start]
        ]
        near = [span for span in near if span.end <= each.start and span.closes > span.opens]
        if near and near[-1].closes - near[-1].opens != each.minutes:
            yield _duration(text, near[-1], each)


def _duration(text: str, span: Span, told: Duration) -> Message:
    return Message(
        "The times “{times}” are {minutes} minutes, but the text says {stated} minutes: “{quote}”.",
        times=_quote(text, span.start, span.end, around=0),
        minutes=span.closes - span.opens,
        stated=told.minutes,
        quote=_quote(text, told.start, told.end),
    )


def _told_twice(text: str, words: Vocabulary, head: int) -> Iterator[Message]:
    """Dates and times of the event in its head against those in sentences that say when it takes place."""
    for start, sentence in _about_event(text, words):
        before = text[: min(head, start)]
        days, spans = dates(before), times(before, dotted=True)
        for day in dates(sentence)[:1]:
            known = {each.iso for each in days}
            if (
                known
                and day.iso not in known
                and not any(
                    each.first <= day.first <= each.last or day.first <= each.first <= day.last for each in days
                )
            ):
                yield _twice(text, days[0].start, days[0].end, start + day.start, start + day.end)
        for span in times(sentence, dotted=True)[:1]:
            known_times = {(each.opens, each.closes) for each in spans}
            if len(known_times) == 1 and (span.opens, span.closes) not in known_times:
                yield _twice(text, spans[0].start, spans[0].end, start + span.start, start + span.end)


def _twice(text: str, one: int, one_end: int, other: int, other_end: int) -> Message:
    return Message(
        "The event has two dates or times: “{one}” and “{other}”.",
        one=_quote(text, one, one_end, around=0),
        other=_quote(text, other, other_end, around=0),
    )


def _about_event(text: str, words: Vocabulary) -> Iterator[tuple[int, str]]:
    """Sentences that say of this event when it takes place, with their starts."""
    takes, folded = words.pattern("takes_place"), plain(text)
    for match in words.pattern("self_event").finditer(folded):
        if takes.search(folded, match.end(), match.end() + _NEAR):
            said = first_sentence(text[match.start() : match.start() + _LONGEST], _LONGEST)
            yield match.start(), re.split(r"\n\s*\n", said)[0]


def _quote(text: str, start: int, end: int, *, around: int = 40) -> str:
    """The words at a place with a few around them, whole words only, within their paragraph."""
    left = max(text.rfind("\n", 0, start) + 1, start - around)
    left = (
        start
        if left == start
        else (left if left == 0 or text[left - 1].isspace() else text.find(" ", left, start) + 1 or start)
    )
    stop = text.find("\n", end)
    limit = len(text) if stop < 0 else stop
    right = min(limit, end + around)
    right = right if right in (limit, end) else max(end, text.rfind(" ", end, right + 1))
    return one_line(text[left:right])


def between(meetings: Sequence[tuple[str, Meeting]]) -> list[tuple[str, str, Message]]:
    """(file, other file, sentence) for documents of one event that tell its times, date or place differently.

    meetings: file names with what was read of them. Two are of one event if a line of their heads is the
    same (four words at least) and their date, or their place and times, are.
    """
    found = []
    for number, (one, first) in enumerate(meetings):
        for other, second in meetings[number + 1 :]:
            if _titles(first.titles) & _titles(second.titles):
                found += [(one, other, sentence) for sentence in _differences(one, first, other, second)]
    return found


def _titles(lines: Iterable[str]) -> set[str]:
    return {
        folded
        for folded in map(wording, lines)
        if len(folded.split()) >= 4 or (not folded.isascii() and len(folded) >= 12)
    }


def _differences(one: str, first: Meeting, other: str, second: Meeting) -> Iterator[Message]:
    same_day = bool(first.date) and first.date == second.date
    same_place = bool(first.place) and wording(first.place) == wording(second.place)
    if same_day and first.times and second.times and not set(first.times) & set(second.times):
        yield _apart(one, _shown(first.times), other, _shown(second.times))
    if same_place and first.times == second.times and first.times and first.date and second.date and not same_day:
        yield _apart(one, first.date, other, second.date)


def _apart(one: str, says: str, other: str, other_says: str) -> Message:
    return Message(
        "Two documents of one event differ: {one} says {says}, {other} says {other_says}.",
        one=one,
        says=says,
        other=other,
        other_says=other_says,
    )


def _shown(pairs: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{opens}–{closes}" for opens, closes in pairs)
