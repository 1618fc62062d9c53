"""Where paragraphs begin and end, also in texts with hard-wrapped lines and no blank lines."""

from __future__ import annotations

import re

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_ITEM = re.compile(
    r"\s*(?:[•◦▪▫■□●○◆◇➢➤✓\uf0b7\uf0a7*]|[-–—?·o](?=\s)|[(\[]?(?:\d{1,3}|[ivxlIVXL]{1,5}|[a-zA-Z])[.)\]](?=\s)"
    r"|\d+(?:\.\d+)+\.?(?=\s)|[一二三四五六七八九十]+、)"
)
_CLOSED = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]）」』\d]*$")
_OPEN_END = re.compile(r"[\w,)’'\"”-]$")

_WIDEST = 130
"""A longer line was not wrapped by hand or by a page."""
_SLACK = 8
"""A wrapped line may stay this many characters short of the width around it."""
_AROUND = 3
"""Lines on each side whose lengths tell the width."""
_ARTEFACT = 40
"""A line at least this long that stops in mid-sentence before a blank line was cut by a page."""


def paragraphs(content: str) -> list[Span]:
    """The paragraphs of a text as (start, end) in code points, without the blank space around them.

    A blank line parts paragraphs, unless a sentence plainly runs on over it. A single line break parts
    them where the next line is a list item, where the line was not wrapped, or where the next word would
    have fitted into the line; never where the next line goes on in lower case.
    """
    lines = [match.span() for match in _LINE.finditer(content)]
    found: list[Span] = []
    for number, (start, end) in enumerate(lines):
        if found and not _parts(content, lines, number - 1):
            found[-1] = (found[-1][0], _last(content, end))
        else:
            found.append((_first(content, start), _last(content, end)))
    return found


def _first(content: str, start: int) -> int:
    while content[start].isspace():
        start += 1
    return start


def _last(content: str, end: int) -> int:
    while content[end - 1].isspace():
        end -= 1
    return end


def _parts(content: str, lines: list[Span], number: int) -> bool:
    """Whether a paragraph ends with the line of this number."""
    line = content[slice(*lines[number])].strip()
    following = content[slice(*lines[number + 1])].strip()
    runs_on = following[0].islower() and not _CLOSED.search(line)
    if content.count("\n", lines[number][1], lines[number + 1][0]) > 1:
        return not (runs_on and len(line) >= _ARTEFACT and _OPEN_END.search(line))
    if _ITEM.match(following):
        return True
    if runs_on and line[-1] not in ";:":
        return False
    return len(line) > _WIDEST or _fits(lines, number, len(line) + 1 + len(following.split(maxsplit=1)[0]))


def _fits(lines: list[Span], number: int, length: int) -> bool:
    """Whether a line of this length would still have been within the width of the lines around."""
    around = lines[max(0, number - _AROUND) : number + 2 + _AROUND]
    width = min(max(end - start for start, end in around), _WIDEST)
    return length <= width - _SLACK
