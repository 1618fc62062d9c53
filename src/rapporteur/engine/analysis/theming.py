"""Which contributors hold a theme, and what themes are called once their holders are counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from rapporteur.engine.analysis.holding import Reading, of_contributors
from rapporteur.engine.analysis.prevalence import Calibrator
from rapporteur.engine.analysis.themes import SCHEME as THEMES
from rapporteur.engine.analysis.themes import ThemeModel, keep
from rapporteur.engine.records import Code, Theme

LEAST_HOLDERS = 3
"""A theme needs this many contributors when each campaign is counted once."""
LEAST_OF_LEAF = 5
"""A leaf needs this many, unless it is a small but distinct voice."""


def hold(
    model: ThemeModel, reading: Reading, rule: Calibrator, phrase_holders: Mapping[str, frozenset[str]]
) -> list[Code]:
    """Who holds which theme and leaf of a model, by the rule for all machine codes.

    Who uses the very phrase a theme is called by addresses it too. A leaf is held by the holders of its theme who have
    a passage that counts for it. phrase_holders: contributors by phrase.
    """
    names = [theme.code for theme in model.themes]
    held = list(of_contributors(THEMES, names, 1.0 - model.scores, model.member, reading, rule))
    users_of = {phrase.casefold(): users for phrase, users in phrase_holders.items()}
    for theme in model.themes:
        known = {row.contributor for row in held if row.code == theme.code and not row.question}
        users = users_of.get(theme.label.casefold(), frozenset())
        held += [Code("", who, "", THEMES, theme.code, 1.0, True, False) for who in sorted(users - known)]
    return held + _leaf_holders(model, reading, held)


def name(
    model: ThemeModel,
    held: Sequence[Code],
    campaign_of: Mapping[str, str],
    groups: Mapping[str, str],
    codebook: Sequence[Theme] = (),
) -> tuple[tuple[Theme, ...], dict[str, str]]:
    """Themes counted in their holders and named anew by number of contributors; and the new code of each.

    held: what `hold` gives. A theme that got no name or has too few contributors, campaigns counted once, is given up
    and has no new code; its passages fit no theme. groups: stakeholder group by contributor. codebook: themes whose
    codes and wording are kept (codebook.keep). Each theme comes before its leaves.
    """
    holders: dict[str, set[str]] = defaultdict(set)
    for row in held:
        if not row.question:
            holders[row.code].add(row.contributor)
    named = [theme for theme in (*model.themes, *model.leaves) if theme.label != theme.code]
    kept = [theme for theme in named if _enough(holders[theme.code], campaign_of, _least(theme))]
    number = _numbers(kept, holders)
    themes = tuple(
        replace(
            theme,
            code=number[theme.code],
            parent=number.get(theme.parent, ""),
            contributors=len(holders[theme.code]),
            small=theme.small and len(holders[theme.code]) < LEAST_OF_LEAF,
            by_group=dict(sorted(Counter(groups[who] for who in holders[theme.code] if groups.get(who)).items())),
        )
        for theme in sorted(kept, key=lambda theme: number.get(theme.code, ""))
        if theme.code in number
    )
    if not codebook:
        return themes, number
    themes, renamed = keep(themes, codebook)
    return themes, {code: renamed[own] for code, own in number.items()}


def called(model: ThemeModel, held: Sequence[Code], number: Mapping[str, str]) -> list[Code]:
    """The codes of segments and of contributors, by their new names; those of themes that are given up left out."""
    return [
        Code(
            row.segment, row.contributor, row.question, row.scheme, number[row.code], row.score, row.member, row.nearest
        )
        for row in (*model.codes(), *held)
        if row.code in number
    ]


def recounted(
    themes: Sequence[Theme], held: Mapping[str, Mapping[str, int]], segments: Mapping[str, int]
) -> tuple[Theme, ...]:
    """Themes with the counts of a corpus they were not found in, in their order.

    held: contributors by stakeholder group ("" for none), by code. segments: those that count, by code.
    """
    found = []
    for theme in themes:
        own = held.get(theme.code, {})
        contributors = sum(own.values())
        found.append(
            replace(
                theme,
                contributors=contributors,
                segments=segments.get(theme.code, 0),
                small=theme.small and contributors < LEAST_OF_LEAF,
                by_group={group: count for group, count in sorted(own.items()) if group},
            )
        )
    return tuple(found)


def _numbers(kept: Sequence[Theme], holders: Mapping[str, set[str]]) -> dict[str, str]:
    """The new code of each theme, by number of contributors, and of the leaves of those, small ones last."""
    order = sorted(kept, key=lambda theme: (theme.small, -len(holders[theme.code]), theme.label))
    number = {theme.code: f"T{place:02d}" for place, theme in enumerate((t for t in order if not t.parent), start=1)}
    leaves: Counter[str] = Counter()
    for leaf in (theme for theme in order if theme.parent in number):
        leaves[leaf.parent] += 1
        number[leaf.code] = f"{number[leaf.parent]}.{leaves[leaf.parent]}"
    return number


def _leaf_holders(model: ThemeModel, reading: Reading, held: Sequence[Code]) -> list[Code]:
    """Who holds which leaf, over everything and in the questions it shows in: holders of the theme above.

    A small voice is held by all whose passages are of it.
    """
    best = {(row.contributor, row.question, row.code): row.score for row in held}
    found: dict[tuple[str, str, str], float] = {}
    for row, column in np.argwhere(model.below).tolist():
        leaf = model.leaves[column]
        for who, question in reading.owners[row]:
            for scope in {"", question}:
                score = best.get((who, scope, leaf.parent))
                if score is not None or leaf.small:
                    found[who, scope, leaf.code] = score if score is not None else 1.0
    return [Code("", who, scope, THEMES, code, score, True, False) for (who, scope, code), score in found.items()]


def _least(theme: Theme) -> int:
    return LEAST_OF_LEAF if theme.parent and not theme.small else LEAST_HOLDERS


def _enough(holders: set[str], campaign_of: Mapping[str, str], least: int) -> bool:
    return len({campaign_of.get(holder, holder) for holder in holders}) >= least
