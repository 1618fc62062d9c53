"""Segments: the passages that are coded and quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.engine.corpus.paragraphs import Span, paragraphs
from rapporteur.engine.corpus.sentences import trimmed, within

GOAL = 80
"""Words a passage of a long paragraph aims at."""
LEAST = 25
"""A passage with fewer words takes in the next paragraph."""
MOST = 110
"""No passage of more than one sentence has more words than this."""

_UNCUT = MOST - 1
"""A text of one line with no more words is one passage; a word of it is left for rounding."""

_DENSE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+(?:['’-][^\W{_DENSE}]+)*")
_DENSE_SHARE = 0.6
"""A Chinese or Japanese character counts as this part of a word."""
_DENSE_LIKE = re.compile("[\u3040-\ufaff]")
_SPACED_WORD = re.compile(r"\w+(?:['’-]\w+)*")
"""A word of a text without such characters."""
_MANY_WORDS = re.compile(rf"(?:\W*+\w++){{{_UNCUT + 1}}}")
"""Matches wherever there are more words than `_UNCUT`, and where hyphens make it look so."""
_NOTES = re.compile("[¹²³⁰-⁹]")
_NOTES_OR_DENSE = re.compile("[¹²³⁰-⁹\u3040-\ufaff]")
_BREAKS = re.compile(r"[;；]\s*|\n|(?<=[,，、:])\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """content[start:end] with the number of its (first) paragraph, from 1."""

    start: int
    end: int
    paragraph: int
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one that is far too long."""

    start: int
    end: int
    paragraph: int
    words: float


def words_in(passage: str) -> float:
    """Length of a passage in words; a Chinese or Japanese character counts 0.6."""
    if passage.isascii() or not _DENSE_LIKE.search(passage):
        return float(len(_SPACED_WORD.findall(passage)))
    total = 0.0
    for word in _WORD.findall(passage):
        total += _DENSE_SHARE if len(word) == 1 and "\u3040" <= word <= "\ufaff" else 1.0
    return total


def single(content: str) -> Passage | None:
    """The one passage of a text of one line that is too short to be cut, whatever its language; else None.

    It is what `passages` makes of it, without looking for sentences.
    """
    line = content.strip()
    if not line or "\n" in line or not _is_uncut(line):
        return None
    start = content.index(line)
    return Passage(start, start + len(line), 1)


def _is_uncut(line: str) -> bool:
    """Whether a line has few words, however it is cut into sentences (they may part a word after a note's number)."""
    odd = not line.isascii() and _NOTES_OR_DENSE.search(line)
    return bool(not odd and not _MANY_WORDS.match(line)) or (words_in(line) <= _UNCUT and not _NOTES.search(line))


def passages(content: str, language: str, furniture: Sequence[Span] = ()) -> list[Passage]:
    """Cut a text into passages of 25 to 90 words where its paragraphs and sentences allow it.

    furniture: sorted spans that do not overlap; each becomes a passage of its own. Every character that is
    not blank is in exactly one passage; passages do not overlap and are in the order of the text. A long
    paragraph is cut between sentences into even parts, short ones are joined with the next.
    """
    found: list[Passage] = []
    numbers = paragraphs(content)
    place = 0
    for start, end in [*furniture, (len(content), len(content))]:
        found.extend(_stretch(content, place, start, numbers, language))
        if start < end:
            found.append(Passage(start, end, _number(numbers, start), True))
        place = end
    return found


def _number(numbers: list[Span], place: int) -> int:
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle][1] <= place:
            low = middle + 1
        else:
            high = middle
    return min(low + 1, len(numbers))


def _stretch(content: str, start: int, end: int, numbers: list[Span], language: str) -> list[Passage]:
    """The passages of content[start:end], which holds no furniture."""
    groups: list[list[_Piece]] = []
    if not content[start:end].strip():
        return []
    for index in range(_number(numbers, start) - 1, len(numbers)):
        first, last = numbers[index]
        if first >= end:
            break
        _join(groups, _paragraph(content, max(first, start), min(last, end), index + 1, language))
    _close(groups)
    return [Passage(group[0].start, group[-1].end, group[0].paragraph) for group in groups]


def _paragraph(content: str, start: int, end: int, number: int, language: str) -> list[list[_Piece]]:
    """One paragraph in even groups of its sentences."""
    pieces = [
        piece
        for sentence in within(content, *trimmed(content, start, end), language)
        for piece in _bearable(content, *sentence, number)
    ]
    total = sum(piece.words for piece in pieces)
    goal = total / max(1, round(total / GOAL))
    groups: list[list[_Piece]] = []
    size = 0.0
    for piece in pieces:
        if not groups or (size >= LEAST and size + piece.words / 2 > goal) or size + piece.words > MOST:
            groups.append([])
            size = 0.0
        groups[-1].append(piece)
        size += piece.words
    return groups


def _bearable(content: str, start: int, end: int, number: int) -> list[_Piece]:
    """A sentence, cut at semicolons, line breaks or commas where it is much too long to quote."""
    words = words_in(content[start:end])
    if words <= MOST:
        return [_Piece(start, end, number, words)]
    spans: list[Span] = []
    begin = start
    for match in _BREAKS.finditer(content, start, end):
        if words_in(content[begin : match.end()]) >= GOAL / 2 and words_in(content[match.end() : end]) >= LEAST:
            spans.append(trimmed(content, begin, match.end()))
            begin = match.end()
    spans.append(trimmed(content, begin, end))
    return [_Piece(first, last, number, words_in(content[first:last])) for first, last in spans]


def _size(group: list[_Piece]) -> float:
    return sum(piece.words for piece in group)


def _join(groups: list[list[_Piece]], more: list[list[_Piece]]) -> None:
    """Add the groups of the next paragraph; a short last group takes in the first of them."""
    if not more:
        return
    if groups and _size(groups[-1]) < LEAST and _size(groups[-1]) + _size(more[0]) <= MOST:
        groups[-1].extend(more[0])
        more = more[1:]
    groups.extend(more)


def _close(groups: list[list[_Piece]]) -> None:
    """Let a short end join the group before it."""
    if len(groups) > 1 and _size(groups[-1]) < LEAST and _size(groups[-2]) + _size(groups[-1]) <= MOST:
        groups[-2:] = [groups[-2] + groups[-1]]
