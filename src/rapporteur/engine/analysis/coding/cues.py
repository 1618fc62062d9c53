"""Cue terms of schemes in the words of texts: whole words, a "*" for any ending, Chinese as it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Protocol

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.coding.layout import Numbers32, Reader, spread
from rapporteur.engine.languages import fold
from rapporteur.engine.records import Scheme, SchemeCode

_WORD = re.compile(r"\w+\*?")
_UNSPACED = ("zh",)
_SEATS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_JOINED = ("وبال", "وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و")
"""What Arabic writes together with the next word (the prefixes of Larkey, Ballesteros and Connell 2002)."""
_MOST_MET = 100_000
"""Pieces of text that are remembered, at the most."""
_ANY, _NONE = -1, -2
"""Stand for the number of a word."""

_Term = tuple[str, int]
"""A term as written, and the column of its code."""
_Counts = npt.NDArray[np.int64]
_Places = npt.NDArray[np.int64]


class _Finder(Protocol):
    """Finds the terms of one language."""

    def count(self, texts: Sequence[str], codes: int) -> _Counts:
        """Return how many different terms of each code stand in each text (texts, codes)."""


class Cues:
    """The cue terms of schemes, ready to be looked up; the codes of one after those of the other.

    Codes without terms use their labels.
    """

    def __init__(self, *schemes: Scheme) -> None:
        codes = [code for scheme in schemes for code in scheme.codes]
        self._codes = len(codes)
        self._terms = _by_language(codes)
        self._finders: dict[str, _Finder] = {}

    def knows(self, language: str) -> bool:
        """Whether the schemes have terms in a language."""
        return language in self._terms

    def hits(self, texts: Sequence[str], languages: Sequence[str]) -> _Counts:
        """Return how many different terms of each code stand in each text (texts, codes)."""
        rows: dict[str, list[int]] = defaultdict(list)
        for row, language in enumerate(languages):
            rows[language].append(row)
        found = np.zeros((len(texts), self._codes), dtype=np.int64)
        for language, own in rows.items():
            if self.knows(language):
                found[own] = self._finder(language).count([texts[row] for row in own], self._codes)
        return found

    def _finder(self, language: str) -> _Finder:
        if language not in self._finders:
            terms = self._terms[language]
            self._finders[language] = _InUnspaced(terms) if language in _UNSPACED else _InWords(terms, language)
        return self._finders[language]


def _by_language(codes: Sequence[SchemeCode]) -> Mapping[str, list[_Term]]:
    found: dict[str, list[_Term]] = defaultdict(list)
    for column, code in enumerate(codes):
        terms = code.terms or {language: (label,) for language, label in code.label.items() if label}
        for language, written in terms.items():
            if written:
                found[language] += [(term, column) for term in written]
    return dict(found)


class _InWords:
    """Terms of a language with blanks between its words.

    _parts: numbers of the words of each term (terms, longest). _whole, _begun: terms by their first word, whole or
    the beginning before a "*". _starting: terms that a word may begin, by its number; most words begin none. _judged:
    words of which that is known.
    """

    def __init__(self, terms: Sequence[_Term], language: str) -> None:
        self._read = partial(_words, language=language)
        cut = [(words, column) for term, column in terms if (words := tuple(self._read(term)))]
        self._terms = [words for words, _ in cut]
        self._columns = np.array([column for _, column in cut], dtype=np.int64)
        self._longest = max(map(len, self._terms), default=1)
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._begun: dict[str, list[int]] = defaultdict(list)
        for number, (first, *_) in enumerate(self._terms):
            (self._begun if first.endswith("*") else self._whole)[first.rstrip("*")].append(number)
        self._begun_lengths = sorted({len(begin) for begin in self._begun})
        self._forget()

    def _forget(self) -> None:
        self._reader = Reader(self._read)
        self._parts = np.array(
            [[self._numbered(words[ahead : ahead + 1]) for ahead in range(self._longest)] for words in self._terms],
            dtype=np.int64,
        ).reshape(-1, self._longest)
        self._starting: dict[int, tuple[int, ...]] = {}
        self._judged = 0

    def _numbered(self, part: Sequence[str]) -> int:
        """The number of the word that a part of a term must be; _ANY for the beginning of one, _NONE after the end."""
        if not part:
            return _NONE
        return _ANY if part[0].endswith("*") else self._reader.numbers[part[0]]

    def count(self, texts: Sequence[str], codes: int) -> _Counts:
        if len(self._reader.pieces) > _MOST_MET:
            self._forget()
        words, owners = self._reader.lay_out(texts)
        names = list(self._reader.numbers)
        self._judge(names)
        places, terms = self._begun_in(words, len(names))
        for ahead in range(1, self._longest):
            stands = self._goes_on(words, owners, names, places, terms, ahead)
            places, terms = places[stands], terms[stands]
        size = len(self._terms)
        found, terms = np.divmod(np.unique(owners[places].astype(np.int64) * size + terms), max(size, 1))
        return _counted(found * codes + self._columns[terms], len(texts), codes)

    def _judge(self, names: Sequence[str]) -> None:
        """Look up what the new words may begin."""
        for number in range(self._judged, len(names)):
            found = tuple(self._begins(names[number]))
            if found:
                self._starting[number] = found
        self._judged = len(names)

    def _begins(self, word: str) -> Iterator[int]:
        """Terms whose first word may be this one."""
        yield from self._whole.get(word, ())
        for length in self._begun_lengths:
            if length > len(word):
                return
            yield from self._begun.get(word[:length], ())

    def _begun_in(self, words: Numbers32, known: int) -> tuple[_Places, _Places]:
        """Where a term may begin, and which; a place comes as often as there are terms."""
        sizes, starts = np.zeros(known, dtype=np.int64), np.zeros(known, dtype=np.int64)
        starting = np.fromiter(self._starting, dtype=np.int64, count=len(self._starting))
        own = np.array([len(terms) for terms in self._starting.values()], dtype=np.int64)
        sizes[starting], starts[starting] = own, np.cumsum(own) - own
        every = np.fromiter(chain.from_iterable(self._starting.values()), dtype=np.int64, count=own.sum())
        places = np.flatnonzero(sizes[words])
        met = words[places]
        return np.repeat(places, sizes[met]), every[spread(starts[met], sizes[met])]

    def _goes_on(
        self,
        words: Numbers32,
        owners: Numbers32,
        names: Sequence[str],
        places: _Places,
        terms: _Places,
        ahead: int,
    ) -> npt.NDArray[np.bool_]:
        """Whether the word so far ahead is that of the term; True where the term is not so long."""
        part = self._parts[terms, ahead]
        stands = np.asarray(part == _NONE)
        longer = np.flatnonzero(~stands)
        there = places[longer] + ahead
        same = there < len(words)
        same[same] = owners[there[same]] == owners[places[longer[same]]]
        longer, met = longer[same], words[there[same]]
        stands[longer] = part[longer] == met
        begun = part[longer] == _ANY
        longer, met = longer[begun], met[begun]
        pairs, which = np.unique(terms[longer] * len(names) + met, return_inverse=True)
        fits = [
            names[word].startswith(self._terms[term][ahead][:-1])
            for term, word in (divmod(pair, len(names)) for pair in pairs.tolist())
        ]
        stands[longer] = np.array(fits, dtype=bool)[which]
        return stands


class _InUnspaced:
    """Terms of a language without blanks, by their first character."""

    def __init__(self, terms: Sequence[_Term]) -> None:
        self._begun: dict[str, list[_Term]] = defaultdict(list)
        for term, column in terms:
            folded = fold(term)
            self._begun[folded[:1]].append((folded, column))

    def count(self, texts: Sequence[str], codes: int) -> _Counts:
        hits: list[int] = []
        for row, text in enumerate(texts):
            folded = fold(text)
            for first in self._begun.keys() & {*folded, ""}:
                hits += [row * codes + column for term, column in self._begun[first] if term in folded]
        return _counted(np.array(hits, dtype=np.int64), len(texts), codes)


def _counted(hits: _Places, texts: int, codes: int) -> _Counts:
    """How often each text and code was hit, (texts, codes). hits: number of the text times codes, plus the code."""
    return np.bincount(hits, minlength=texts * codes).reshape(texts, codes)


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
