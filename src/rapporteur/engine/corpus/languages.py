"""Which language a passage is in: CLD2 first, lingua where CLD2 is not sure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import lingua
import pycld2

from rapporteur.engine.corpus.scripts import EAST_ASIAN, LATIN, WRITTEN_IN, is_written_in, only, script

UNKNOWN = "und"

_SURE_LETTERS = 60
"""A passage with fewer letters than this takes the language of its text."""
_GLANCE = 100
"""Characters within which most passages have that many."""
_SURE_DENSE = 15
"""The same for scripts that need fewer characters (Han, kana, Hangul)."""
_LIKELY_LETTERS = 20
"""A Latin passage with at least as many is told by itself where the text is in several languages."""
_SURE_SHARE = 75
"""CLD2 must give a passage's language this share of its bytes, in per cent."""
_SURE_LINGUA = 0.6

_CHOICE = (
    "ARABIC CHINESE ENGLISH FRENCH RUSSIAN SPANISH PORTUGUESE GERMAN ITALIAN DUTCH TURKISH PERSIAN HINDI "
    "BENGALI URDU INDONESIAN SWAHILI JAPANESE KOREAN POLISH UKRAINIAN VIETNAMESE"
)
_OLD_CODES = {"iw": "he", "jw": "jv", "in": "id", "mo": "ro", "nb": "no", "zh-Hant": "zh", "zh-TW": "zh"}
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_CODE = re.compile("[a-z]{2}")
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|(?:https?://|www\.)\S+")


def detect(text: str) -> str:
    """The language of a text as an ISO 639-1 code ("zh" for Chinese), "und" where it cannot be told."""
    return scored(text)[0]


def scored(text: str) -> tuple[str, float]:
    """The language of a text (see `detect`) and how sure that is: 0..1, 4 decimals, 0 for "und".

    The share of the text that CLD2 gives to the language, where CLD2 is sure; else lingua's confidence.
    """
    words = _without_addresses(text)
    if not any(map(str.isalpha, words)):
        return UNKNOWN, 0.0
    code, share = _cld2(words)
    return (code, share) if code else _lingua(words)


def expected(text: str, likely: Sequence[str]) -> str:
    """The language of a text where some languages are expected.

    A text that is long enough is told by itself, and any where none is expected. A short one is in the expected
    language that it looks like, else in the first that is written in its script. likely: the likeliest first.
    """
    told = _passage(text) or detect(text)
    if not likely or told in likely or _passage(text) or not any(map(str.isalpha, text)):
        return told
    return _borrowed(text, likely[0], dict.fromkeys(likely, 1))


def is_code(word: str) -> bool:
    """Whether a word has the form of what `detect` returns: two small letters, or "und"."""
    return word == UNKNOWN or _CODE.fullmatch(word) is not None


def of_collection(texts: Sequence[str]) -> list[str]:
    """The language of each of many texts that were gathered together, such as the answers to one question.

    A text that is long enough is told by itself. A short one is believed to be in a language that is sure to be
    in the collection; where it looks like another, it takes the one that most characters are in and that is written
    in its script. "und": no letters.
    """
    sure = [_passage(text) for text in texts]
    likely = [code or detect(text) for code, text in zip(sure, texts, strict=True)]
    known = set(sure) - {""} or set(likely) - {UNKNOWN}
    sizes = _sizes((code, text) for code, text in zip(likely, texts, strict=True) if code in known)
    whole = _most(sizes) or UNKNOWN
    return [
        code if code in known or not any(map(str.isalpha, text)) else _borrowed(text, whole, sizes)
        for code, text in zip(likely, texts, strict=True)
    ]


def of_passages(passages: Sequence[str], hint: str = "") -> tuple[str, list[str]]:
    """The language of a text and of each of its passages.

    The text's language is the one most of its characters are in. Passages that are short or unsure take
    it, where they are in its script; else the language of the text's other passages in their script, or what is
    usual in it. hint: what the contributor said, used only where nothing can be told.
    """
    found = [_passage(passage) for passage in passages]
    if len(found) == 1 and found[0]:
        return found[0], found
    sizes = _sizes(zip(found, passages, strict=True))
    whole = _most(sizes)
    if not whole:
        whole = detect("\n".join(passages))
    if whole == UNKNOWN and hint:
        whole = hint
    borrowed = (code or _borrowed(passage, whole, sizes) for code, passage in zip(found, passages, strict=True))
    return whole, list(borrowed)


def _borrowed(passage: str, whole: str, sizes: Mapping[str, int]) -> str:
    """The language of a passage that is not sure by itself. sizes: characters in each language that is sure."""
    written = script(passage)
    if not written or whole == UNKNOWN:
        return whole
    beside = {code: size for code, size in sizes.items() if is_written_in(code, written)}
    fits = is_written_in(whole, written)
    if fits and len(beside) < 2:
        return whole
    if written == LATIN and sum(map(str.isalpha, passage)) < _LIKELY_LETTERS:
        return whole if fits else _most(beside) or whole  # in Arabic or Chinese, a name or an abbreviation
    told = detect(passage)
    if told in beside or (not beside and is_written_in(told, written) and told != UNKNOWN):
        return told
    return whole if fits else _most(beside) or WRITTEN_IN.get(written, (whole,))[0]


def _passage(passage: str) -> str:
    """The language of a passage long enough to tell, else ""."""
    words = _without_addresses(passage)
    return _by_cld2(words) if _is_enough(words) else ""


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if "@" in text or "://" in text or "www." in text else text


def _is_enough(words: str) -> bool:
    """Whether a passage has letters enough to tell its language."""
    if sum(map(str.isalpha, words[:_GLANCE])) >= _SURE_LETTERS:
        return True
    letters = sum(map(str.isalpha, words))
    return letters >= _SURE_LETTERS or (letters >= _SURE_DENSE and len(_DENSE.findall(words)) > letters / 2)


def _sizes(found: Iterable[tuple[str, str]]) -> Mapping[str, int]:
    """Characters in each language, of passages with their language ("" does not count)."""
    sizes: Counter[str] = Counter()
    for code, passage in found:
        if code:
            sizes[code] += len(passage)
    return sizes


def _most(sizes: Mapping[str, int]) -> str:
    return min(sizes, key=lambda code: (-sizes[code], code)) if sizes else ""


def _by_cld2(text: str) -> str:
    """CLD2's answer where it calls it reliable and most of the text is in it, else ""."""
    return _cld2(text)[0]


def _cld2(text: str) -> tuple[str, float]:
    """CLD2's answer with its share of the text, ("", 0) where it is not sure."""
    try:
        reliable, _, details = pycld2.detect(text, isPlainText=True)
    except pycld2.error:
        return "", 0.0
    _, code, share, _ = details[0]
    code = _OLD_CODES.get(code, code)
    sure = reliable and share >= _SURE_SHARE and len(code) == 2 and code != "un"
    return (code, share / 100) if sure else ("", 0.0)


def _lingua(text: str) -> tuple[str, float]:
    """Lingua's answer with its confidence, ("und", 0) where it is not sure.

    It is asked for the words in the script of most letters alone, and not for Chinese and Japanese: of texts in
    several scripts it would tell one language or another by chance.
    """
    written = script(text)
    if written in EAST_ASIAN:
        return ("ja" if _KANA.search(text) else "zh"), 1.0
    values = _detector().compute_language_confidence_values(only(text[:2000], written))
    if not values or values[0].value < _SURE_LINGUA:
        return UNKNOWN, 0.0
    return values[0].language.iso_code_639_1.name.lower(), round(values[0].value, 4)


@lru_cache(maxsize=1)
def _detector() -> lingua.LanguageDetector:
    choice = [getattr(lingua.Language, name) for name in _CHOICE.split()]
    return lingua.LanguageDetectorBuilder.from_languages(*choice).with_low_accuracy_mode().build()
