"""Writing direction, and how words of one direction stand among words of the other (UAX #9)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})

_MARK: Final = {False: "\u200e", True: "\u200f"}
_EMBED: Final = {False: "\u202a", True: "\u202b"}
_END: Final = "\u202c"
MARKS: Final = frozenset({*_MARK.values(), *_EMBED.values(), _END})


def right_to_left(language: str) -> bool:
    """Whether a language (BCP 47 tag) is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def reads_right_to_left(text: str) -> bool | None:
    """The direction of a text by its first strong letter, None where it has none (UAX #9, P2 and P3)."""
    return next(
        (kind != "L" for letter in text if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL")), None
    )


@lru_cache(maxsize=1 << 14)
def set_apart(text: str, language: str) -> str:
    """Text to be put into a sentence of a language, so that neither disturbs the order of the other.

    Text with no letter of the other direction, or set apart before, is left as it is. Otherwise it is
    embedded by its own direction with a mark of the sentence's direction on both sides; embeddings and
    marks, unlike isolates, are known to every word processor in use.
    """
    across = right_to_left(language)
    strange = ("L",) if across else ("R", "AL")
    if text[:1] in MARKS or not any(unicodedata.bidirectional(letter) in strange for letter in text):
        return text
    mark = _MARK[across]
    return f"{mark}{_EMBED[bool(reads_right_to_left(text))]}{text}{_END}{mark}"


def without_marks(text: str) -> str:
    """The text without the marks of `set_apart`."""
    return "".join(letter for letter in text if letter not in MARKS)
