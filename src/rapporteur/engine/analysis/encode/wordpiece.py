"""Text to the word pieces of BERT's uncased English vocabulary (Devlin et al. 2019, section 3)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable

_LONGEST_WORD = 100
"""Characters; a longer word is unknown."""
_READ = 16_384
"""Characters of a text that are read; many more than its pieces can fill."""
_ASCII_SIGNS = r"!-/:-@\[-`{-~"
_IDEOGRAPHS = (
    "\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\U00020000-\U0002a6df\U0002a700-\U0002b81f\U0002b820-\U0002ceaf"
    "\U0002f800-\U0002fa1f"
)
_PLAIN = re.compile(r"[0-9a-z]+|[^\s0-9a-z]")
_IDEOGRAPH = re.compile(f"([{_IDEOGRAPHS}])")
_SIGN = re.compile(f"[{_ASCII_SIGNS}]")


class WordPieces:
    """A vocabulary ready to cut texts. longest: pieces a text is cut at, its two marks included."""

    def __init__(self, vocabulary: Traversable, longest: int) -> None:
        words = vocabulary.read_text("utf-8").splitlines()
        self._number = {word: number for number, word in enumerate(words)}
        self._longest = longest
        self._unknown, self._start, self._stop = (self._number[mark] for mark in ("[UNK]", "[CLS]", "[SEP]"))
        self._cut = lru_cache(maxsize=100_000)(self._cut_word)

    def __call__(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the numbers of the pieces of each text, with a mark at its start and its end."""
        return [[self._start, *self._pieces(text), self._stop] for text in texts]

    def _pieces(self, text: str) -> list[int]:
        room = self._longest - 2
        found: list[int] = []
        for word in words_of(text[:_READ]):
            found.extend(self._cut(word))
            if len(found) >= room:
                return found[:room]
        return found

    def _cut_word(self, word: str) -> tuple[int, ...]:
        """The longest piece that begins the word, then the longest that begins the rest, and so on."""
        if len(word) > _LONGEST_WORD:
            return (self._unknown,)
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._number.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            found.append(number)
            start = end
        return tuple(found)


def words_of(text: str) -> list[str]:
    """Return words and signs in lower case without accents; each ideograph and each sign stands alone."""
    if text.isascii():
        return _PLAIN.findall(_without_controls(text).lower())
    spaced = _IDEOGRAPH.sub(r" \1 ", _without_controls(text))
    bare = unicodedata.normalize("NFD", spaced.lower())
    kept = "".join(_apart(sign) for sign in bare if unicodedata.category(sign) != "Mn")
    return kept.split()


def _without_controls(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(" " if sign.isspace() else sign for sign in text if sign in "\t\n\r" or _is_shown(sign))


def _is_shown(sign: str) -> bool:
    return sign != "\ufffd" and not unicodedata.category(sign).startswith("C")


def _apart(sign: str) -> str:
    return f" {sign} " if _SIGN.match(sign) or unicodedata.category(sign).startswith("P") else sign
