"""Ordered answer scales as forms offer them, low to high, in the six UN languages (words/scales.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.words import words
from rapporteur.engine.records import UN_LANGUAGES

_NUMBERS = ((1, 4), (1, 5), (1, 6), (1, 7), (1, 10), (0, 10))


@dataclass(frozen=True, slots=True)
class Scale:
    """options: low to high, in one wording. levels: recognised wording -> index into options."""

    options: tuple[str, ...]
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class _Known:
    first: Mapping[str, tuple[str, ...]]
    levels: Mapping[str, tuple[int, str]]
    optional: tuple[bool, ...]


def find_scale(counts: Mapping[str, int]) -> Scale | None:
    """The scale that every value of a column belongs to, None if there is none.

    counts: value -> rows. At least two values must stand on the scale, or one that four rows chose;
    "don't know" and the like may stand beside it and are no option. Wordings in several languages are
    put into the one most rows used.
    """
    values: dict[str, tuple[str, int]] = {}
    for value, rows in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        usual, sofar = values.get(wording(value), (value, 0))
        values[wording(value)] = (usual, sofar + rows)
    standing = {form: pair for form, pair in values.items() if form not in no_opinion()}
    if not standing or (len(standing) < 2 and sum(rows for _, rows in standing.values()) < 4):
        return None
    for known in _known():
        if all(form in known.levels for form in standing):
            return _scale(known, standing)
    return _numbers(standing)


@lru_cache(maxsize=1)
def no_opinion() -> frozenset[str]:
    """Answers that take no place on a scale, in the form of cleaning.wording."""
    return frozenset(wording(phrase) for phrase in words("scales")["no_opinion"].split("|"))


@lru_cache(maxsize=1)
def _known() -> tuple[_Known, ...]:
    return tuple(_parse(scale) for scale in words("scales")["scales"].values())


def _parse(scale: Mapping[str, str]) -> _Known:
    levels: dict[str, tuple[int, str]] = {}
    first: dict[str, tuple[str, ...]] = {}
    for language, line in scale.items():
        parts = [level.lstrip("?").split("/") for level in line.split("|")]
        first[language] = tuple(part[0] for part in parts)
        for index, part in enumerate(parts):
            for label in part:
                levels.setdefault(wording(label), (index, language))
    optional = tuple(level.startswith("?") for level in scale["en"].split("|"))
    return _Known(first, levels, optional)


def _scale(known: _Known, standing: Mapping[str, tuple[str, int]]) -> Scale:
    used = dict.fromkeys(("en", *UN_LANGUAGES), 0)
    for form, (_, rows) in standing.items():
        used[known.levels[form][1]] += rows
    language = max(used, key=lambda key: used[key])
    labels = dict(enumerate(known.first[language]))
    chosen = {known.levels[form][0] for form in standing}
    for form, (value, _) in sorted(standing.items(), key=lambda item: (item[1][1], item[1][0])):
        if known.levels[form][1] == language:
            labels[known.levels[form][0]] = value
    offered = [index for index, spare in enumerate(known.optional) if not spare or index in chosen]
    place = {index: position for position, index in enumerate(offered)}
    levels = {form: place[index] for form, (index, _) in known.levels.items() if index in place}
    return Scale(tuple(labels[index] for index in offered), levels)


def _numbers(standing: Mapping[str, tuple[str, int]]) -> Scale | None:
    if not all(form.isdecimal() and len(form) <= 2 for form in standing) or len(standing) < 2:
        return None
    low, high = min(map(int, standing)), max(map(int, standing))
    rows = sum(count for _, count in standing.values())
    for start, end in _NUMBERS:
        if start <= low and high <= end and rows >= 2 * len(standing):
            options = tuple(str(number) for number in range(start, end + 1))
            return Scale(options, {option: index for index, option in enumerate(options)})
    return None


def is_known_answer(values: Iterable[str]) -> bool:
    """Whether every value is a bare yes or no (or don't know) in one of the six languages."""
    return all(wording(value) in _plain() for value in values)


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    plain = words("scales")["plain"].split("|")
    return frozenset(wording(word) for word in plain) | no_opinion()
