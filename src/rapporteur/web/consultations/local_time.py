"""Times as people type them in a named zone, and as the database keeps them: UTC."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.refusals import Refused

_FORMAT: Final = "%Y-%m-%dT%H:%M"


def read_local(text: str, zone: str) -> datetime:
    """The moment that "2026-03-29T02:30" means in a zone. Refuses what is no time, or none or two in that zone."""
    try:
        typed = datetime.strptime(text.strip().replace(" ", "T"), _FORMAT).replace(tzinfo=ZoneInfo(zone))
        first, second = typed.astimezone(UTC), typed.replace(fold=1).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(Message("Enter a date and a time to the minute, such as 2026-03-31 18:00.")) from None
    if first < second:
        raise Refused(_twice(typed, zone))
    if first > second:
        raise Refused(_never(typed, zone))
    return first


def written_local(moment: datetime, zone: str) -> str:
    """A moment as an input of type datetime-local holds it."""
    return moment.astimezone(ZoneInfo(zone)).strftime(_FORMAT)


def days_between(first: datetime, last: datetime, zone: str) -> int:
    """Days from one moment to another by the calendar of a zone: a day of 23 hours is a day."""
    there = ZoneInfo(zone)
    return (last.astimezone(there).date() - first.astimezone(there).date()).days


def _twice(typed: datetime, zone: str) -> Message:
    return Message(
        "{time} comes twice on that day in {zone}, because clocks are set back. "
        "Choose a time an hour earlier or later.",
        time=typed.strftime("%H:%M"),
        zone=zone,
    )


def _never(typed: datetime, zone: str) -> Message:
    later = typed.astimezone(UTC).astimezone(ZoneInfo(zone))
    return Message(
        "There is no {time} on that day in {zone}, because clocks are set forward. Choose {later} or another time.",
        time=typed.strftime("%H:%M"),
        zone=zone,
        later=later.strftime("%H:%M"),
    )
