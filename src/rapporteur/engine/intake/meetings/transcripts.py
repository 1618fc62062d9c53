"""Reading transcripts: subtitles (WebVTT, SubRip) and plain text in which every turn begins with a name.

Format of cues: W3C WebVTT (2019) and what SubRip writes. Words are never changed; of subtitles, markup
and times go. Turns of one speaker that follow each other are one intervention.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.meetings.blocks import title_line
from rapporteur.engine.intake.meetings.record import Section
from rapporteur.engine.intake.meetings.shapes import NAME, honorific
from rapporteur.engine.intake.meetings.summaries import section_of
from rapporteur.engine.intake.meetings.words import Vocabulary, language_of, plain, vocabulary

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_TIMING = re.compile(rf"^[ \t]*(?P<begins>{_CLOCK})[ \t]*-->[ \t]*(?P<ends>{_CLOCK})[^\n]*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s>]+)*\s+(?P<name>[^>]+)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|s|ruby|rt|lang|font|\d)[^>]*>|\{\\[^}]*\}", re.IGNORECASE)
_HEADER = re.compile(r"(?:WEBVTT|NOTE|STYLE|REGION)(?=\s|$)")
_TIME = r"(?:[\[(]?\s*(?P<time1>" + _CLOCK + r")\s*[\])]?)"
_TIME_AFTER = _TIME.replace("time1", "time2")
_LABEL = r"(?P<label>[^\W\d_][^:：\n()\[\]]{0,70}?)(?P<more>\s*[(（\[][^()（）\[\]\n]{1,100}[)）\]])?"
_TURN = re.compile(
    rf"^[ \t]*(?:>>+[ \t]*)?(?:{_TIME}[ \t]*[-–]?[ \t]*)?(?:\*\*)?{_LABEL}(?:\*\*)?[ \t]*"
    rf"(?:{_TIME_AFTER}[ \t]*)?[:：](?!//)(?:\*\*)?(?=[ \t\n]|[^\x00-\x7f])[ \t]*",
    re.MULTILINE,
)
_STAMPED = re.compile(rf"^[ \t]*(?:\*\*)?{_LABEL}(?:\*\*)?[ \t]+{_TIME}[ \t]*$", re.MULTILINE)
_SAID = re.compile(r"^\s*(?:>>+\s*|[-–]\s+)?(?:\*\*)?" + _LABEL + r"[:：]\s*")
_FINISHED = re.compile(r"[.!?…。！？؟:：)\]\"”»*]\n$")
_LONGEST_LABEL = 6
_FEWEST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one speaker in a row. label: name and what stands in brackets after it, "" if none is told."""

    label: str
    words: str
    start: int
    end: int
    begins: str = ""
    ends: str = ""
    section: Section = "other"
    timed: bool = False


def is_cues(text: str) -> bool:
    """Whether a text is subtitles: it begins as WebVTT, or holds timing lines."""
    return text.lstrip("\ufeff\n ").startswith("WEBVTT") or _TIMING.search(text) is not None


def cue_turns(text: str) -> list[Turn]:
    """The turns of subtitles, in order; start and end are 0, since the words do not stand together in the file."""
    words = language_of(_TIMING.sub("", text))
    voiced = _VOICE.search(text) is not None
    pieces = list(_payloads(text))
    labels = Counter(wording(match["label"]) for _, _, said in pieces if (match := _SAID.match(said)))
    turns: list[Turn] = []
    for (begins, ends), label, said in pieces:
        prefixed = None if label else _SAID.match(said)
        if prefixed and _is_label(prefixed["label"], labels, words):
            label = one_line(prefixed[0].rstrip(" :：*").lstrip(" >-–*"))
            said = said[prefixed.end() :]
        elif not label and not voiced and turns:
            label = turns[-1].label
        if said.strip():
            turns.append(Turn(label, " ".join(said.split()), 0, 0, begins, ends, timed=True))
    return turns


def _payloads(text: str) -> Iterator[tuple[tuple[str, str], str, str]]:
    """(times, voice, words) of every piece of every cue. A cue ends at a blank line."""
    matches = list(_TIMING.finditer(text))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(text)
        payload = re.split(r"\n[ \t]*\n", text[match.end() : stop].lstrip("\n"), maxsplit=1)[0]
        timing = (_full(match["begins"]), _full(match["ends"]))
        position, voice = 0, ""
        for tag in [*_VOICE.finditer(payload), None]:
            piece = payload[position : tag.start() if tag else len(payload)]
            said = html.unescape(_TAG.sub("", piece)).strip()
            if said:
                yield timing, voice, said
            if tag:
                voice, position = one_line(html.unescape(tag["name"])), tag.end()


def _full(time: str) -> str:
    """A time as "HH:MM:SS.mmm"."""
    parts, _, rest = time.replace(",", ".").partition(".")
    fields = [int(part) for part in parts.split(":")]
    hours, minutes, seconds = [0] * (3 - len(fields)) + fields
    return f"{hours:02}:{minutes:02}:{seconds:02}" + (f".{rest:0<3}" if rest else "")


def _is_label(label: str, counts: Counter[str], words: Vocabulary) -> bool:
    """Whether words before a colon are a speaker: a name of two words or in capitals, or one that comes again.

    counts: how often each folded label stands before a colon.
    """
    bare = re.sub(r"^[\s*>–-]+", "", label).strip(" *")
    listed = words.pattern("not_speakers", whole=True)
    if not bare or len(bare.split()) > _LONGEST_LABEL or listed.fullmatch(plain(bare)):
        return False
    again = counts[wording(label)] > 1
    if not words.cased or not re.search("[A-Za-zÀ-žА-яЁё]", bare):
        return again
    if bare.isupper() and len(bare) > 1:
        return True
    if re.match(rf"(?:(?:{words.source('articles') or '(?!)'})\s+)?(?:{words.source('delegates')})(?!\w)", plain(bare)):
        return bare[:1].isupper()
    honoured = honorific(words).match(plain(bare))
    name = re.compile(NAME).fullmatch(bare, honoured.end() if honoured else 0)
    return name is not None and (honoured is not None or len(bare.split()) > 1 or again)


def plain_turns(text: str, words: Vocabulary) -> list[Turn]:
    """The turns of a text in which names stand before what they say; [] where it is no transcript."""
    found = list(_TURN.finditer(text))
    counts = Counter(wording(match["label"]) for match in found)
    marks = [match for match in found if _marks_turn(match, text, counts, words)]
    stamped = [match for match in _STAMPED.finditer(text) if _is_called(match["label"], words)]
    if len(stamped) > len(marks):
        marks = stamped
    turns = [turn for turn in _cut(text, marks, words) if turn.words]
    return turns if _is_transcript(turns, text, marks, words) else []


def _marks_turn(match: re.Match[str], text: str, counts: Counter[str], words: Vocabulary) -> bool:
    """Whether a label begins a turn: it stands after a finished sentence, or has a time beside it."""
    label = match["label"]
    if match["time1"] or match["time2"]:
        return _is_called(label, words)
    before = text[: match.start()].rstrip(" \t")[-3:]
    if before and not before.endswith("\n\n") and not _FINISHED.search(before):
        return False
    return _is_label(label, counts, words)


def _is_called(label: str, words: Vocabulary) -> bool:
    """Whether a label with a time beside it can be a speaker: it has a capital and is no word such as "Note"."""
    bare = label.strip(" *")
    capital = bare[:1].isupper() or not words.cased
    return capital and words.pattern("not_speakers", whole=True).fullmatch(plain(bare)) is None


def _cut(text: str, marks: Sequence[re.Match[str]], words: Vocabulary) -> Iterator[Turn]:
    """Turns between marks; a heading that stands between two belongs to neither and sets the section."""
    section: Section = _last_heading(text[: marks[0].start()], words)[1] if marks else "other"
    for number, mark in enumerate(marks):
        stop = marks[number + 1].start() if number + 1 < len(marks) else len(text)
        end, following = _last_heading(text[mark.end() : stop], words, spoken=True)
        said = text[mark.end() : mark.end() + end]
        start = mark.end() + len(said) - len(said.lstrip())
        groups = mark.groupdict()
        time = groups.get("time1") or groups.get("time2") or ""
        label = one_line(f"{mark['label'].strip(' *')}{mark['more'] or ''}")
        yield Turn(
            label, said.strip(), start, start + len(said.strip()), _full(time) if time else "", "", section, bool(time)
        )
        section = following if end < stop - mark.end() and following != "other" else section


def _last_heading(said: str, words: Vocabulary, *, spoken: bool = False) -> tuple[int, Section]:
    """Where a heading at the end of a piece begins (its length if there is none), and the section it names.

    spoken: the piece begins with what a speaker said, on the line of the name: that is no heading.
    """
    body = said.rstrip()
    line_start = body.rfind("\n") + 1
    if spoken and line_start == 0:
        return len(said), "other"
    line = title_line(body[line_start:])
    alone = line_start == 0 or body[:line_start].rstrip(" \t").endswith("\n\n") or body[line_start:].startswith("#")
    section = section_of(line, words) if alone and len(line.split()) <= 8 and not re.search(r"[.!?,;]$", line) else None
    if section is None or (line_start == 0 and not body.startswith("#") and section == "other"):
        return len(said), "other"
    return line_start, section


def _is_transcript(turns: Sequence[Turn], text: str, marks: Sequence[re.Match[str]], words: Vocabulary) -> bool:
    """Three turns of two speakers that fill the text, and a sign of speech: a title, times, the first person."""
    if len(turns) < _FEWEST_TURNS or len({wording(turn.label) for turn in turns}) < 2:
        return False
    if marks[0].start() > 0.3 * len(text) + 400:
        return False
    if has_title(text, "transcript_titles", words):
        return True
    if sum(turn.timed for turn in turns) * 2 >= len(turns):
        return True
    if has_title(text, "record_titles", words):
        return False
    spoken = sum(words.pattern("first_person").search(plain(turn.words)) is not None for turn in turns)
    names = Counter(wording(turn.label) for turn in turns)
    alternating = max(names.values()) > 1
    return spoken * 2 >= len(turns) and (alternating or spoken * 4 >= len(turns) * 3)


def has_title(text: str, listed: str, words: Vocabulary, *, within: int = 2500, anywhere: bool = False) -> bool:
    """Whether a short line in the head of a text is, begins or ends with one of a list of titles.

    English titles count in every language. anywhere: it may stand in the middle of its line.
    """
    patterns = [words.pattern(listed)]
    if words.language != "en":
        patterns.append(vocabulary("en").pattern(listed))
    for line in text[:within].split("\n")[:70]:
        bare = title_line(line)
        short = len(bare.split()) <= 10 if words.cased else len(bare) <= 40
        folded = plain(bare)
        for match in filter(None, (pattern.search(folded) for pattern in patterns if short and bare)):
            if anywhere or match.start() <= 1 or match.end() == len(folded) or _parted(folded, match):
                return True
    return False


def _parted(folded: str, match: re.Match[str]) -> bool:
    """Whether a title stands between marks in its line ("Lakeland Forum - Summary record - draft")."""
    return bool(re.search(r"[:|–—(-]\s*$", folded[: match.start()]) or re.match(r"\s*[:|–—)-]", folded[match.end() :]))


def joined(turns: Sequence[Turn]) -> tuple[str, list[Turn]]:
    """A text of the words alone, a paragraph "Name: words" a speaker in a row, and the turns with places in it."""
    text, made = "", []
    for (label, section), group in groupby(turns, key=lambda turn: (turn.label, turn.section)):
        each = list(group)
        said = " ".join(turn.words for turn in each)
        text += ("\n\n" if text else "") + (f"{label}: " if label else "")
        made.append(
            replace(
                each[0], words=said, start=len(text), end=len(text) + len(said), ends=each[-1].ends, section=section
            )
        )
        text += said
    return text, made


def needs_joining(turns: Sequence[Turn]) -> bool:
    """Whether two turns in a row are of one speaker, or the words do not stand in the file as they are."""
    pairs = pairwise(turns)
    return any(one.label == other.label and one.section == other.section for one, other in pairs)
