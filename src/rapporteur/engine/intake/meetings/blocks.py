"""Paragraphs of a document by place: what starts one, what is a heading, what is only page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from rapporteur.engine.intake.cleaning import one_line, wording

_BULLET = re.compile(r"[ \t]*(?:[-*•·▪●◦–—‣](?=[ \t])(?:[ \t]+)|\(?\d{1,3}[.)][ \t]+|\(?[a-z][.)][ \t]+)")
_BLANK = re.compile(r"\n[ \t\x0c]*\n[\s]*")
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|стр\.|صفحة|第)?\W*\d{1,4}(?:\s*(?:/|of|de|sur|из|من)\s*\d{1,4})?\s*页?\W*", re.IGNORECASE
)
_DECORATION = re.compile(r"^[\s#*_>]+|[\s#*_:]+$")
_FINAL = re.compile(r"[.!?。؟！:;)\]»”\"*]\s*$")
_LONGEST_HEADING = 110
_LONGEST_LABEL = 6


class Marks(Protocol):
    """What lines of a kind of document look like."""

    def opens(self, line: str) -> bool:
        """Whether a line opens a paragraph by its first words."""
        ...

    def heads(self, line: str) -> bool:
        """Whether a line, without decoration, is a heading that is known."""
        ...


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading: text[start:end]. content: where its words begin, after a bullet.

    heading: it is short and is no sentence. furniture: a page number, or a line that recurs between pages.
    """

    start: int
    content: int
    end: int
    bullet: bool
    heading: bool
    furniture: bool


def blocks(text: str, marks: Marks | None = None) -> list[Block]:
    """The blocks of a text in order. marks: tells lines apart that no blank line parts."""
    spans = [span for paragraph in _paragraphs(text) for span in _lines(text, *paragraph, marks)]
    counts = Counter(wording(one_line(text[start:end])) for start, end in spans if end - start <= _LONGEST_HEADING)
    made = []
    for start, end in spans:
        bullet = _BULLET.match(text, start, end)
        content = bullet.end() if bullet else start
        line = one_line(text[content:end])
        recurs = counts[wording(line)] > 1 and len(line) <= _LONGEST_HEADING and not bullet
        words = line[:1].islower() or re.search(r"[.!?。؟！]$", line) is not None
        furniture = bool(_NUMBER.fullmatch(line)) or (recurs and not words)
        marked = line.startswith("#") or (line.startswith("**") and line.endswith("**"))
        heading = (
            len(line) <= _LONGEST_HEADING and (marked or not _is_sentence(line)) and "\n" not in text[start:end].strip()
        )
        made.append(Block(start, content, end, bullet is not None, heading, furniture and not marked))
    return made


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in [*_BLANK.finditer(text), None]:
        end = gap.start() if gap else len(text)
        yield from _trimmed(text, start, end)
        start = gap.end() if gap else end


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip("\n\x0c\r ")), start + len(piece.rstrip())


def _lines(text: str, start: int, end: int, marks: Marks | None) -> Iterator[tuple[int, int]]:
    """A paragraph cut at lines that are an item, a heading or a page number, or open a block by what they say."""
    position = start
    for match in re.finditer("\n", text[start:end]):
        line = start + match.end()
        stop = text.find("\n", line, end)
        this = text[line : end if stop < 0 else stop]
        before = text[position : line - 1].rstrip()
        if _parts(before, this, marks):
            yield from _trimmed(text, position, line - 1)
            position = line
    yield from _trimmed(text, position, end)


def _parts(before: str, line: str, marks: Marks | None) -> bool:
    """Whether a line opens a block of its own after what stands before it in its paragraph."""
    if _BULLET.match(line) or _is_heading(line, marks) or _is_heading(before, marks):
        return True
    short = "\n" not in before and len(before) <= _LONGEST_HEADING
    ended = bool(_FINAL.search(before)) or short
    return ended and ((marks is not None and marks.opens(line)) or _stands_alone(line, before))


def _is_heading(line: str, marks: Marks | None) -> bool:
    """Whether a line is a heading that is marked or known, or a page number."""
    if line.lstrip().startswith("#") or _NUMBER.fullmatch(line):
        return True
    return marks is not None and "\n" not in line and len(line) <= _LONGEST_HEADING and marks.heads(title_line(line))


def _stands_alone(line: str, before: str) -> bool:
    """Whether lines are paragraphs of their own: a full sentence ended, and a long line begins."""
    return bool(re.search(r"[.!?。؟]\W*$", before)) and len(line) > 160


def _is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, holds the end of one, or leads up to a list."""
    ended = re.search(r"[.!?;,。；，؛،]$|[a-zа-я)][.!?]\s+[^\W\d_a-zа-я]", line) is not None
    return ended or (line.endswith(":") and len(line.split()) > _LONGEST_LABEL)


def title_line(text: str) -> str:
    """A line without decoration: heading marks, emphasis, numbering, a colon at its end."""
    bare = _DECORATION.sub("", one_line(text))
    return re.sub(r"^(?:[IVX]+\.?|\d+(?:\.\d+)*[.)]?|[A-Za-z][.)])\s+(?=\w)", "", bare)


def is_cut(text: str) -> bool:
    """Whether a passage stops in mid-sentence, as at the end of a page."""
    return not _FINAL.search(text.rstrip())
