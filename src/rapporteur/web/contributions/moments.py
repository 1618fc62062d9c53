"""Moments in words, in a named zone, for letters and printed receipts."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_datetime_format, get_timezone_name


def in_words(moment: datetime, zone: str, language: str) -> str:
    """A moment to the second, as a language writes it, with the name of the zone. language: as data has it."""
    local = moment.astimezone(ZoneInfo(zone))
    day = format_date(local, "long", locale=language)
    clock = format_time(local.replace(tzinfo=None), "HH:mm:ss", locale=language)
    written = str(get_datetime_format("medium", locale=language)).replace("'", "")
    name = get_timezone_name(local, width="long", locale=language)
    return f"{written.replace('{1}', day).replace('{0}', clock)} ({name})"
