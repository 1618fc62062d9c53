"""Canonical text: the one form in which a text is hashed, cut and quoted."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from itertools import accumulate

_NEWLINES = re.compile("\r\n|[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    + "|["
    + "".join(chr(plane * 0x10000 + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_TRAILING = re.compile(r"(?<![^\S\n])[^\S\n]+(?=\n|\Z)")
_KEPT = "\n\t\u00a0\u202f\u3000"
"""Blanks that stay as they are."""


def canonical(content: str, pages: Sequence[int] = ()) -> tuple[str, tuple[int, ...]]:
    """Make a text canonical (Unicode NFC, LF) and carry its page starts over.

    content: any text. pages: start of each page in content, rising, in code points.
    Dropped: control characters (but not tab and line feed), soft hyphens, byte order marks, lone
    surrogates, noncharacters, spaces at the end of lines and blank space at the end of the text.
    Form feeds and Unicode line and paragraph separators become line feeds. Returns the text and the
    page starts in it. Making it canonical again changes nothing (UAX 15).
    """
    cleaned = _clean(content)
    trimmed = "\n".join(map(str.rstrip, cleaned.split("\n"))).rstrip("\n")
    if not pages:
        return trimmed, ()
    starts = _starts(content, cleaned, pages)
    removed = [match.span() for match in _TRAILING.finditer(cleaned)]
    return trimmed, tuple(min(_without(start, removed), len(trimmed)) for start in starts)


def text_id(content: str) -> str:
    """The id of a canonical text: SHA-256 of its UTF-8 bytes, in hex."""
    return hashlib.sha256(content.encode()).hexdigest()


def withheld_id(contribution: str, kind: str, question: str, number: int) -> str:
    """The id of a withheld text, which says nothing of its words: a hash of where it stands."""
    return text_id("\x1f".join(("withheld", contribution, kind, question, str(number))))


def has_word(content: str) -> bool:
    """Whether a text says anything: at least one letter or digit of any script."""
    return any(character.isalnum() for character in content)


def _clean(content: str) -> str:
    if not _is_plain(content):
        content = _NEWLINES.sub("\n", _DROPPED.sub("", content))
    return unicodedata.normalize("NFC", content)


def _is_plain(content: str) -> bool:
    """Whether nothing has to be dropped or made a line feed; False where it takes a closer look."""
    if content.isprintable():
        return True
    for blank in _KEPT:
        content = content.replace(blank, " ")
    return content.isprintable()


def _starts(content: str, cleaned: str, pages: Sequence[int]) -> list[int]:
    """Page starts in the cleaned text, before spaces are trimmed."""
    bounds = [min(max(page, 0), len(content)) for page in pages]
    if not bounds or cleaned == content:
        return bounds
    edges = zip([0, *bounds], [*bounds, len(content)], strict=True)
    pieces = [_clean(content[start:end]) for start, end in edges]
    if "".join(pieces) == cleaned:
        return list(accumulate(len(piece) for piece in pieces[:-1]))
    return [len(_clean(content[:bound])) for bound in bounds]


def _without(start: int, removed: Sequence[tuple[int, int]]) -> int:
    """A place after the removed spans before it are gone."""
    return start - sum(min(end, start) - first for first, end in removed if first < start)
