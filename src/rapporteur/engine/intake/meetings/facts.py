"""Facts of an event from the head of its document: title lines, date, times, place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.meetings.blocks import title_line
from rapporteur.engine.intake.meetings.moments import dates, times
from rapporteur.engine.intake.meetings.words import Vocabulary, plain
from rapporteur.engine.schemes.geography import find_countries

_HEAD_LINES = 40
_LONGEST_LINE = 220
_LONGEST_HEAD = 6_000
_LONGEST_PARAGRAPH = 260
_SHORT_LINE = 60
_AFTER_DATE = 3
_LONGEST_ADDRESS = 12
_LEADING = re.compile(r"^(?:in|at|à|a|en|в|г\.|في)\s+")
_BETWEEN_LABELS = re.compile(r"\s+[·|•]\s+")
_TRAILING = re.compile(r"\s(?:on|from|le|el|du)$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the head tells. end: where the head ends in the text, in code points."""

    titles: tuple[str, ...]
    date: str
    times: tuple[tuple[str, str], ...]
    place: str
    end: int


def facts(text: str, words: Vocabulary) -> Facts:
    """Read the lines before the first long paragraph, then what the first sentences say of place and date."""
    lines, end = _head(text)
    head = text[:end]
    days, spans = dates(head), times(head, dotted=True)
    opening = text[: end + 2_000]
    told = _told(opening, words)
    days = days or dates(told)[:1]
    spans = spans or times(told)[:1]
    shown = tuple(dict.fromkeys(span.shown for span in spans if span.closes > span.opens))
    place = _place(lines, words) or _place_in_sentence(opening, words)
    bare = [title_line(line) for line in lines if not dates(line) and not times(line, dotted=True)]
    titles = tuple(line for line in bare if line and line not in place)
    return Facts(titles, days[0].iso if days else "", shown, place, end)


def _head(text: str) -> tuple[list[str], int]:
    """The short lines a text begins with, and where they end: before the first paragraph of running text."""
    lines: list[str] = []
    position = 0
    for number, paragraph in enumerate(re.split(r"(\n[ \t]*\n)", text[:_LONGEST_HEAD])):
        each = paragraph.split("\n")
        running = len(paragraph) > _LONGEST_PARAGRAPH and len(paragraph) / len(each) > _SHORT_LINE
        if number % 2 == 0 and running and not paragraph.lstrip().startswith("#"):
            break
        for line in each:
            if (len(line) > _LONGEST_LINE and not line.lstrip().startswith("#")) or len(lines) >= _HEAD_LINES:
                return lines, min(position, len(text))
            if line.strip():
                lines.append(one_line(line))
            position += len(line) + 1
        position -= 1
    return lines, min(position, len(text))


def _place(lines: list[str], words: Vocabulary) -> str:
    """A labelled place, else what stands beside the date or in the lines after it."""
    label = re.compile(rf"\W*{words.whole(words.source('place_labels'))}\W*[:：]\W*")
    for line in (piece for each in lines for piece in re.split(_BETWEEN_LABELS, each)):
        match = label.match(plain(line))
        if match:
            return one_line(line[match.end() :].strip(" *_,."))
    for number, line in enumerate(lines):
        days = dates(line)
        if not days:
            continue
        beside = _beside_date(line, words)
        after = _lines_after(lines[number + 1 : number + 1 + _AFTER_DATE], words)
        return ", ".join(filter(None, (beside, *after))) or _venue_before(lines[:number], words)
    return ""


def _venue_before(lines: list[str], words: Vocabulary) -> str:
    """The line right before the date, if a word for a building says that it is an address."""
    line = title_line(lines[-1]) if lines else ""
    address = words.has("venues", line) and len(line.split()) <= _LONGEST_ADDRESS and not re.search(r"[.!?:]$", line)
    told = any(words.has(listed, line) for listed in ("organised", "event_nouns", "moderated", "record_titles"))
    return line if address and not told else ""


def _beside_date(line: str, words: Vocabulary) -> str:
    """What is left of a line without its dates and times, if it is a name of few words."""
    bare = line
    places = [(each.start, each.end) for each in dates(line)]
    places += [(each.start, each.end) for each in times(line, dotted=True)]
    for start, end in sorted(places, reverse=True):
        bare = bare[:start] + " | " + bare[end:]
    parts = re.split(r"\||\s[–—·•]\s", bare)
    labels = re.compile(r":[\s*_]*$")
    pieces = [piece.strip(" ,.;:،。，–—-*#()") for piece in parts if not labels.search(piece)]
    pieces = [
        re.sub(r"^\(?(?:CET|UTC|GMT|local time|heure locale|hora local)\b[^,|]*", "", piece).strip(" ,)")
        for piece in pieces
    ]
    pieces = [re.sub(_LEADING, "", piece) for piece in pieces]
    pieces = [piece for piece in pieces if not re.search(_TRAILING, piece)]
    before = bare.split("|")[0].strip(" ,.;:–—·*#()")
    pieces = [piece for piece in pieces if piece != before or not _names_event(piece, words)]
    short = [
        piece
        for piece in pieces
        if len(piece) > 2 and len(piece.split()) <= 12 and piece[0].isalpha() and not piece[0].islower()
    ]
    with_country = [piece for piece in short if find_countries(piece)]
    return (with_country or short)[0] if with_country or (short and len(bare.split()) <= 14) else ""


def _names_event(text: str, words: Vocabulary) -> bool:
    """Whether what stands before a date is the name of an event rather than of a place."""
    return any(words.has(listed, text) for listed in ("event_nouns", "part_nouns", "bodies"))


def _lines_after(lines: list[str], words: Vocabulary) -> list[str]:
    """Lines right after the date that look like an address: short, no sentence, no heading that is known."""
    taken = []
    for line in lines:
        bare = title_line(line)
        known = any(words.pattern(f"sections.{section}").match(plain(bare)) for section in words.values["sections"])
        titled = any(
            words.has(listed, bare)
            for listed in (
                "concept_titles",
                "record_titles",
                "programme_titles",
                "moderators",
                "organised",
                "moderated",
            )
        )
        if (
            known
            or titled
            or line.startswith(("#", "-", "*"))
            or len(bare.split()) > 12
            or re.search(r"[.!?:]$|^[^\W\d_]+:\s", bare)
            or dates(line)
            or times(line, dotted=True)
        ):
            break
        taken.append(bare)
    return taken


def _told(text: str, words: Vocabulary) -> str:
    """What follows "takes place" or "held in" in its sentence, "" if nothing says so."""
    folded = plain(text)
    match = words.pattern("held").search(folded) or words.pattern("takes_place").search(folded)
    if match is None:
        return ""
    end = re.compile(r"(?<=[^\W\d_][^\W\d_])\.\s|\n\s*\n").search(text, match.end())
    return text[match.start() : end.start() if end else len(text)]


def _place_in_sentence(text: str, words: Vocabulary) -> str:
    """ "convened in Astana, Kazakhstan, on 4 September": the names after the verb."""
    match = words.pattern("held").search(plain(text))
    if match is None:
        return ""
    end = r"(?=\s*,?\s+(?:on|from|le|du|el|los|\d|as|during|and|в|on)\b|\s*[.;(\n])"
    name = re.match(rf"\s*(?:the\s+)?(?P<place>[^\W\d_a-zа-я][^.;()\n]{{1,90}}?){end}", text[match.end() :])
    return one_line(name["place"]).strip(" ,") if name else ""
