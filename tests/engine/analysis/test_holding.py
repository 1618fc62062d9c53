"""Who holds a code: consistent between a question and everything, themes counted by one rule for all."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from rapporteur.engine.analysis.coding.evidence import SegmentScores
from rapporteur.engine.analysis.holding import ASKED, Reading, as_asked, coded, rolled_up
from rapporteur.engine.analysis.prevalence import Calibrator, ErrorRates
from rapporteur.engine.records import Code, Segment

RULE = Calibrator(((-4.0, 2.0),) * 5, ErrorRates(0.8, 0.02, "borrowed"))
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


def test_coded_names_the_questions_of_each_contributor_in_order_and_shares_a_segment():
    what = reading([[("ann", "q2"), ("bob", "q3")], [("ann", "q1")], [("ann", ""), ("bob", "q1")]])
    rows = list(coded("categories", scores([[1e-9, 0.5], [1e-9, 1e-9], [0.9, 0.9]]), what, RULE))
    assert [(row.contributor, row.code, row.question) for row in rows if row.contributor] == [
        ("ann", "risk", ""),
        ("ann", "risk", "q1"),
        ("ann", "risk", "q2"),
        ("ann", "trend", ""),
        ("ann", "trend", "q1"),
        ("bob", "risk", ""),
        ("bob", "risk", "q3"),
    ]


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
