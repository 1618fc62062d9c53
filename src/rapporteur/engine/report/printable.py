"""Text as Word and PDF files can hold it: what no font can draw and no XML may hold is shown as U+FFFD."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

REPLACEMENT: Final = "\ufffd"
_LINE_ENDS: Final = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NEVER_DRAWN: Final = frozenset({"Cc", "Cs", "Co", "Cn"})
_ANNOTATION: Final = frozenset("\ufff9\ufffa\ufffb")
"""Interlinear annotation characters, which plain text should not hold (Unicode 23.8)."""


def printable(text: str) -> str:
    """The text as a printed form shows it; a text made printable once is left as it is.

    Line ends of every kind become LF, tabs stay. Control characters, lone surrogates, private-use
    characters, unassigned code points and noncharacters (Unicode general categories Cc, Cs, Co, Cn) become
    U+FFFD, one for one. Everything else stays, marks of direction (U+200E, U+202A ...) included.
    """
    plain = _LINE_ENDS.sub("\n", text)
    return plain if plain.isascii() and plain.isprintable() else "".join(map(_shown, plain))


@lru_cache(maxsize=20_000)
def _shown(char: str) -> str:
    never = unicodedata.category(char) in _NEVER_DRAWN and char not in "\n\t"
    return REPLACEMENT if never or char in _ANNOTATION else char
