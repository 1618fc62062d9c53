"""Text as runs: split where the writing direction turns, each with the language it is in.

Word lays out a run without `w:rtl` from left to right, white space, digits and brackets included, so that
the resolution of neutral characters is done here: by the rules W2, W7, N0, N1 and N2 of UAX #9, with
embeddings and isolates as their own surroundings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from babel.core import get_global

from rapporteur.engine.languages.direction import reads_right_to_left, right_to_left
from rapporteur.engine.report.render_docx.markup import Element, w, words

_STRONG: Final = {"L": False, "R": True, "AL": True, "AN": True}
_OPENING: Final = {"LRE": False, "LRO": False, "LRI": False, "RLE": True, "RLO": True, "RLI": True, "FSI": False}
_BRACKETS: Final = {"(": ")", "[": "]", "{": "}", "«": "»"}
_CLOSING: Final = ("PDF", "PDI")
_TAG: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_EAST_ASIAN_FACES: Final = {"zh": None, "ja": "Yu Gothic", "ko": "Malgun Gothic"}
"""Languages written in Chinese characters or Hangul, and the face where the style's own, Chinese, is wrong."""
_REGIONS: Final = {"en": "GB", "ar": "SA"}
"""Where the likeliest region is not the one that word processors have spelling rules for, or the United Nations use."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words these are: their language, the report's, and whether their line runs from right to left."""

    language: str
    home: str
    leftwards: bool

    @classmethod
    def of(cls, text: str, language: str, home: str) -> Voice:
        """The voice of quoted words: the direction is that of their first letter, else the report's."""
        reads = reads_right_to_left(text)
        known = language != "und" and _TAG.fullmatch(language)
        return cls(language if known else home, home, right_to_left(home) if reads is None else reads)


def runs(text: str, voice: Voice, style: str = "") -> list[Element]:
    """The runs that make a text, in a character style where one is given; none for the empty text.

    Line ends stay in the text as they are: Word and LibreOffice show them as a space, as HTML does.
    """
    return [run(voice, style, leftwards, words(piece)) for piece, leftwards in pieces(text, voice.leftwards)]


def run(voice: Voice, style: str, leftwards: bool, *content: Element) -> Element:
    """One run. leftwards: from right to left."""
    properties = list(_properties(voice, style, leftwards))
    return w("r", w("rPr", *properties), *content) if properties else w("r", *content)


def _properties(voice: Voice, style: str, leftwards: bool) -> Iterator[Element]:
    base = voice.language.split("-")[0].lower()
    if style:
        yield w("rStyle", val=style)
    if base in _EAST_ASIAN_FACES and not leftwards:
        face = _EAST_ASIAN_FACES[base]
        yield w("rFonts", hint="eastAsia") if face is None else w("rFonts", hint="eastAsia", eastAsia=face)
    if leftwards:
        yield w("rtl")
    if voice.language != voice.home:
        yield w("lang", **{language_slot(voice.language): language_tag(voice.language)})


def language_slot(language: str) -> str:
    """Which attribute of `w:lang` a language goes to: "val", "eastAsia" or "bidi"."""
    if right_to_left(language):
        return "bidi"
    return "eastAsia" if language.split("-")[0].lower() in _EAST_ASIAN_FACES else "val"


@cache
def language_tag(language: str) -> str:
    """A language with its likeliest region (CLDR likely subtags), as spelling checkers want it: "fr-FR"."""
    if "-" in language:
        return language
    likely = get_global("likely_subtags").get(language, "").split("_")
    region = _REGIONS.get(language, likely[-1] if len(likely) == 3 else "")
    return f"{language}-{region}" if region else language


def pieces(text: str, leftwards: bool) -> Iterator[tuple[str, bool]]:
    """The text cut where its direction turns, each piece with whether it goes from right to left.

    leftwards: the direction of the line.
    """
    if not leftwards and (text.isascii() or not any(_STRONG.get(unicodedata.bidirectional(a)) for a in text)):
        if text:
            yield text, False
        return
    directions = _directions([unicodedata.bidirectional(letter) for letter in text], leftwards)
    _pair_brackets(text, directions)
    for direction, letters in groupby(zip(directions, text, strict=True), lambda pair: pair[0]):
        yield "".join(letter for _, letter in letters), direction


def _pair_brackets(text: str, directions: list[bool]) -> None:
    """A closing bracket goes the way of the one that opens: rule N0 as far as it matters for whole phrases."""
    opened: list[int] = []
    for place, letter in enumerate(text):
        if letter in _BRACKETS:
            opened.append(place)
        elif letter in _BRACKETS.values() and opened and _BRACKETS[text[opened[-1]]] == letter:
            directions[place] = directions[opened.pop()]


def _directions(kinds: list[str], leftwards: bool) -> list[bool]:
    found = [leftwards] * len(kinds)
    around, before, waiting = [leftwards], leftwards, 0
    for place, kind in enumerate(kinds):
        if kind in _OPENING:
            found[waiting : place + 1] = [around[-1]] * (place + 1 - waiting)
            around.append(_OPENING[kind])
            before, waiting = around[-1], place + 1
        elif kind in _CLOSING and len(around) > 1:
            inner = around.pop()
            found[waiting:place] = [inner] * (place - waiting)
            found[place] = around[-1]
            before, waiting = inner, place + 1
        elif kind in _STRONG or kind == "EN":
            strong = _STRONG.get(kind, before)
            between = strong if strong == before else around[-1]
            found[waiting:place] = [between] * (place - waiting)
            found[place] = before = strong
            waiting = place + 1
    found[waiting:] = [around[-1]] * (len(kinds) - waiting)
    return found
