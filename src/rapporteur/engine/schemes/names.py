"""An index of names that finds what a name stands for, in the spellings people type.

Exact after folding (see folding.py), with or without articles; then, only where one answer is
possible, with letters lost in a conversion: as "?" ("People?s Republic of China") or gone ("Sngal").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from rapporteur.engine.schemes.folding import LOST, Token, fold, fold_word, tokens

ARTICLES = frozenset({"the", "le", "la", "les", "l", "el", "los", "las"})
NOTHING = ""
"""What a name stands for that must not be read as anything ("New Mexico" holds no country)."""

Words = tuple[str, ...]

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff\W\d_]+")
_ACRONYM = re.compile(r"(?:[A-Z]\.?\s?){2,4}|BiH")
_SHORTEST_GUESS = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text: what it stands for (NOTHING for a blocked name) and where, in code points."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameIndex:
    """What names stand for. exact: by folded words. worn: by folded words without their accented letters.

    starts: names by first word, longest first. acronyms: names that in running text count only in capitals.
    """

    exact: Mapping[Words, str]
    worn: Mapping[Words, str]
    starts: Mapping[str, tuple[Words, ...]] = field(repr=False)
    acronyms: frozenset[Words] = frozenset()

    def whole(self, text: str) -> str | None:
        """What the whole of a text names, None where it names nothing or more than one thing."""
        words = fold(text)
        for candidate in _spellings(words):
            if candidate in self.exact:
                return self.exact[candidate] or None
        if any(LOST in word for word in words):
            return self._with_lost_letters(words)
        if sum(map(len, words)) >= _SHORTEST_GUESS:
            return next((self.worn[c] for c in _spellings(words) if c in self.worn), None)
        return None

    def _with_lost_letters(self, words: Words) -> str | None:
        phrase = " ".join(words)
        if len(phrase.replace(LOST, "").replace(" ", "")) < _SHORTEST_GUESS:
            return None
        pattern = re.compile(re.escape(phrase).replace(re.escape(LOST), ".?"))
        keys = {key for name, key in self.exact.items() if pattern.fullmatch(" ".join(name))}
        return (keys.pop() or None) if len(keys) == 1 else None

    def scan(self, text: str) -> Iterator[Hit]:
        """Every name in a running text, the longest at each place, blocked names included.

        In scripts with case a name counts only with a capital, unless the text has no capitals at all.
        """
        found = tokens(text)
        any_case = text == text.lower()
        i = 0
        while i < len(found):
            length, key = self._at(found, i, any_case)
            if length:
                yield Hit(key, found[i].start, found[i + length - 1].end)
            i += length or 1

    def _at(self, found: list[Token], i: int, any_case: bool) -> tuple[int, str]:
        """How many tokens the longest name at i has (0: none) and what it stands for."""
        for first in _first_words(found[i].text):
            for name in self.starts.get(first, ()):
                here = found[i : i + len(name)]
                rest = tuple(token.text for token in here[1:])
                if rest == name[1:] and self._cased(name, here, any_case):
                    return len(name), self.exact[name]
        return 0, NOTHING

    def _cased(self, name: Words, here: list[Token], any_case: bool) -> bool:
        if name in self.acronyms:
            return all(token.capitals for token in here)
        return any_case or here[0].capital


def build_index(names: Mapping[str, Iterable[str]], blocked: Iterable[str] = ()) -> NameIndex:
    """An index of names by what they stand for. blocked: names that stand for nothing.

    Raises ValueError if one name stands for two things.
    """
    exact: dict[Words, str] = {}
    for key, name in _pairs(names, blocked):
        words = fold(name)
        if exact.setdefault(words, key) != key:
            raise ValueError(f"{name!r} stands for both {exact[words]!r} and {key!r}")
    for words, key in list(exact.items()):
        exact.setdefault(_without_articles(words), key)
    starts: dict[str, list[Words]] = {}
    for words in sorted(exact, key=lambda name: (-len(name), name)):
        starts.setdefault(words[0], []).append(words)
    return NameIndex(
        exact=exact,
        worn=_worn(names, exact),
        starts={first: tuple(rest) for first, rest in starts.items()},
        acronyms=frozenset(fold(name) for _, name in _pairs(names, ()) if _ACRONYM.fullmatch(name)),
    )


def _pairs(names: Mapping[str, Iterable[str]], blocked: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key, spellings in names.items():
        for name in spellings:
            yield key, name
    for name in blocked:
        yield NOTHING, name


def _worn(names: Mapping[str, Iterable[str]], exact: Mapping[Words, str]) -> dict[Words, str]:
    """Latin names with their accented letters gone, where that leaves one meaning and no real name."""
    keys: dict[Words, set[str]] = {}
    for key, name in _pairs(names, ()):
        if not name.isascii() and _LATIN.fullmatch(name):
            keys.setdefault(fold("".join(c for c in name if c.isascii())), set()).add(key)
    return {words: min(of) for words, of in keys.items() if words and len(of) == 1 and words not in exact}


def _without_articles(words: Words) -> Words:
    """Without articles after the first word ("El Salvador" keeps its own)."""
    return words[:1] + tuple(word for word in words[1:] if word not in ARTICLES)


def _spellings(words: Words) -> Iterator[Words]:
    """The words as they are, then without articles inside, then without the one in front."""
    inside = _without_articles(words)
    yield from (words, inside)
    if inside and inside[0] in ARTICLES:
        yield inside[1:]


def _first_words(word: str) -> tuple[str, ...]:
    """The word, and without a joined Arabic "and" ("\u0648")."""
    return (word, fold_word(word[1:])) if word.startswith("و") and len(word) > 3 else (word,)
