"""The facts of each language, by its code."""

from __future__ import annotations

from typing import Protocol

from rapporteur.engine.languages.ar import words as ar
from rapporteur.engine.languages.en import words as en
from rapporteur.engine.languages.es import words as es
from rapporteur.engine.languages.fr import words as fr
from rapporteur.engine.languages.ru import words as ru
from rapporteur.engine.languages.zh import words as zh


class Words(Protocol):
    """What `words.py` of every language holds.

    STOP_WORDS: function words. CONNECTORS: those that may stand inside a phrase. ARTICLES: those of
    them that never follow a noun straight away. WEAK: general verbs,
    adverbs and adjectives that neither begin nor end a thematic phrase. LIGHT_HEADS: nouns that name no
    theme of their own. ACTORS: nouns (and whole names) of those who speak or decide, not of what is spoken of.
    COURTESY: words of thanks and praise, which say nothing of the matter.
    NOT_LAST: pattern of words (adverbs, participles) that end no phrase, "" for none. HEAD_FIRST: the head noun stands first. SPACED: words are parted by spaces.
    ELISIONS, CLITICS: patterns cut off the front and the end of a word. QUOTES: opening, closing mark.
    ABBREVIATIONS: their full stop ends no sentence. EMPTY_ANSWERS: what answers nothing, lower case.
    POINTERS: pattern of the beginning of a line that only points to an attached document.
    """

    LANGUAGE: str
    SPACED: bool
    HEAD_FIRST: bool
    QUOTES: tuple[str, str]
    ELISIONS: str
    CLITICS: str
    STOP_WORDS: frozenset[str]
    CONNECTORS: frozenset[str]
    ARTICLES: frozenset[str]
    WEAK: frozenset[str]
    LIGHT_HEADS: frozenset[str]
    ACTORS: frozenset[str]
    COURTESY: frozenset[str]
    NOT_LAST: str
    ABBREVIATIONS: frozenset[str]
    EMPTY_ANSWERS: frozenset[str]
    POINTERS: str


_KNOWN: dict[str, Words] = {"ar": ar, "zh": zh, "en": en, "fr": fr, "ru": ru, "es": es}


def get(code: str) -> Words:
    """The facts of a language by its ISO 639-1 code; English rules where we have none of its own."""
    return _KNOWN.get(code, en)


def supported(code: str) -> bool:
    """Whether a language has facts of its own here."""
    return code in _KNOWN
