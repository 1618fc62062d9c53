"""Word 5-grams: what copies, repeats and form furniture are told by."""

from __future__ import annotations

import re
from collections.abc import Collection

WIDTH = 5

_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words(content: str) -> list[str]:
    r"""The lower-cased \w+ tokens of a text: the plainest words anybody can recount.

    Each Chinese character and kana, which no spaces part, is a word.
    """
    return _WORD.findall(content.lower())


def shingles(content: str) -> frozenset[str]:
    """The set of word 5-grams of a text, words joined by a space; empty under five words (Broder 1997)."""
    tokens = words(content)
    return frozenset(" ".join(tokens[i : i + WIDTH]) for i in range(len(tokens) - WIDTH + 1))


def jaccard(one: Collection[str], other: Collection[str]) -> float:
    """Jaccard similarity of two sets, 0..1; 0 where both are empty."""
    first, second = frozenset(one), frozenset(other)
    either = len(first | second)
    return len(first & second) / either if either else 0.0
