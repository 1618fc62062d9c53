"""Bands of the machine's scores, and decisions of people in the place of proposals."""

from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.analysis.checked import bands_of
from rapporteur.engine.analysis.shares import share_of
from rapporteur.engine.analysis.tally import EVERYTHING, Tally
from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.findings.claims import Bench, Subject
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.records import Check, Code, Run
from tests.engine.findings.factories import segment, text, themed

KEY = ("themes", "T01")


def checked(base: Run, *decisions: tuple[str, bool]) -> Run:
    return replace(base, checks=tuple(Check(name, "themes", "T01", holds) for name, holds in decisions))


def graded() -> Run:
    """12 answered: 2 clear, 2 likely, 2 with a passage that is near, 6 with none."""
    base = themed({"government": (6, 12)})
    codes: list[Code] = []
    for code in base.codes:
        number = int(code.contributor[-3:]) if code.contributor else 0
        if 5 <= number <= 6:
            continue
        codes.append(code._replace(score=0.6) if 3 <= number <= 4 else code)
    return replace(base, codes=tuple(codes))


def test_bands_go_by_score_and_by_passages():
    bands = bands_of(Tally(graded()), *KEY, EVERYTHING)
    assert bands.members.tolist() == [2, 2, 2, 6]
    assert (bands.checked.tolist(), bands.changed, bands.whole) == ([0, 0, 0, 0], 0, False)


def test_bands_count_decisions_and_what_they_changed():
    run = checked(graded(), ("001", True), ("003", False), ("005", True), ("009", False))
    bands = bands_of(Tally(run), *KEY, EVERYTHING)
    assert (bands.checked.tolist(), bands.held.tolist()) == ([1, 1, 1, 1], [1, 0, 1, 0])
    assert bands.changed == 2


def test_a_decision_stands_in_the_place_of_a_proposal():
    tally = Tally(checked(graded(), ("001", False), ("009", True)))
    held = tally.holders(*KEY, EVERYTHING)
    assert held == {f"organisation-{number:03d}" for number in (2, 3, 4, 9)}
    proposed = tally.roll.called(tally.proposed[*KEY, ""].places)
    assert proposed == [f"organisation-{number:03d}" for number in (1, 2, 3, 4)]


def test_a_check_holds_for_the_contributor_if_one_of_its_contributions_holds():
    base = themed({"government": (1, 12)})
    again = replace(base.contributions[5], id="900")
    body = text(again, "The divide is wide here as well, said a second time over.")
    more = replace(
        base,
        contributions=(*base.contributions, again),
        texts=(*base.texts, body),
        segments=(*base.segments, segment(body)),
    )
    tally = Tally(checked(more, ("006", False), ("900", True)))
    assert tally.decisions[*KEY, ""] == {"organisation-006": True}
    assert "organisation-006" in tally.holders(*KEY, EVERYTHING)


def test_a_decision_on_the_answer_to_a_question_counts_over_everything_only_if_it_holds():
    checks = (Check("009", "themes", "T01", True, "q1"), Check("001", "themes", "T01", False, "q1"))
    tally = Tally(replace(graded(), checks=checks))
    assert tally.decisions.keys() == {(*KEY, "q1")}
    assert {"organisation-001", "organisation-009"} <= tally.holders(*KEY, EVERYTHING)


def test_a_campaign_is_one_in_the_bands_and_held_if_one_of_it_holds():
    run = checked(themed({"government": (6, 12)}, copied=3), ("001", False), ("002", True), ("012", False))
    bands = bands_of(Tally(run), *KEY, EVERYTHING, lone=True)
    assert bands.members.sum() == 10
    assert (bands.checked.tolist(), bands.held.tolist()) == ([1, 0, 0, 1], [1, 0, 0, 0])


def measured(run: Run, bench: Bench):
    tally = Tally(run)
    answered, holders = tally.answered(EVERYTHING), tally.holders(*KEY, EVERYTHING)
    return share_of(tally, KEY, EVERYTHING, answered, holders, bench.errors["themes"])


def test_share_is_by_error_rates_until_both_proposed_and_not_were_checked():
    base = themed({"government": (30, 60)})
    bench = bench_of(base)
    unchecked = bench.measure(Subject(*KEY), *(base_sets(base)))
    one_sided = measured(checked(base, *((f"{number:03d}", True) for number in range(1, 21))), bench)
    assert (one_sided.checked, one_sided.sure) == (0, False)
    assert (one_sided.low, one_sided.high) == (unchecked.low, unchecked.high)
    both = [(f"{number:03d}", True) for number in range(1, 21)] + [(f"{number:03d}", False) for number in range(41, 61)]
    found = measured(checked(base, *both), bench)
    assert (found.checked, found.changed, found.count, found.estimate) == (40, 0, 30, 0.5)
    assert unchecked.low < found.low < 0.5 < found.high < unchecked.high


def base_sets(base: Run) -> tuple[Voices, Voices]:
    tally = Tally(base)
    return tally.answered(EVERYTHING), tally.holders(*KEY, EVERYTHING)


def test_share_is_whole_once_everybody_was_checked():
    base = themed({"government": (6, 12)})
    every = [(item.id, int(item.id) <= 5) for item in base.contributions]
    found = measured(checked(base, *every), bench_of(base))
    assert (found.whole, found.count, found.changed, found.estimate) == (True, 5, 1, 0.4167)
