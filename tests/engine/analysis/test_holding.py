"""Who holds a code: consistent between a question and everything, themes counted by one rule for all."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from rapporteur.engine.analysis.coding.evidence import SegmentScores
from rapporteur.engine.analysis.holding import ASKED, Reading, Truth, as_asked, coded, rolled_up, themed
from rapporteur.engine.analysis.prevalence import Calibrator, ErrorRates
from rapporteur.engine.analysis.themes import ThemeModel
from rapporteur.engine.records import Code, Segment, Theme

RULE = Calibrator(((-4.0, 2.0),) * 5, ErrorRates(0.8, 0.02, labelled=False))
"""A single segment counts from p = 0.01 down."""


def reading(owners: list[list[tuple[str, str]]]) -> Reading:
    segments = tuple(Segment(f"s{n}", f"t{n}", 0, 40, "en", False, False, 1) for n in range(len(owners)))
    words = tuple("x" * 40 for _ in owners)
    return Reading(segments, words, tuple(tuple(places) for places in owners))


def scores(pvalues: list[list[float]], codes: tuple[str, ...] = ("risk", "trend")) -> SegmentScores:
    array = np.array(pvalues)
    return SegmentScores(codes, -ndtri(array), array)


def test_coded_gives_contributors_over_everything_and_in_the_questions_where_it_shows():
    what = reading([[("ann", "q1")], [("ann", "q2")], [("bob", "q1")]])
    rows = list(coded("categories", scores([[1e-9, 0.5], [0.9, 0.6], [0.8, 0.7]]), what, RULE))
    held = {(row.contributor, row.question, row.code) for row in rows if row.contributor}
    assert held == {("ann", "", "risk"), ("ann", "q1", "risk")}


def test_coded_marks_the_nearest_code_of_every_segment_once():
    what = reading([[("ann", "q1")], [("bob", "q1")]])
    rows = list(coded("categories", scores([[0.2, 0.5], [0.9, 0.6]]), what, RULE))
    assert [(row.segment, row.code) for row in rows if row.nearest] == [("s0", "risk"), ("s1", "trend")]


def test_as_asked_reads_an_answer_with_its_question():
    what = reading([[("ann", "q1")], [("bob", "q2")]])
    before = scores([[0.5, 0.5], [0.5, 0.5]])
    after = as_asked(before, what, {"q1": ("risk",)})
    assert np.allclose(after.z - before.z, [[ASKED, 0.0], [0.0, 0.0]], atol=1e-3)
    assert after.pvalues[0, 0] < 0.01 < after.pvalues[1, 0]


def test_as_asked_takes_no_short_answer_for_one():
    what = Reading(reading([[("ann", "q1")]]).segments, ("none",), ((("ann", "q1"),),))
    assert as_asked(scores([[0.5, 0.5]]), what, {"q1": ("risk",)}).z[0, 0] == 0.0


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


def test_themed_orders_by_contributors_and_names_anew():
    owners = [[(f"c{n}", "")] for n in range(9)]
    found = model(["Few", "Lots"], [[1e-9, 0.5]] * 3 + [[0.5, 1e-9]] * 6)
    themes, codes = themed(found, reading(owners), RULE, {}, {}, {})
    assert [(theme.code, theme.label, theme.contributors) for theme in themes] == [
        ("T01", "Lots", 6),
        ("T02", "Few", 3),
    ]
    assert {row.contributor for row in codes if row.contributor and row.code == "T02"} == {"c0", "c1", "c2"}


def test_themed_counts_who_uses_the_very_phrase():
    owners = [[(f"c{n}", "")] for n in range(6)]
    found = model(["Open data"], [[1e-9]] * 4 + [[0.5]] * 2)
    themes, _ = themed(found, reading(owners), RULE, {"open data": frozenset({"c0", "c5"})}, {}, {})
    assert [theme.contributors for theme in themes] == [5]


def test_themed_gives_up_a_theme_of_one_campaign_and_one_without_a_name():
    owners = [[(f"c{n}", "")] for n in range(8)]
    found = model(["Letter", "T02"], [[1e-9, 0.5]] * 4 + [[0.5, 1e-9]] * 4)
    campaign = dict.fromkeys(["c0", "c1", "c2", "c3"], "copies-01")
    assert themed(found, reading(owners), RULE, {}, campaign, {}) == ((), [])


def leaf(code: str, label: str, small: bool = False) -> Theme:
    return Theme(code, label, (), 0, 0, 1.0, "", parent="T01", small=small)


def test_themed_gives_leaves_to_holders_of_their_theme_and_keeps_small_voices():
    owners = [[(f"c{n}", "q1")] for n in range(14)]
    leaves = (leaf("T01.1", "Wells"), leaf("T01.2", "Dry springs", small=True), leaf("T01.3", "Pipes"))
    below = np.zeros((14, 3), dtype=bool)
    below[:6, 0] = below[10:13, 1] = below[6:9, 2] = True
    found = model(["Water"], [[1e-9]] * 9 + [[0.5]] * 5, leaves, below)
    themes, codes = themed(found, reading(owners), RULE, {}, {}, {"c10": "government", "c0": "academia"})
    assert [(theme.code, theme.label, theme.contributors, theme.parent, theme.small) for theme in themes] == [
        ("T01", "Water", 9, "", False),
        ("T01.1", "Wells", 6, "T01", False),
        ("T01.2", "Dry springs", 3, "T01", True),
    ]
    assert [dict(theme.by_group) for theme in themes] == [{"academia": 1}, {"academia": 1}, {"government": 1}]
    held = {(row.contributor, row.question) for row in codes if row.contributor and row.code == "T01.2"}
    assert held == {(f"c{n}", question) for n in (10, 11, 12) for question in ("", "q1")}


def test_rolled_up_counts_a_contributor_once_in_an_area():
    rows = [
        Code("", "ann", "", "action-lines", "C2", 0.6, True, False),
        Code("", "ann", "", "action-lines", "C3", 0.8, True, False),
        Code("", "bob", "", "action-lines", "C2", 0.4, False, False),
        Code("s1", "", "", "action-lines", "C9", 0.9, True, True),
    ]
    area = {"C2": "technology-access", "C3": "technology-access", "C9": "cultural"}
    assert list(rolled_up(rows, area, "areas")) == [
        Code("", "ann", "", "areas", "technology-access", 0.8, True, False),
        Code("s1", "", "", "areas", "cultural", 0.9, True, False),
    ]
