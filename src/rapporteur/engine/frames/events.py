"""What happened to themes, as themes.json tells it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from rapporteur.engine.frames.shapes import record_of
from rapporteur.engine.records import ThemeEvent


def events_from_scheme(scheme: Mapping[str, Any]) -> tuple[ThemeEvent, ...]:
    """The events of a scheme file that `themes_as_scheme` made; none where it tells of none.

    Raises ValueError where one is of another form than is written, or of codes that the file has not.
    """
    codes = {row["code"] for row in scheme["codes"]}
    events = scheme.get("events", [])
    if not isinstance(events, list):
        raise ValueError("they are no list")
    return tuple(_event(row, codes, f"event {number}") for number, row in enumerate(events, start=1))


def _event(row: Any, codes: Collection[str], name: str) -> ThemeEvent:
    try:
        event = record_of(ThemeEvent, row)
        one, several = (event.before, event.after) if event.kind == "split" else (event.after, event.before)
        well = (
            event.kind in ("split", "merge")
            and len(set(several)) == len(several) == len(event.alike) > 1
            and one == several[:1]
            and all(isinstance(value, float) and -1 <= value <= 1 for value in event.alike)
            and isinstance(event.as_of, str)
            and isinstance(event.codebook, str)
        )
        strange = sorted(set(several) - set(codes))
    except (AttributeError, TypeError) as error:
        raise ValueError(f"{name} has other fields than are written") from error
    if not well:
        raise ValueError(f"{name} tells no split and no merge")
    if strange:
        raise ValueError(f"{name} is of codes that are not there: {', '.join(strange)}")
    return event
