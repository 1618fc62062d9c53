"""Small exact operations on strings that every part of intake shares: cleaning, folding, keys."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SEPARATORS = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 80
_SHORT = 200
_ARABIC_FORMS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "ё": "е"})


def is_damaged(text: str) -> bool:
    """Whether a string holds lone surrogates, NUL or other control characters that no text needs."""
    return _UNWANTED.search(text) is not None


def clean(text: str) -> str:
    """Text in NFC with LF line ends; lone surrogates become U+FFFD, other control characters go."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNWANTED.search(text):
        text = _UNWANTED.sub("", _SURROGATE.sub("\ufffd", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """A name without case, punctuation and extra white space (NFKC, casefold). Accents stay."""
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def wording(text: str) -> str:
    """A form for recognising words: folded, without accents, Arabic letter variants made one."""
    return _worded(text) if len(text) <= _SHORT else _word(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return " ".join(_SEPARATORS.sub(" ", folded).split())
    return " ".join("".join(c if _is_kept(c) else " " for c in folded).split())


def _is_kept(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _word(text: str) -> str:
    folded = fold(text)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded.translate(_ARABIC_FORMS))
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare).replace("й", "и")


_folded = lru_cache(maxsize=50_000)(_fold)
_worded = lru_cache(maxsize=50_000)(_word)


def slug(text: str) -> str:
    """A key made of a name: folded words joined by hyphens; at most 80 code points. "" for no letters."""
    joined = fold(text).replace(" ", "-")
    if len(joined) <= _LONGEST_SLUG:
        return joined
    return f"{joined[:70]}-{digest(joined)[:8]}"


def digest(text: str) -> str:
    """SHA-256 of the UTF-8 bytes of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
