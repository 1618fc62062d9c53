"""Decisions on Action Lines and the areas that stand above them: technology-access has C2 and C3, social has C4."""

from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.analysis.checked import bands_of
from rapporteur.engine.analysis.tally import EVERYTHING, Tally
from rapporteur.engine.records import Check, Run
from tests.engine.findings.factories import contribution, holds, run, text

AREA = ("areas", "technology-access")
Decision = tuple[str, str, bool]


def coded(*decisions: Decision) -> Run:
    """Four who answered: 001 is proposed for C2 and C3, 002 for C2, 003 for C4, 004 for none."""
    owners = [contribution(number) for number in (1, 2, 3, 4)]
    texts = [text(owner, f"What contributor {owner.id} said of it.") for owner in owners]
    proposed = {0: ("C2", "C3"), 1: ("C2",), 2: ("C4",)}
    above = {0: "technology-access", 1: "technology-access", 2: "social"}
    codes = [
        code
        for place, lines in proposed.items()
        for scheme, name in [*(("action-lines", line) for line in lines), ("areas", above[place])]
        for code in holds(owners[place], texts[place], scheme, name)
    ]
    checks = tuple(
        Check(name, "areas" if code == AREA[1] else "action-lines", code, held) for name, code, held in decisions
    )
    return replace(run(owners, texts=texts, codes=codes), checks=checks)


def holders(*decisions: Decision) -> list[str]:
    return [name.removeprefix("organisation-") for name in Tally(coded(*decisions)).holders(*AREA, EVERYTHING)]


def test_area_is_held_by_those_proposed_until_a_line_is_checked():
    assert holders() == holders(("003", "C4", False)) == ["001", "002"]


def test_who_is_confirmed_for_a_line_holds_its_area():
    assert holders(("003", "C3", True)) == ["001", "002", "003"]


def test_who_is_refused_every_line_of_an_area_holds_it_no_more():
    assert holders(("001", "C2", False), ("002", "C2", False)) == ["001"]
    assert holders(("001", "C2", False), ("001", "C3", False)) == ["002"]


def test_decision_on_the_area_goes_before_proposals_for_lines_and_a_confirmed_line_before_it():
    assert holders(("002", AREA[1], False), ("001", "C2", False)) == ["001"]
    assert holders(("004", AREA[1], True), ("002", "C2", False)) == ["001", "004"]
    assert holders(("002", AREA[1], False), ("002", "C3", True)) == ["001", "002"]


def test_decision_on_the_answer_to_a_question_reaches_the_area_there():
    owner = contribution(1)
    tally = Tally(
        replace(
            run([owner], texts=[text(owner, "What was said of it.", question="q1")]),
            checks=(Check("001", "action-lines", "C2", True, "q1"),),
        )
    )
    assert tally.holders(*AREA, {"question": "q1"}) == tally.holders(*AREA, EVERYTHING) == {"organisation-001"}


def test_decisions_on_lines_are_no_check_of_the_area():
    bands = bands_of(Tally(coded(("001", "C2", True), ("003", "C3", False))), *AREA, EVERYTHING)
    assert bands.checked.tolist() == [0, 0, 0, 0]
