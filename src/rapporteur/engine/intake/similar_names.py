"""Pairs of names that may mean the same: word order, articles, acronyms, small typing errors.

Candidates come from shared keys and from the sorted neighbourhood (Hernandez and Stolfo 1995), so that
the work grows with the number of names and not with its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.words import words
from rapporteur.engine.schemes.geography import find_country

_WINDOW = 4
_LARGEST_BLOCK = 30
_ALIKE = 0.9
_WORD_ALIKE = 0.8
_MOST_CHANGED = 2
_SHORTEST = 5
_LITTLE = frozenset(words("names")["little"].split())
_ASIDE = re.compile(r"[(（\[]([^()（）\[\]]*)[)）\]]")


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    words: tuple[str, ...]
    bare: frozenset[str]
    aside: frozenset[str]


def similar_names(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs (a, b) with a < b of names that may be one contributor, sorted."""
    known = [_name(name) for name in sorted(set(names))]
    pairs = {
        (one.name, other.name)
        for one, other in _candidates(known)
        if _same_words(one, other) or _typing_error(one, other)
    }
    return sorted(pairs)


def _name(name: str) -> _Name:
    words = tuple(wording(name).split())
    aside = frozenset(word for inner in _ASIDE.findall(name) for word in wording(inner).split())
    bare = frozenset(words) - _LITTLE
    return _Name(name, words, bare, aside & bare)


def _candidates(names: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    blocks: dict[frozenset[str], list[_Name]] = defaultdict(list)
    for name in names:
        for key in {name.bare, name.bare - name.aside, frozenset(_longest(name))}:
            blocks[key].append(name)
    for key, block in blocks.items():
        if key and len(block) <= _LARGEST_BLOCK:
            yield from _pairs(block, len(block))
    yield from _pairs(sorted(names, key=lambda n: ("".join(n.words), n.name)), _WINDOW)
    yield from _pairs(sorted(names, key=lambda n: ("".join(n.words)[::-1], n.name)), _WINDOW)


def _longest(name: _Name) -> list[str]:
    return sorted(name.bare, key=lambda word: (-len(word), word))[:2]


def _pairs(names: list[_Name], window: int) -> Iterator[tuple[_Name, _Name]]:
    for position, one in enumerate(names):
        for other in names[position + 1 : position + window]:
            yield (one, other) if one.name < other.name else (other, one)


def _same_words(one: _Name, other: _Name) -> bool:
    """Equal sets of words, the little ones and what stands in brackets or as an acronym left out."""
    if not one.bare or not other.bare:
        return False
    if one.bare == other.bare or one.bare - one.aside == other.bare - other.aside:
        return bool(one.bare - one.aside) or one.bare == other.bare
    more, less = (one, other) if len(one.bare) > len(other.bare) else (other, one)
    extra = more.bare - less.bare
    return less.bare < more.bare and len(less.bare) >= 2 and len(extra) == 1 and _is_acronym(extra, less)


def _is_acronym(extra: frozenset[str], of: _Name) -> bool:
    (word,) = extra
    initials = "".join(part[0] for part in of.words)
    content = "".join(part[0] for part in of.words if part not in _LITTLE)
    return word in (initials, content)


def _typing_error(one: _Name, other: _Name) -> bool:
    """Nearly equal as a whole, and word by word where words differ; two countries are never one."""
    left, right = " ".join(one.words), " ".join(other.words)
    if min(len(left), len(right)) < _SHORTEST:
        return False
    if len(one.words) == len(other.words):
        changed = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
        if len(changed) > _MOST_CHANGED or not all(_word_error(a, b) for a, b in changed):
            return False
    elif 2 * len(one.bare & other.bare) < max(len(one.bare), len(other.bare)):
        return _alike(left.replace(" ", ""), right.replace(" ", "")) == 1.0
    return _alike(left, right) >= _ALIKE


def _word_error(one: str, other: str) -> bool:
    if one.isdecimal() or other.isdecimal() or min(len(one), len(other)) < 4:
        return False
    return _alike(one, other) >= _WORD_ALIKE and not (find_country(one) and find_country(other))


def _alike(one: str, other: str) -> float:
    """Ratio of Ratcliff and Obershelp, 0..1; 0 where the lengths alone rule out the least that counts."""
    if one == other:
        return 1.0
    if 2 * min(len(one), len(other)) < _WORD_ALIKE * (len(one) + len(other)):
        return 0.0
    if one[0] != other[0] and one[-1] != other[-1]:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
