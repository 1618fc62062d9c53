"""Lines of a text and the forms in which they are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.engine.corpus.paragraphs import Span, paragraphs

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_LABEL = re.compile(r"\s*([^\W\d_][^:：\n]{0,38}?)\s*[:：](?=\s|$|[^/\d])")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. key: as it is compared. alone: it is a paragraph of its own."""

    start: int
    end: int
    key: str
    alone: bool


def lines_of(content: str) -> list[Line]:
    """The lines of a text that are not blank, in order."""
    whole = set(paragraphs(content))
    found: list[Line] = []
    for match in _LINE.finditer(content):
        start, end = _bare(match)
        found.append(Line(start, end, key_of(match.group()), (start, end) in whole))
    return found


def _bare(match: re.Match[str]) -> Span:
    line = match.group()
    lead = len(line) - len(line.lstrip())
    return match.start() + lead, match.end() - (len(line) - len(line.rstrip()))


def key_of(line: str) -> str:
    """A line in lower case with single spaces."""
    return " ".join(line.casefold().split())


def letters_of(line: str) -> str:
    """Only the letters and digits of a line, case folded: how titles and questions are compared."""
    return "".join(character for character in line.casefold() if character.isalnum())


def page_key(key: str) -> str:
    """The key of a page header or footer: page numbers make no difference."""
    return _DIGITS.sub("#", key)


def label_of(line: str) -> str:
    """The label of a "Label: value" line, case folded; "" where it has none of at most five words."""
    match = _LABEL.match(line)
    if match is None:
        return ""
    label = key_of(match.group(1))
    return label if len(label.split()) <= 5 else ""


def label_end(line: str) -> int:
    """Where the label (with its colon) of a "Label: value" line ends within the line; 0 without one."""
    match = _LABEL.match(line)
    return match.end() if match else 0
