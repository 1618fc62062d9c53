"""Lists of who was present, which tell in full the speakers whom minutes then call "Ms Reed"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapporteur.engine.intake.meetings.bodies import Bodies
from rapporteur.engine.intake.meetings.introductions import Introductions
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.words import plain

_ENTRY = re.compile(r"(?<=\)),\s*|[;\n]")
_LABEL = re.compile(r"\n\W*[^\W\d_][\w ]{2,24}:")


def attendance(known: Bodies, introductions: Introductions) -> tuple[Speaker, ...]:
    """The persons whom lists such as "Present: Ada Reed (Open Institute), ..." name with a function or body."""
    entries = (entry for listed in _lists(known) for entry in _ENTRY.split(listed))
    named = (introductions.bare(re.sub(r"^[\s*•–-]+|[\s.]+$", "", entry)) for entry in entries)
    return tuple(dict.fromkeys(speaker for speaker in named if speaker))


def _lists(known: Bodies) -> Iterator[str]:
    """What follows the label of such a list, up to a blank line or the next label."""
    source = known.words.source("attendance")
    if not source:
        return
    label = re.compile(rf"^[ \t*_#]*(?:{source})[ \t*_]*:[ \t*_]*\n*", re.MULTILINE)
    for match in label.finditer(plain(known.text)):
        said = re.split(r"\n\s*\n", known.text[match.end() :], maxsplit=1)[0]
        yield _LABEL.split(said, maxsplit=1)[0]
