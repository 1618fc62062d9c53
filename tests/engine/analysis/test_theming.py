"""Themes are counted by one rule for all, named by their holders, and keep those names in every part."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rapporteur.engine.analysis import theming
from rapporteur.engine.analysis.holding import Reading, Truth
from rapporteur.engine.analysis.prevalence import Calibrator, ErrorRates
from rapporteur.engine.analysis.themes import ThemeModel
from rapporteur.engine.records import Code, Segment, Theme

RULE = Calibrator(((-4.0, 2.0),) * 5, ErrorRates(0.8, 0.02, "borrowed"))
"""A single segment counts from p = 0.01 down."""


def reading(owners: list[list[tuple[str, str]]]) -> Reading:
    segments = tuple(Segment(f"s{n}", f"t{n}", 0, 40, "en", False, False, 1) for n in range(len(owners)))
    words = tuple("x" * 40 for _ in owners)
    return Reading(segments, words, tuple(tuple(places) for places in owners))


def named(
    found: ThemeModel,
    owners: list[list[tuple[str, str]]],
    users: Mapping[str, frozenset[str]] | None = None,
    campaign_of: Mapping[str, str] | None = None,
    groups: Mapping[str, str] | None = None,
) -> tuple[tuple[Theme, ...], list[Code]]:
    held = theming.hold(found, reading(owners), RULE, users or {})
    themes, number = theming.name(found, held, campaign_of or {}, groups or {})
    return themes, theming.called(found, held, number)


def model(
    labels: list[str], pvalues: list[list[float]], leaves: tuple[Theme, ...] = (), below: Truth | None = None
) -> ThemeModel:
    themes = tuple(Theme(f"T{n:02d}", label, (), 0, 0, 1.0, "") for n, label in enumerate(labels, start=1))
    chances = np.array(pvalues)
    return ThemeModel(
        themes,
        tuple(f"s{n}" for n in range(len(pvalues))),
        1.0 - chances,
        chances.argmin(axis=1),
        chances <= 0.01,
        leaves,
        np.zeros((len(pvalues), 0), dtype=bool) if below is None else below,
    )


def test_name_orders_by_contributors_and_names_anew():
    owners = [[(f"c{n}", "")] for n in range(9)]
    found = model(["Few", "Lots"], [[1e-9, 0.5]] * 3 + [[0.5, 1e-9]] * 6)
    themes, codes = named(found, owners)
    assert [(theme.code, theme.label, theme.contributors) for theme in themes] == [
        ("T01", "Lots", 6),
        ("T02", "Few", 3),
    ]
    assert {row.contributor for row in codes if row.contributor and row.code == "T02"} == {"c0", "c1", "c2"}


def test_hold_counts_who_uses_the_very_phrase():
    owners = [[(f"c{n}", "")] for n in range(6)]
    found = model(["Open data"], [[1e-9]] * 4 + [[0.5]] * 2)
    themes, _ = named(found, owners, users={"open data": frozenset({"c0", "c5"})})
    assert [theme.contributors for theme in themes] == [5]


def test_name_gives_up_a_theme_of_one_campaign_and_one_without_a_name():
    owners = [[(f"c{n}", "")] for n in range(8)]
    found = model(["Letter", "T02"], [[1e-9, 0.5]] * 4 + [[0.5, 1e-9]] * 4)
    campaign = dict.fromkeys(["c0", "c1", "c2", "c3"], "copies-01")
    assert named(found, owners, campaign_of=campaign) == ((), [])


def leaf(code: str, label: str, small: bool = False) -> Theme:
    return Theme(code, label, (), 0, 0, 1.0, "", parent="T01", small=small)


def test_hold_gives_leaves_to_holders_of_their_theme_and_keeps_small_voices():
    owners = [[(f"c{n}", "q1")] for n in range(14)]
    leaves = (leaf("T01.1", "Wells"), leaf("T01.2", "Dry springs", small=True), leaf("T01.3", "Pipes"))
    below = np.zeros((14, 3), dtype=bool)
    below[:6, 0] = below[10:13, 1] = below[6:9, 2] = True
    found = model(["Water"], [[1e-9]] * 9 + [[0.5]] * 5, leaves, below)
    themes, codes = named(found, owners, groups={"c10": "government", "c0": "academia"})
    assert [(theme.code, theme.label, theme.contributors, theme.parent, theme.small) for theme in themes] == [
        ("T01", "Water", 9, "", False),
        ("T01.1", "Wells", 6, "T01", False),
        ("T01.2", "Dry springs", 3, "T01", True),
    ]
    assert [dict(theme.by_group) for theme in themes] == [{"academia": 1}, {"academia": 1}, {"government": 1}]
    held = {(row.contributor, row.question) for row in codes if row.contributor and row.code == "T01.2"}
    assert held == {(f"c{n}", question) for n in (10, 11, 12) for question in ("", "q1")}


def test_name_keeps_the_codes_of_a_codebook() -> None:
    owners = [[(f"c{n}", "")] for n in range(6)]
    found = model(["Water"], [[1e-9]] * 6)
    held = theming.hold(found, reading(owners), RULE, {})
    book = [Theme("T04", "Trains", (), 1, 1, 1.0, "")]
    themes, number = theming.name(found, held, {}, {}, book)
    assert [(theme.code, theme.label) for theme in themes] == [("T04", "Trains"), ("T05", "Water")]
    assert {row.code for row in theming.called(found, held, number)} == {"T05"}


def test_recounted_themes_have_the_counts_of_the_whole() -> None:
    themes = (Theme("T01", "Water", (), 9, 9, 1.0, ""), leaf("T01.1", "Springs", small=True))
    held = {"T01": {"academia": 40, "": 2}, "T01.1": {"": 5}}
    found = theming.recounted(themes, held, {"T01": 60})
    assert [(theme.contributors, theme.segments, theme.small) for theme in found] == [(42, 60, False), (5, 0, False)]
    assert [theme.by_group for theme in found] == [{"academia": 40}, {}]
