"""What a contributor chose about publication, read from what a form says in six languages.

Order matters: refusals are looked for first, then anonymity, then consent; and what holds a "not" that is
neither is no consent, so that a sentence in doubt is read in favour of privacy. What is not recognised is
withheld by the caller, never published.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.header_words import is_one_of, mentions
from rapporteur.engine.intake.words import words
from rapporteur.engine.records import Publication

_LISTS = words("consent")
YES: str = _LISTS["yes"]
NO: str = _LISTS["no"]


def find_publication(value: str, *, asked: str = "", mapping: Mapping[str, str] | None = None) -> str | None:
    """named, anonymous or withheld for a cell, None if it does not say.

    asked: the header of the column; it decides what a bare yes or no means. mapping: [publication] of
    the review, which goes first.
    """
    for known, choice in (mapping or {}).items():
        if wording(known) == wording(value):
            return choice
    return _read(value, asked)


@lru_cache(maxsize=4096)
def _read(value: str, asked: str) -> Publication | None:
    if is_one_of(value, YES):
        return _answered_yes(asked)
    if is_one_of(value, NO):
        return _answered_no(asked)
    if mentions(value, _LISTS["not_anonymous"]):
        return None
    if mentions(value, _LISTS["refused"]) or _says_no(value):
        return None if mentions(value, _LISTS["anonymous"]) else "withheld"
    if mentions(value, _LISTS["anonymous"]):
        return "anonymous"
    if mentions(value, _LISTS["negations"]):
        return None
    return "named" if mentions(value, _LISTS["named"]) or _says_yes(value) else None


def _says_yes(value: str) -> bool:
    return is_one_of(value.partition(",")[0], YES)


def _says_no(value: str) -> bool:
    return is_one_of(value.partition(",")[0], NO)


def _answered_yes(asked: str) -> Publication | None:
    anonymity, secrecy = mentions(asked, _LISTS["asks_anonymity"]), mentions(asked, _LISTS["asks_secrecy"])
    if anonymity and secrecy:
        return None
    if secrecy:
        return "withheld"
    return "anonymous" if anonymity else "named"


def _answered_no(asked: str) -> Publication | None:
    anonymity, secrecy = mentions(asked, _LISTS["asks_anonymity"]), mentions(asked, _LISTS["asks_secrecy"])
    if (anonymity or secrecy) and mentions(asked, _LISTS["asks_publication"]):
        return "withheld"
    return "named" if anonymity or secrecy else "withheld"
