"""Who moderated a meeting, as its document says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.meetings.bodies import Bodies, country_of
from rapporteur.engine.intake.meetings.introductions import Introductions
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.sentences import first_sentence
from rapporteur.engine.intake.meetings.speakers import continued
from rapporteur.engine.intake.meetings.words import Vocabulary, plain

_MOST = 4


def find_moderators(known: Bodies, introductions: Introductions) -> list[Speaker]:
    """Who moderated: "moderated by Ms. ...", "Moderator: ...", "The moderator, Ms. ...", each once."""
    text, folded, words = known.text, plain(known.text), known.words
    label = rf"{words.whole(words.source('moderators'))}\s*(?:\*\*)?\s*[:：,،،，]\s*(?:\*\*)?\s*"
    by = rf"{words.whole(words.source('moderated'))}\s*:?\s*"
    found: list[Speaker] = []
    for pattern in (by, label, *_spoken_by(words)):
        for match in re.compile(pattern).finditer(folded):
            for speaker in _people(text[match.end() : match.end() + 260], introductions):
                if not any(continued(other, speaker) for other in found):
                    found.append(speaker)
    return found or _acting(known, introductions)


def _spoken_by(words: Vocabulary) -> Sequence[str]:
    """Chinese puts the name before or after: "会议由李明主持"."""
    return (r"由(?=[^，。]{2,40}主持)",) if words.language == "zh" else ()


def _acting(known: Bodies, introductions: Introductions) -> list[Speaker]:
    """ "Ms. Ada Reed moderated the session": a sentence with the verb itself."""
    if known.words.language != "en":
        return []
    found = []
    for match in re.finditer(
        r"(?:^|(?<=[.\n]))\s*(?P<who>[^.\n]{3,160}?),?\s+(?:co-)?(?:moderated|facilitated|chaired)\s+(?:the|this)\s",
        known.text,
    ):
        found += list(_people(match["who"], introductions))[:1]
    return found


def _people(said: str, introductions: Introductions) -> Iterator[Speaker]:
    """One or two people named at the start of a piece of text."""
    words = introductions.known.words
    said = re.split(r"\n\s*\n|[;؛。]|\n(?=[-*#])", first_sentence(said, len(said)))[0]
    if words.language == "zh":
        match = re.match(
            r"(?P<app>[^，。]*?(?:"
            + words.source("functions")
            + r"))?(?P<name>[\u4e00-\u9fff·]{2,8}?)(?:"
            + words.source("honorifics")
            + r")?(?:[（(](?P<paren>[^）)]*)[）)])?(?=主持|担任|[，。\s]|$)",
            said,
        )
        if match:
            yield Speaker(match["name"])
        return
    if words.language == "ar":
        found = re.match(
            rf"\s*(?:(?:{words.source('honorifics')})\s*)*(?P<name>[^،,.(:\n]{{3,60}}?)(?=\s*[،,.(:\n]|$|\s+و(?:شارك|نظم|حضر))",
            plain(said),
        )
        if found:
            name = one_line(said[found.start("name") : found.end("name")])
            yield introductions.speaker_of(name) if country_of(name) else Speaker(name)
        return
    for person in re.split(_joint(words), said)[:_MOST]:
        speaker = introductions.speaker_of(person.strip(" \n,.;"))
        if not speaker.name[:1].isupper() or introductions.known.is_body(speaker.name):
            return
        yield speaker


@lru_cache(maxsize=8)
def _joint(words: Vocabulary) -> re.Pattern[str]:
    """What parts two people: "and" before a form of address."""
    forms = "Mr|Ms|Mrs|Dr|Prof|M|MM|Mme|Sr|Sra|Amb|H\\.E|г-жа|г-н"
    return re.compile(rf"\s*,?\s(?:{words.source('conjunctions')})\s+(?=(?:{forms})\b)")
