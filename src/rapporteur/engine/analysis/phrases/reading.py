"""How words are read for phrases: runs of tokens, and the key under which spellings are one word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import simplemma

from rapporteur.engine.languages import Token, get, supported, tokenise

Run = tuple[Token, ...]
"""Tokens with nothing but blank space between them (elisions and Chinese words touch)."""

FULL, CONNECTS, NOWHERE, INSIDE, ARTICLE = range(5)

_FULL_LEMMAS = frozenset(["ru", "uk", "pl", "de", "nl", "cs", "sk", "bg", "el", "fi", "hu", "sv", "da", "nb", "tr"])
"""Languages whose nouns change with case or gender: the whole lemma is the key, not only the singular."""
_PLURAL = {"en": "s", "fr": "sx", "es": "s", "pt": "s", "it": "ieai"}
_IRREGULAR = frozenset(["children", "women", "men", "people", "criteria", "phenomena", "countries"])
_ARTICLES = re.compile(r"^(?:وال|بال|كال|فال|ال|لل)(?=\w{3})")
_ALEFS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_SPELLINGS = (
    (re.compile(r"is(ation|ations|e|es|ed|ing|er|ers)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|al|able)?$"), r"or\1"),
    (re.compile(r"mme(s)?$"), r"m\1"),
    (re.compile(r"(?<=\w{3})tre(s)?$"), r"ter\1"),
)


def runs(content: str, language: str) -> list[Run]:
    """The words of a passage, parted wherever anything but blank space stands between two of them."""
    found: list[list[Token]] = []
    last = -1
    for token in tokenise(content, language):
        if not found or content[last : token[1]].strip():
            found.append([])
        found[-1].append(token)
        last = token[2]
    return [tuple(run) for run in found]


def spelling(content: str, run: Sequence[Token], spaced: bool) -> str:
    """A stretch of tokens as it is written, with single spaces (none where the language has none)."""
    written = content[run[0][1] : run[-1][2]]
    return (" " if spaced else "").join(written.split())


@lru_cache(maxsize=200_000)
def key(word: str, language: str) -> str:
    """The key of a folded word: singular and plural, British and American spelling, have the same.

    Simplemma (Barbaresi 2024) gives the lemma. For English, French, Spanish, Portuguese and Italian it
    counts only where it takes a plural ending off, so that "developing" and "developed" stay apart.
    """
    if language == "ar":
        return _ARTICLES.sub("", word).translate(_ALEFS)
    lemma = _lemma(word, language)
    if language == "en" and not lemma.isascii():
        lemma = "".join(c for c in unicodedata.normalize("NFD", lemma) if not unicodedata.combining(c))
    if language == "en" and len(lemma) > 4:
        for pattern, replacement in _SPELLINGS:
            lemma = pattern.sub(replacement, lemma)
    return lemma


def _lemma(word: str, language: str) -> str:
    if not word.isalpha() or language == "zh":
        return word
    if language in _FULL_LEMMAS:
        return simplemma.lemmatize(word, lang=language).lower()
    if word in _IRREGULAR or (len(word) > 3 and word[-1] in _PLURAL.get(language, "") and word[-2:] != "ss"):
        return simplemma.lemmatize(word, lang=language).lower()
    return word


@lru_cache(maxsize=200_000)
def edge_kind(word: str, language: str) -> int:
    """How a folded word may stand in a phrase.

    FULL: anywhere. CONNECTS: only inside (function words that connect). NOWHERE: other function words.
    INSIDE: inside, not at its edge (general verbs, adverbs, adjectives; numbers; single letters).
    ARTICLE: only inside, after a word that connects (articles). Of a language without facts of its own, words of
    up to three letters are function words.
    """
    if not supported(language):
        return FULL if len(word) > 3 and any(map(str.isalpha, word)) else NOWHERE
    words = get(language)
    if word in words.ARTICLES:
        return ARTICLE
    if word in words.CONNECTORS:
        return CONNECTS
    if word in words.STOP_WORDS:
        return NOWHERE
    if word in words.WEAK or not any(map(str.isalpha, word)):
        return INSIDE
    return INSIDE if len(word) < 2 and language != "zh" else FULL


def light_head(first: str, last: str, language: str) -> bool:
    """Whether the head of a phrase with these edge words is a noun that names no theme of its own."""
    words = get(language)
    return supported(language) and (first if words.HEAD_FIRST else last) in words.LIGHT_HEADS


def ends_badly(last: str, language: str) -> bool:
    """Whether a word is an adverb or participle by its ending, so that no phrase ends with it."""
    pattern = get(language).NOT_LAST if supported(language) else ""
    return bool(pattern and re.match(pattern, last))
