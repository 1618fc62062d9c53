"""Where sentences begin and end, by small rules of each language."""

from __future__ import annotations

import re

from rapporteur.engine.corpus.paragraphs import Span, paragraphs
from rapporteur.engine.languages import get

_STOP = re.compile(
    r"(?P<end>(?<![.!?…])[.!?…]+|(?<![。！？｡؟۔।])[。！？｡؟۔।]+)"
    r"(?P<close>[\"'”’»)\]）」』]*)(?P<note>\[\d+\]|[¹²³⁰-⁹]*)(?P<gap>\s+|$|(?<=[。！？｡])|(?=[^\W\d_]))"
)
_INITIAL = re.compile(r"(?:^|[\s(\-“\"'«])(?:[^\W\d_]\.)*[^\W\d_]$")
_LAST_WORD = re.compile(r"(?<![\w.°])[\w.°]+$")
_LAST_LETTERS = re.compile(r"(?<![^\W\d_])[^\W\d_]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
_FULL = frozenset("。！？｡؟۔।!?…")
_NUMBERED = re.compile(r"(?:^|\n)[^\S\n]*[(\[]?(?:\d{1,3}|[ivxIVX]{1,5}|[a-zA-Z])$")
_NEAR, _CUT = 200, "_"
"""As many characters before a mark say whether it ends a sentence; what stands for those further off."""


def sentences(content: str, language: str) -> list[Span]:
    """The sentences of a text as (start, end) in code points, without the blank space around them.

    Breaks: a mark that ends sentences (also of Arabic, Chinese and Hindi) unless an abbreviation, an initial,
    a decimal, a list number or a lower-case word shows that the sentence goes on, and the end of a
    paragraph; a line break within a paragraph does not break. Every character that is not blank is in
    exactly one sentence.
    """
    spans: list[Span] = []
    for start, end in paragraphs(content):
        spans.extend(within(content, start, end, language))
    return spans


def within(content: str, start: int, end: int, language: str) -> list[Span]:
    """The sentences of one paragraph, content[start:end], as (start, end) in the whole content."""
    spans: list[Span] = []
    begin = start
    for match in _STOP.finditer(content, start, end):
        if _ends(content, begin, end, match, language):
            spans.append(trimmed(content, begin, match.end("note")))
            begin = match.end("note")
    spans.append(trimmed(content, begin, end))
    return [span for span in spans if span[0] < span[1]]


def trimmed(content: str, start: int, end: int) -> Span:
    """A span without the blank space at its edges; start == end where nothing else is in it."""
    while start < end and content[start].isspace():
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return start, end


def _ends(content: str, begin: int, end: int, match: re.Match[str], language: str) -> bool:
    """Whether the mark found by the pattern ends a sentence."""
    following = content[match.end() : min(match.end() + 1, end)]
    if not following:
        return True
    if match["end"][0] in "。！？｡؟۔।":
        return True
    if not match["gap"]:
        return _glued(content, _before(content, begin, match), match, following)
    if following.islower():
        return False
    if match["end"] != ".":
        return True
    return not _goes_on(_before(content, begin, match), language, following)


def _before(content: str, begin: int, match: re.Match[str]) -> str:
    """What stands before a mark in its sentence, or the end of it."""
    near = match.start() - _NEAR
    return content[begin : match.start()] if near <= begin else _CUT + content[near : match.start()]


def _glued(content: str, before: str, match: re.Match[str], following: str) -> bool:
    """A stop with no blank after it ends a sentence only between a long word and a capital ("end.Next")."""
    word = _LAST_LETTERS.search(before)
    if word is None or match["end"] != "." or match["close"]:
        return False
    rest = _LETTERS.match(content, match.end())
    after = rest.group() if rest else ""
    plain = word.group().islower() and len(word.group()) > 3
    return plain and following.isupper() and len(after) > 1 and after[1:].islower()


def _goes_on(before: str, language: str, following: str) -> bool:
    """Whether a full stop after these words belongs to an abbreviation, an initial or a list number."""
    if _NUMBERED.search(before):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group().lower().strip("-")
    if word in get(language).ABBREVIATIONS:
        return word not in {"etc", "al", "др", "пр", "гг", "г"} or not following.isupper()
    return bool(_INITIAL.search(before)) and following.isalpha() and len(last.group()) <= 3
