"""How survey tools and people head the columns of a table, in the six UN languages.

Every entry is a phrase in the form of cleaning.wording; "*" ends a word stem. STRONG phrases are short
headers that say what the column is; WEAK ones count only when the values of the column agree.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.words import words

_SPACELESS = re.compile("[\u0600-\u06ff\u3400-\u9fff]")

_LISTS = words("headers")
STRONG: Mapping[str, str] = _LISTS["strong"]
"""Short headers that say what the column is, by key of review.COLUMN_KEYS."""

WEAK: Mapping[str, str] = _LISTS["weak"]
"""What longer headers mention; it counts only when the values of the column agree."""

PRIVATE: str = _LISTS["private"]
"""Columns that never leave intake."""

FIRST_PERSON: str = _LISTS["first_person"]
"""Words by which a form speaks to the person who fills it in."""

OWN: str = _LISTS["own"]
"""What a contributor gives: answers, a name."""

UNNAMED: str = _LISTS["unnamed"]
"""Words by which a form asks whether the contributor shall be named."""

PERMIT: str = _LISTS["permit"]
"""Words by which a form asks for permission."""

OPEN_QUESTION: str = _LISTS["open_question"]
"""How a question begins that asks for more than a detail of a profile."""

ANSWER: str = _LISTS["answer"]
"""Short headers of columns that hold what contributors say."""

FORM: str = _LISTS["form"]
"""What the column is called that holds the form, beside one that holds its attachment."""

FIRST_NAMES: str = _LISTS["first_names"]
NOT_PROFILE: str = _LISTS["not_profile"]


@lru_cache(maxsize=256)
def phrases(text: str) -> tuple[str, ...]:
    """The phrases of one of the lists above, in the form of cleaning.wording, "*" kept."""
    return tuple(" ".join(_stem(word) for word in phrase.split()) for phrase in text.split("|"))


def _stem(word: str) -> str:
    return wording(word.rstrip("*")) + "*" * word.endswith("*")


@lru_cache(maxsize=256)
def _whole(text: str) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(phrase) for phrase in phrases(text)))


@lru_cache(maxsize=256)
def _anywhere(text: str) -> re.Pattern[str]:
    return re.compile("|".join(_bounded(phrase) for phrase in phrases(text)))


def _pattern(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ \*", r"\ .*").replace(r"\*", r"\w*")


def _bounded(phrase: str) -> str:
    if _SPACELESS.search(phrase):
        return _pattern(phrase)
    return rf"(?<!\w){_pattern(phrase)}(?!\w)"


@lru_cache(maxsize=4096)
def is_one_of(header: str, listed: str) -> bool:
    """Whether a header is, as a whole, one of the phrases of a list."""
    return _whole(listed).fullmatch(wording(header)) is not None


@lru_cache(maxsize=4096)
def mentions(header: str, listed: str) -> bool:
    """Whether a header contains one of the phrases of a list."""
    return _anywhere(listed).search(wording(header)) is not None


@lru_cache(maxsize=4096)
def begins_with(header: str, listed: str) -> bool:
    """Whether a header begins with one of the phrases of a list."""
    return _anywhere(listed).match(wording(header)) is not None
