"""Cue terms of a scheme in the words of a text: whole words, a "*" for any ending, Chinese as it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from rapporteur.engine.languages import fold
from rapporteur.engine.records import Scheme, SchemeCode

_WORD = re.compile(r"\w+\*?")
_UNSPACED = ("zh",)
_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_JOINED = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و")
"""What Arabic writes together with the next word (the prefixes of Larkey, Ballesteros and Connell 2002)."""

_Entry = tuple[tuple[str, ...], int, int]
"""Words of a term, index of its code, number of the term."""


_MOST_MET = 100_000
"""Words that are remembered, at the most."""


@dataclass(slots=True)
class _Index:
    """Terms of one language by their first word: whole, or by the beginning before a "*"."""

    whole: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    begun: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    lengths: tuple[int, ...] = ()
    strings: list[tuple[str, int]] = field(default_factory=list)
    met: dict[str, tuple[_Entry, ...]] = field(default_factory=dict)
    """What may begin with a word, of the words met so far; most texts are made of few words."""


class Cues:
    """The cue terms of a scheme, ready to be looked up. Codes without terms use their labels."""

    def __init__(self, scheme: Scheme) -> None:
        self._codes = len(scheme.codes)
        self._index: Mapping[str, _Index] = _indices(scheme)

    def knows(self, language: str) -> bool:
        """Whether the scheme has terms in a language."""
        return language in self._index

    def hits(self, texts: Sequence[str], languages: Sequence[str]) -> npt.NDArray[np.int64]:
        """Return how many different terms of each code stand in each text (texts, codes)."""
        found = np.zeros((len(texts), self._codes), dtype=np.int64)
        for row, (text, language) in enumerate(zip(texts, languages, strict=True)):
            index = self._index.get(language)
            if index is not None:
                for code, _ in _found(index, text, language):
                    found[row, code] += 1
        return found


def _indices(scheme: Scheme) -> dict[str, _Index]:
    indices: dict[str, _Index] = defaultdict(_Index)
    for number, code in enumerate(scheme.codes):
        for language, terms in _terms(code).items():
            for place, term in enumerate(terms):
                _add(indices[language], term, language, number, place)
    for index in indices.values():
        index.lengths = tuple(sorted({len(begin) for begin in index.begun}))
    return dict(indices)


def _terms(code: SchemeCode) -> Mapping[str, Sequence[str]]:
    return code.terms or {language: (label,) for language, label in code.label.items() if label}


def _add(index: _Index, term: str, language: str, code: int, place: int) -> None:
    if language in _UNSPACED:
        index.strings.append((fold(term), code))
        return
    words = tuple(_words(term, language))
    if not words:
        return
    first = words[0]
    table = index.begun if first.endswith("*") else index.whole
    table[first.rstrip("*")].append((words, code, place))


def _words(text: str, language: str) -> list[str]:
    words = _WORD.findall(fold(text))
    return [_bare(word) for word in words] if language == "ar" else words


def _bare(word: str) -> str:
    """An Arabic word without what is written together with it, in one spelling."""
    for joined in _JOINED:
        if word.startswith(joined) and len(word) - len(joined) >= 3:
            word = word[len(joined) :]
            break
    return word.translate(_SEATS)


def _found(index: _Index, text: str, language: str) -> set[tuple[int, int]]:
    """Code and number of every term that stands in the text."""
    if language in _UNSPACED:
        folded = fold(text)
        return {(code, place) for place, (term, code) in enumerate(index.strings) if term in folded}
    words = _words(text, language)
    return {
        (code, place)
        for start, word in enumerate(words)
        for term, code, place in _beginning_with(index, word)
        if _stands(term, words, start)
    }


def _beginning_with(index: _Index, word: str) -> tuple[_Entry, ...]:
    found = index.met.get(word)
    if found is None:
        found = tuple(_begins(index, word))
        if len(index.met) < _MOST_MET:
            index.met[word] = found
    return found


def _begins(index: _Index, word: str) -> Iterator[_Entry]:
    """Terms whose first word may be this one."""
    yield from index.whole.get(word, ())
    for length in index.lengths:
        if length > len(word):
            return
        yield from index.begun.get(word[:length], ())


def _stands(term: tuple[str, ...], words: Sequence[str], start: int) -> bool:
    if len(term) == 1:
        return True
    here = words[start : start + len(term)]
    return len(here) == len(term) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(term, here, strict=True)
    )
