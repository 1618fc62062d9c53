"""The fictional contributions as they were written, one JSON line each."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from demo.questionnaire import STATES

HERE = Path(__file__).parent
OPEN = ("q1", "q3", "q4", "q5", "q7", "q8", "further")


@dataclass(frozen=True, slots=True)
class Voice:
    """One contribution. answers: text by question key; areas: what was ticked in q6."""

    key: str
    round: int
    group: str
    country: str
    organisation: str
    person: str
    email: str
    language: str
    publication: str
    files: tuple[str, ...]
    answers: dict[str, str]
    areas: tuple[str, ...]

    @property
    def region(self) -> str:
        """Key of the region its country lies in, "" for a contribution that speaks for no country."""
        country = self.country.strip().casefold()
        if country == "global":
            return ""
        for region, names in STATES.items():
            if any(name.casefold() in country for name in names):
                return region
        raise ValueError(f"{self.key}: no region is known for the country {self.country!r}")

    @property
    def campaign(self) -> bool:
        """True where the contributor sent the text of the one campaign."""
        return "-c" in self.key


def load(folder: Path = HERE / "contributions") -> list[Voice]:
    """All contributions, by file and line."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.jsonl"))]
    return [_voice(json.loads(line)) for text in texts for line in text.split("\n") if line]


def in_order_of_arrival(voices: list[Voice], seed: int) -> list[Voice]:
    """Shuffled the same way for the same seed, on any machine and under any version of Python."""
    return sorted(voices, key=lambda voice: hashlib.sha256(f"{seed}:{voice.key}".encode()).digest())


def _voice(row: dict[str, object]) -> Voice:
    def text(key: str) -> str:
        return str(row.get(key) or "")

    areas, files = row.get("q6") or (), row.get("files") or ()
    assert isinstance(areas, list | tuple)
    assert isinstance(files, list | tuple)
    return Voice(
        key=text("key"),
        round=int(text("round")),
        group=text("group"),
        country=text("country"),
        organisation=text("organisation"),
        person=text("person"),
        email=text("email"),
        language=text("language"),
        publication=text("publication"),
        files=tuple(str(name) for name in files),
        answers={key: text(key) for key in ("q1", "q2", "q3", "q4", "q5", "q7", "q8", "further") if text(key)},
        areas=tuple(str(area) for area in areas),
    )
