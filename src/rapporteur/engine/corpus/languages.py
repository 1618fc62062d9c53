"""Which language a passage is in: CLD2 first, lingua where CLD2 is not sure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import lingua
import pycld2

UNKNOWN = "und"

_SURE_LETTERS = 60
"""A passage with fewer letters than this takes the language of its text."""
_SURE_DENSE = 15
"""The same for scripts that need fewer characters (Han, kana, Hangul)."""
_SURE_SHARE = 75
"""CLD2 must give a passage's language this share of its bytes, in per cent."""
_SURE_LINGUA = 0.6

_CHOICE = (
    "ARABIC CHINESE ENGLISH FRENCH RUSSIAN SPANISH PORTUGUESE GERMAN ITALIAN DUTCH TURKISH PERSIAN HINDI "
    "BENGALI URDU INDONESIAN SWAHILI JAPANESE KOREAN POLISH UKRAINIAN VIETNAMESE"
)
_OLD_CODES = {"iw": "he", "jw": "jv", "in": "id", "mo": "ro", "nb": "no", "zh-Hant": "zh", "zh-TW": "zh"}
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+")


def detect(text: str) -> str:
    """The language of a text as an ISO 639-1 code ("zh" for Chinese), "und" where it cannot be told."""
    words = _ADDRESS.sub(" ", text)
    if not any(character.isalpha() for character in words):
        return UNKNOWN
    return _by_cld2(words) or _by_lingua(words) or UNKNOWN


def of_passages(passages: Sequence[str], hint: str = "") -> tuple[str, list[str]]:
    """The language of a text and of each of its passages.

    The text's language is the one most of its characters are in. Passages that are short or unsure take
    it. hint: what the contributor said, used only where nothing can be told.
    """
    found = [_passage(passage) for passage in passages]
    whole = _majority(zip(found, passages, strict=True))
    if not whole:
        whole = detect("\n".join(passages))
    if whole == UNKNOWN and hint:
        whole = hint
    return whole, [code or whole for code in found]


def _passage(passage: str) -> str:
    """The language of a passage long enough to tell, else ""."""
    words = _ADDRESS.sub(" ", passage)
    letters = sum(map(str.isalpha, words))
    enough = letters >= _SURE_LETTERS or (letters >= _SURE_DENSE and len(_DENSE.findall(words)) > letters / 2)
    return _by_cld2(words) if enough else ""


def _majority(found: Iterable[tuple[str, str]]) -> str:
    sizes: Counter[str] = Counter()
    for code, passage in found:
        if code:
            sizes[code] += len(passage)
    return min(sizes, key=lambda code: (-sizes[code], code)) if sizes else ""


def _by_cld2(text: str) -> str:
    """CLD2's answer where it calls it reliable and most of the text is in it, else ""."""
    try:
        reliable, _, details = pycld2.detect(text, isPlainText=True)
    except pycld2.error:
        return ""
    _, code, share, _ = details[0]
    code = _OLD_CODES.get(code, code)
    return code if reliable and share >= _SURE_SHARE and len(code) == 2 and code != "un" else ""


def _by_lingua(text: str) -> str:
    values = _detector().compute_language_confidence_values(text[:2000])
    if not values or values[0].value < _SURE_LINGUA:
        return ""
    return values[0].language.iso_code_639_1.name.lower()


@lru_cache(maxsize=1)
def _detector() -> lingua.LanguageDetector:
    choice = [getattr(lingua.Language, name) for name in _CHOICE.split()]
    return lingua.LanguageDetectorBuilder.from_languages(*choice).with_low_accuracy_mode().build()
