"""Charts of the site as numbers for templates: where a bar stands in a drawing of 100 by 100."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Bar:
    """One day: its count and its bar. x, y, width, height: text, as attributes of SVG want it."""

    day: date
    count: int
    x: str
    y: str
    width: str
    height: str


def bars(days: Sequence[tuple[date, int]]) -> tuple[Bar, ...]:
    """A bar for each day from a zero baseline, the highest as high as the drawing."""
    most = max((count for _, count in days), default=0) or 1
    step = 100 / max(len(days), 1)
    return tuple(
        Bar(
            day=day,
            count=count,
            x=f"{place * step + step * 0.1:.3f}",
            y=f"{100 - 100 * count / most:.3f}",
            width=f"{step * 0.8:.3f}",
            height=f"{100 * count / most:.3f}",
        )
        for place, (day, count) in enumerate(days)
    )
