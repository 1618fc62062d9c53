"""Shapes that introductions of speakers are made of: forms of address, names, verbs of speaking, as patterns."""

from __future__ import annotations

import re
from functools import lru_cache

from rapporteur.engine.intake.meetings.words import Vocabulary, vocabulary

_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_WORD = rf"(?:[{_CAPITAL}][\w'’‘-]*\.?|[dDlL]['’][{_CAPITAL}][\w'’-]*)"
_SMALL = (
    r"(?:de|da|das|dos|do|del|della|di|du|des|van|von|der|den|bin|bint|binti|ibn|ben|al|el|ter|af|zu|abu|ould"
    r"|y|e|la|le|a/l|a/p)"
)
NAME = rf"{_WORD}(?:[ \t\n]+(?:{_SMALL}[ \t\n]+){{0,3}}{_WORD}|[ \t]+\([{_CAPITAL}][a-z]+\)(?=[ \t]{_WORD})){{0,6}}"
"""A name of a person in a script with capitals: words with capitals, and small words between them."""


def outside(text: str, position: int) -> bool:
    """Whether a place lies outside brackets and quotation marks."""
    before = text[:position]
    return before.count("(") <= before.count(")") and before.count("«") <= before.count("»")


@lru_cache(maxsize=8)
def honorific(words: Vocabulary) -> re.Pattern[str]:
    """Forms of address at the start of `plain` text; in French and Spanish the English ones too."""
    return re.compile(rf"\s*(?:{_one_honorific(words)})+(?=[^\W\d_])")


@lru_cache(maxsize=8)
def honorific_anywhere(words: Vocabulary) -> re.Pattern[str]:
    """Forms of address anywhere in `plain` text."""
    return re.compile(rf"(?<![\w.'-])(?:{_one_honorific(words)})+(?=[^\W\d_])")


def _one_honorific(words: Vocabulary) -> str:
    sources = [words.source("honorifics")]
    if words.language in ("fr", "es"):
        sources.append(r"mr|ms|mrs|h\.e|dr|prof")
    return rf"(?:(?:the|le|la|el)\s+|l')?(?:{'|'.join(sources)})(?:\.\s*|\s+|(?<=')),?\s*"


@lru_cache(maxsize=8)
def verb(words: Vocabulary) -> re.Pattern[str]:
    """A verb of speaking; in English any small word on -ed counts too."""
    source = words.source("verbs")
    return re.compile(words.whole(source + (r"|[a-z]{3,}ed" if words.language == "en" else "")))


def loose(words: Vocabulary) -> str:
    """Verbs, and shapes of verbs that count only where an apposition ends (after a comma, a bracket or the name)."""
    shapes = str(words.values["verb_shapes"])
    return words.source("verbs") + (f"|{shapes}" if shapes else "")


@lru_cache(maxsize=8)
def spoken_after(words: Vocabulary) -> re.Pattern[str]:
    """What follows a bold name that is a speaker: a relative, a verb, a colon."""
    before = rf"(?:(?:{words.source('before_verbs')})\s*,?\s+){{0,2}}"
    source = loose(words)
    relative = words.source("relative")
    return re.compile(
        rf"\s*[,:–—-]?\s*(?:(?:{relative})(?!\w)|:|{before}(?:{source})(?!\w)|(?=[a-z]))"
        if relative
        else rf"\s*[,:]?\s*{before}(?:{source})(?!\w)"
    )


@lru_cache(maxsize=8)
def boundaries(words: Vocabulary) -> tuple[re.Pattern[str], ...]:
    """Ends of an apposition in `plain` text: a relative after a comma, a verb (any -ed word after a comma), a colon."""
    before = rf"(?:,?\s*(?:{words.source('before_verbs')})\s*,?\s+){{0,2}}"
    verbs = words.source("verbs")
    any_verb = loose(words)
    patterns = [
        re.compile(rf"[,)*–—]\s*(?:{words.source('relative')})(?!\w)")
        if words.source("relative")
        else re.compile(r"(?!)"),
        re.compile(rf"(?:[,)*–—]|(?:\s[–—-]))\s*{before}(?:{any_verb})(?!\w)"),
        re.compile(rf"\s+{before}(?:{verbs})(?!\w)"),
        re.compile(rf"^\s*{before}(?:{any_verb})(?!\w)"),
        re.compile(r"\s*:(?=\s)"),
    ]
    return tuple(patterns)


@lru_cache(maxsize=1)
def arabic_pattern(words: Vocabulary) -> re.Pattern[str]:
    """(verb) form of address, name: in `plain` text; the name ends at a mark, a bracket or a verb."""
    verbs = words.source("verbs")
    before = words.source("before_verbs")
    hon = words.source("honorifics")
    return re.compile(
        rf"\s*(?:\*\*)?(?:(?:{before})\s+)*(?P<verb>(?:و|ف)?(?:{verbs})\s+)?(?P<hon>(?:(?:{hon})\s*/?\s*)+)\s*"
        rf"(?P<name>[^\s,،.(:]+(?:\s+(?!(?:{verbs})(?!\w))[^\s,،.(:]+){{0,4}}?)(?=\s*\*\*|\s*[,،.(:]|\s+(?:{verbs})(?!\w))\s*(?:\*\*)?"
    )


@lru_cache(maxsize=1)
def chinese_pattern() -> re.Pattern[str]:
    """(body and function) name, form of address, (brackets), verb or colon, in text as it is written."""
    words = vocabulary("zh")
    functions, verbs = words.source("functions"), words.source("verbs")
    hon = words.source("honorifics")
    before = rf"(?:{words.source('before_verbs')}|，|,)*"
    end = rf"(?P<end>{before}(?:.{{0,12}}?)(?:{verbs})|[：:])"
    named = r"(?P<name>[\u4e00-\u9fff·A-Za-z ]{2,14}?)"
    return re.compile(
        rf"\s*(?:\*\*)?(?P<app>[^，,。：:（(]{{0,40}}(?:{functions}))?{named}(?:(?P<hon>{hon})+)?(?:\*\*)?"
        rf"(?:[（(](?P<paren>[^）)]{{2,60}})[）)])?(?:\*\*)?{end}"
    )
