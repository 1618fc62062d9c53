"""Both levels of themes of passages: fitted on a sample, applied to all, described."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.random import default_rng

from rapporteur.engine.analysis.themes.clustering import Mixture, evenly, tree
from rapporteur.engine.analysis.themes.codebook import pack
from rapporteur.engine.analysis.themes.fitting import (
    FITTED,
    LEAST_CONTRIBUTORS,
    Number,
    fit,
    holders,
    stability,
    weights_of,
    worthy,
)
from rapporteur.engine.analysis.themes.labels import Naming, Said, names, pairs
from rapporteur.engine.analysis.themes.leaves import Leaves, divide, told_apart
from rapporteur.engine.analysis.themes.membership import background
from rapporteur.engine.analysis.themes.passages import Passages
from rapporteur.engine.analysis.themes.sight import Seen, Sight, Truth, alike_with
from rapporteur.engine.analysis.themes.space import Rows, Space, Word, full_words, in_blocks, without_addresses
from rapporteur.engine.languages import tokenise
from rapporteur.engine.records import Phrase, Progress, Theme


@dataclass(frozen=True, slots=True)
class Levels:
    """Themes found (k), their leaves (m), and the passages (n) they were found in.

    meanings: (n, d) sentence vectors, centred. steady: stability of the k themes, then of the m leaves.
    """

    sight: Sight
    seen: Seen
    steady: tuple[float, ...]
    meanings: Rows

    @property
    def language(self) -> str:
        """That of most passages."""
        return self.sight.space.language


def one_thread() -> Any:
    """Matrix products in one thread, so that their last bits do not depend on how many there are."""
    return importlib.import_module("threadpoolctl").threadpool_limits(1, user_api="blas")


def fit_levels(
    vectors: Rows, passages: Passages, seed: int, number: Number, usual: int, sift: bool, progress: Progress
) -> Levels:
    """Find both levels. vectors: (n, d) a row a passage, n >= 2. seed: of the bootstrap, of nothing else.

    usual: themes of the upper level where no number stands out. sift: give up themes that too few share.
    """
    drawn = evenly(weights_of(passages.owners), FITTED)
    contents, languages = [passages.contents[i] for i in drawn], [passages.languages[i] for i in drawn]
    space = Space(vectors[drawn], contents, languages)
    rows = space.rows(vectors, space.spelled(passages.contents, passages.languages), passages.languages)
    fitted, owners = rows[drawn], [passages.owners[i] for i in drawn]
    progress("themes", 1, 4)
    grown = tree(fitted, weights_of(owners))
    upper = fit(fitted, owners, grown, number, usual)
    upper = worthy(fitted, owners, upper) if sift else upper
    leaves = divide(fitted, owners, grown, upper)
    progress("themes", 2, 4)
    against = background(alike_with(rows, upper.centres), in_blocks(upper.nearness, rows).argmax(axis=1))
    every = Sight(space, upper, leaves, against)
    leaves = told_apart(leaves, holders(every.see(rows).inside, passages.owners))
    sight = Sight(space, upper, leaves, against)
    steady = stability(fitted, owners, upper.centres, default_rng([seed, 2]))
    steady += _leaves_steady(fitted, owners, upper, leaves, seed)
    progress("themes", 3, 4)
    return Levels(sight, sight.see(rows), tuple(steady), space.meanings(vectors, passages.languages))


def _leaves_steady(
    rows: Rows, owners: Sequence[frozenset[str]], upper: Mixture, leaves: Leaves, seed: int
) -> list[float]:
    """Stability of the leaves, each among the passages of its theme."""
    nearest = upper.nearness(rows).argmax(axis=1)
    found: list[float] = []
    for theme in sorted(set(leaves.parents.tolist())):
        inside = np.flatnonzero(nearest == theme)
        own = [owners[i] for i in inside.tolist()]
        found += stability(rows[inside], own, leaves.centres[leaves.parents == theme], default_rng([seed, 3, theme]))
    return found


@dataclass(frozen=True, slots=True)
class Described:
    """Themes and leaves as records, in the order of their codes, and where each stands in Levels."""

    themes: tuple[Theme, ...]
    order: tuple[int, ...]
    leaves: tuple[Theme, ...]
    leaf_order: tuple[int, ...]


def describe(
    levels: Levels,
    passages: Passages,
    phrases: Sequence[Phrase],
    used: Sequence[set[str]],
    groups: Mapping[str, str],
    paired: bool,
) -> Described:
    """Name, count and order the themes: by contributors, leaves under their themes, small ones last.

    phrases: what labels are made of. used: those of each passage. paired: whether a theme that no phrase
    fits is called by two words; else only a small voice is. groups: stakeholder group by contributor.
    """
    words = _words(passages, levels.language)
    kit = _Kit(levels, passages, phrases, groups, used, words)
    seen, found = levels.seen, levels.sight.leaves
    upper = seen.alike.shape[1]
    themes = kit.level(seen.member, seen.alike, _Titles([""] * upper, (), [paired] * upper), levels.steady)
    titles = _Titles(
        [themes[i].label for i in found.parents.tolist()],
        [theme.label for theme in themes],
        (found.small | paired).tolist(),
    )
    leaves = kit.level(seen.inside, seen.below, titles, levels.steady[upper:])
    order = sorted(range(len(themes)), key=lambda i: (-themes[i].contributors, themes[i].label, -themes[i].segments, i))
    width = max(2, len(str(len(order))))
    code_of = {i: f"T{place:0{width}}" for place, i in enumerate(order, start=1)}
    named = tuple(_coded(themes[i], code_of[i]) for i in order)
    parents, small = found.parents.tolist(), found.small.tolist()
    leaf_order = sorted(
        range(len(leaves)), key=lambda j: (code_of[parents[j]], small[j], -leaves[j].contributors, leaves[j].label, j)
    )
    below: list[Theme] = []
    for j in leaf_order:
        above = code_of[parents[j]]
        place = 1 + sum(leaf.parent == above for leaf in below)
        below.append(
            replace(
                _coded(leaves[j], f"{above}.{place}"),
                parent=above,
                small=small[j] and leaves[j].contributors < LEAST_CONTRIBUTORS,
            )
        )
    return Described(named, tuple(order), tuple(below), tuple(leaf_order))


def _words(passages: Passages, language: str) -> list[list[Word]]:
    """The full words of each passage in a language that may be shown; of others none."""
    own = [i for i, code in enumerate(passages.languages) if code == language and passages.quotable[i]]
    found: list[list[Word]] = [[] for _ in passages.rows]
    for i, words in zip(own, full_words([passages.contents[i] for i in own], language), strict=True):
        found[i] = words
    return found


def _coded(theme: Theme, code: str) -> Theme:
    return replace(theme, code=code, label=theme.label or code)


@dataclass(frozen=True, slots=True)
class _Titles:
    """above: label of the theme above each, "" for none. taken: given already. paired: whether two words may do."""

    above: Sequence[str]
    taken: Sequence[str]
    paired: Sequence[bool]


@dataclass(frozen=True, slots=True)
class _Kit:
    """What records of a level are made with."""

    levels: Levels
    passages: Passages
    phrases: Sequence[Phrase]
    groups: Mapping[str, str]
    used: Sequence[set[str]]
    words: Sequence[Sequence[Word]]

    def level(self, member: Truth, alike: Rows, titles: _Titles, steady: Sequence[float]) -> list[Theme]:
        """Records without codes, one a column of member (n, k)."""
        held = holders(member, self.passages.owners)
        of_theme = [set(np.flatnonzero(column).tolist()) for column in member.T]
        named, english = self._named(of_theme, alike, titles)
        return [
            Theme(
                code="",
                label=named[i][0],
                phrases=tuple(dict.fromkeys((*named[i][1], *english[i][1])))[:4],
                contributors=len(held[i]),
                segments=len(of_theme[i]),
                stability=steady[i],
                central=self._quoted(alike[:, i], of_theme[i], central=True),
                opposite=self._quoted(alike[:, i], of_theme[i], central=False),
                language=self.levels.language,
                english=english[i][0],
                by_group=self._spread(held[i]),
                centre=pack(self.levels.meanings[sorted(of_theme[i])].sum(axis=0)),
            )
            for i in range(len(held))
        ]

    def _named(self, of_theme: Sequence[set[int]], alike: Rows, titles: _Titles) -> tuple[list[Naming], list[Naming]]:
        language = self.levels.language
        said = Said(self.used, [[word.key for word in row] for row in self.words], self.passages.owners, alike)
        named = names(of_theme, said, language, self.phrases, titles.taken)
        plain = pairs(of_theme, said, [[word.written for word in row] for row in self.words], language, titles.above)
        english: list[Naming] = [("", ())] * len(named)
        if language != "en":
            english = names(of_theme, said, "en", self.phrases)
        return [
            (label or (plain[i] if titles.paired[i] else ""), more) for i, (label, more) in enumerate(named)
        ], english

    def _quoted(self, alike: Rows, inside: set[int], central: bool) -> str:
        """Id of the quotable passage most like a theme; or of the one of it that is least like it, "" if the same."""
        ranked = np.flatnonzero(self.passages.quotable)
        if not central:
            ranked = ranked[np.isin(ranked, list(inside))]
        if len(ranked) < (1 if central else 2):
            return ""
        near = alike[ranked]
        tied = ranked[near == (near.max() if central else near.min())].tolist()
        return self.passages.ids[min(tied, key=lambda i: (-self._length(i), i))]

    def _length(self, passage: int) -> int:
        return len(tokenise(without_addresses(self.passages.contents[passage]), self.passages.languages[passage]))

    def _spread(self, held: frozenset[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for who in sorted(held):
            group = self.groups.get(who, "")
            if group:
                found[group] = found.get(group, 0) + 1
        return dict(sorted(found.items()))
