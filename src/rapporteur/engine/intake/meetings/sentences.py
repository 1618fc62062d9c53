"""Where sentences end in documents full of "Ms.", "H.E." and initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapporteur.engine.intake.meetings.words import LANGUAGES, plain, vocabulary

_END = re.compile(r"(?<=[.!?])[»”\"’)*]*\s+(?=[^\sa-zа-яё])|(?<=[。！？])\s*|(?<=؟)\s+")
_LAST = re.compile(r"([\w.'’-]+)\.[»”\"’)*]*\s*$")
_ABBREVIATIONS = frozenset(
    [
        "st",
        "no",
        "nos",
        "inc",
        "ltd",
        "co",
        "corp",
        "vs",
        "cf",
        "art",
        "vol",
        "pp",
        "fig",
        "para",
        "paras",
        "tel",
        "ext",
        "dept",
        "u.s",
        "u.k",
        "e.g",
        "i.e",
        "etc",
        "jr",
        "al",
        "гг",
        "г",
        "им",
        "т.д",
        "s.a",
        "p.m",
        "a.m",
    ]
)


@lru_cache(maxsize=1)
def _abbreviated() -> frozenset[str]:
    """Forms of address of all languages, folded, and other words after which a full stop ends no sentence."""
    forms = [plain(form.strip()) for key in LANGUAGES for form in str(vocabulary(key).values["honorifics"]).split("|")]
    return _ABBREVIATIONS | {form.split()[-1] for form in forms if len(form) <= 6 and form not in ("me", "fr")}


def sentence_starts(text: str, end: int | None = None) -> Iterator[int]:
    """The places in text[:end] at which a sentence begins after another one."""
    for match in _END.finditer(text, 0, len(text) if end is None else end):
        if match.end() < len(text) and not _is_abbreviation(text, match.start()):
            yield match.end()


def first_sentence(text: str, longest: int) -> str:
    """The sentence a text begins with, its white space at the end included; at most `longest` code points."""
    return text[: next(sentence_starts(text, longest), min(len(text), longest))]


def _is_abbreviation(text: str, place: int) -> bool:
    """Whether the word before a place is an abbreviation or an initial, and not the last of a sentence."""
    match = _LAST.search(text, max(0, place - 24), place)
    if match is None:
        return False
    word = plain(match[1])
    return word in _abbreviated() or len(word) == 1 or re.fullmatch(r"(?:\w\.)+\w", word) is not None
