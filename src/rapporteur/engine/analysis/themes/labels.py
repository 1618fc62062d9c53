"""What a theme is called: the phrases its contributors use, others use less, and that are about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np

from rapporteur.engine.analysis.phrases.reading import key
from rapporteur.engine.analysis.themes.space import Rows
from rapporteur.engine.languages import get, supported, tokenise
from rapporteur.engine.records import Phrase

MORE = 3
"""Further phrases a theme is shown with."""
LEAST = 2
"""Contributors within the theme who must use a phrase for it to name the theme ..."""
NAMED_BY = 0.15
"""... and this share of the theme's contributors who use any phrase of the language; else it names a few."""
SHOWN_BY = 0.08
"""The same for the further phrases, and for the label of a theme that would have none."""
COMMON = 0.05
"""In a language of which no function words are known here, a word in more than this share of the passages is one."""
ABOUT = 0.5
"""The passages that use a phrase are at least this much as near to the theme as its own passages are."""
_PRIOR = 2.0
_OFFERS = 12

Naming = tuple[str, tuple[str, ...]]
"""A label and further phrases."""


@dataclass(frozen=True, slots=True)
class Said:
    """What names are made of. used: phrases of each passage. owners: its contributors. alike: (n, k) similarities.

    words: keys of the full words of each passage that may be shown and is in the language of most, for themes that no
    phrase fits.
    """

    used: Sequence[Set[str]]
    words: Sequence[Sequence[str]]
    owners: Sequence[Set[str]]
    alike: Rows


def names(
    themes: Sequence[Set[int]], said: Said, language: str, phrases: Sequence[Phrase], taken: Sequence[str] = ()
) -> list[Naming]:
    """A label and up to three further phrases for each theme; "" for one that no phrase fits.

    themes: numbers of the passages of each, in the order of the columns of said.alike. language: the one the labels
    are in. taken: labels of the themes above. No two themes get the same label; the theme that a phrase fits best has
    it first. A proper name ("Council of Europe") is a label only where no subject is, and under another theme never;
    an actor ("member states") and words of thanks are none. A phrase counts by the contributors who use it in the
    theme, how much more they use it there than elsewhere (log odds), and how near to the theme all passages are that
    use it.
    """
    known = {phrase.phrase for phrase in phrases if phrase.language == language}
    known = known if supported(language) else _without_common(known, language, said)
    places = _places(said, known)
    scored = [_scored(theme, said.alike[:, column], said, places) for column, theme in enumerate(themes)]
    given: dict[int, str] = {}
    subjects = [[entry for entry in row if not _own_name(entry.phrase)] for row in scored]
    names_alone = [] if taken else [(scored, NAMED_BY)]
    for rows, least in ((subjects, NAMED_BY), (subjects, SHOWN_BY), *names_alone):
        _assign([_above(row, least) for row in rows], language, taken, given)
    return [_named(given.get(n, ""), _above(row, SHOWN_BY), language) for n, row in enumerate(scored)]


def _without_common(known: Set[str], language: str, said: Said) -> set[str]:
    """The phrases that neither begin nor end with a word that is everywhere."""
    common = _common(said)
    edges = {phrase: [key(token[0], language) for token in tokenise(phrase, language)] for phrase in known}
    return {phrase for phrase, row in edges.items() if row and not common & {row[0], row[-1]}}


def _common(said: Said) -> frozenset[str]:
    """Words that are everywhere."""
    everywhere = Counter(word for row in said.words for word in set(row))
    return frozenset(word for word, count in everywhere.items() if count > COMMON * len(said.words))


def pairs(
    themes: Sequence[Set[int]],
    said: Said,
    spelled: Sequence[Sequence[str]],
    language: str,
    above: Sequence[str],
) -> list[str]:
    """Two words that tell each theme from the others, for want of a phrase; "" where two contributors share none.

    spelled: the words of said.words as they are written. above: what stands over each theme, whose words are not
    said again.
    """
    left_out = _courtesy(language) if supported(language) else _common(said)
    everywhere = Counter(word for row in said.words for word in set(row))
    found = []
    for theme, title in zip(themes, above, strict=True):
        inside = Counter(word for number in theme for word in set(said.words[number]))
        users: dict[str, set[str]] = defaultdict(set)
        for number in theme:
            for word in said.words[number]:
                users[word] |= said.owners[number]
        scores = {
            word: round(count * log(_lift(count, everywhere[word], len(theme), len(said.words))), 4)
            for word, count in inside.items()
            if len(users[word]) >= LEAST and word not in left_out | _words(title, language)
        }
        best = sorted((word for word in scores if scores[word] > 0), key=lambda word: (-scores[word], word))
        written = [_spelled(word, theme, said, spelled) for word in best[:2]]
        found.append(_capital(", ".join(written)) if len(written) == 2 else "")
    return found


def _spelled(word: str, theme: Set[int], said: Said, spelled: Sequence[Sequence[str]]) -> str:
    """A word by its commonest spelling within a theme."""
    spellings = Counter(
        written
        for number in theme
        for own, written in zip(said.words[number], spelled[number], strict=True)
        if own == word
    )
    return min(spellings, key=lambda written: (-spellings[written], written))


def _assign(
    naming: Sequence[Sequence[tuple[str, float]]], language: str, taken: Sequence[str], given: dict[int, str]
) -> None:
    """Give a label to each theme that has none yet, the best offers first."""
    offers = sorted((-score, number, phrase) for number, row in enumerate(naming) for phrase, score in row[:_OFFERS])
    for _, number, phrase in offers:
        if number not in given and _nameable(phrase, language, [*taken, *given.values()]):
            given[number] = phrase


@dataclass(frozen=True, slots=True)
class _Score:
    phrase: str
    score: float
    share: float


def _places(said: Said, known: Set[str]) -> dict[str, list[int]]:
    """The passages that use each known phrase."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(said.used):
        for phrase in found & known:
            places[phrase].append(number)
    return places


def _scored(theme: Set[int], alike: Rows, said: Said, places: Mapping[str, Sequence[int]]) -> list[_Score]:
    """Phrases of a theme, best first. share: of the theme's contributors who use any. alike: (n,) likeness to it."""
    within = {phrase: [number for number in every if number in theme] for phrase, every in places.items()}
    inside = {phrase: set().union(*(said.owners[i] for i in own)) for phrase, own in within.items() if own}
    voices = max(1, len(set().union(*inside.values())))
    own = float(np.round(alike[sorted(theme)].mean(), 6)) if theme else 0.0
    rows = []
    for phrase, who in inside.items():
        lift = log(_lift(len(within[phrase]), len(places[phrase]), len(theme), len(said.used)))
        about = max(0.0, float(np.round(alike[places[phrase]].mean(), 6)))
        if len(who) >= LEAST and round(lift, 4) > 0 and about >= ABOUT * own:
            rows.append(_Score(phrase, round(len(who) * lift * about, 4), len(who) / voices))
    return sorted(rows, key=lambda row: (-row.score, row.phrase))


def _above(rows: Sequence[_Score], least: float) -> list[tuple[str, float]]:
    return [(row.phrase, row.score) for row in rows if row.share >= least and row.score > 0]


def _own_name(phrase: str) -> bool:
    """Whether all longer words of a phrase are written with a capital."""
    longer = [word for word in phrase.split() if len(word) > 3]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _actor(phrase: str, language: str) -> bool:
    """Whether a phrase names somebody who speaks or decides: its head does, or it stands in the list itself."""
    if not supported(language):
        return False
    facts = get(language)
    words = [token[0] for token in tokenise(phrase, language)]
    first = facts.HEAD_FIRST or any(word in facts.CONNECTORS for word in words)
    return phrase.lower() in facts.ACTORS or (bool(words) and words[0 if first else -1] in facts.ACTORS)


def _lift(inside: int, everywhere: int, size: int, total: int) -> float:
    """How much more often a phrase stands in passages of the theme than in others (smoothed)."""
    within = (inside + _PRIOR * everywhere / total) / (size + _PRIOR)
    outside = (everywhere - inside + _PRIOR * everywhere / total) / (total - size + _PRIOR)
    return within / outside


def _nameable(phrase: str, language: str, taken: Iterable[str]) -> bool:
    """Whether a phrase may be a label: two to four words (Chinese: up to ten characters), not yet one.

    No actor is one, and no words of thanks.
    """
    spaced = get(language).SPACED
    size = len(phrase.split()) if spaced else len(phrase) / 2
    used = [_words(name, language) for name in taken]
    own = _words(phrase, language)
    if _actor(phrase, language) or own & _courtesy(language):
        return False
    return 2 <= size <= (4 if spaced else 5) and not any(own <= name or name <= own for name in used)


@cache
def _courtesy(language: str) -> frozenset[str]:
    """Keys of the words of thanks and praise of a language."""
    return frozenset(key(word, language) for word in get(language).COURTESY)


def _words(phrase: str, language: str) -> frozenset[str]:
    left_out = get(language).STOP_WORDS
    tokens = (token[0] for token in tokenise(phrase, language))
    return frozenset(key(part, language) for word in tokens for part in word.split("-") if part not in left_out)


def _named(label: str, ranked: Sequence[tuple[str, float]], language: str) -> Naming:
    """The label with a capital, and further phrases that do not repeat it or each other."""
    shown = [label] if label else []
    for phrase, _ in ranked:
        own = _words(phrase, language)
        if len(shown) <= MORE and all(not (own <= _words(s, language) or _words(s, language) <= own) for s in shown):
            shown.append(phrase)
    rest = tuple(phrase for phrase in shown if phrase != label)[:MORE]
    return _capital(label), rest


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
