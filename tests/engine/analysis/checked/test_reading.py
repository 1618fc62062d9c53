"""checked.jsonl: every line is a decision, passed over, or rejected with its reason."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.analysis.checked import read_checks
from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.records import Check, Question
from tests.engine.findings.factories import themed

RUN = replace(themed({"government": (6, 12)}), questions=(Question("q1", "What next?"),))
RUN = replace(RUN, contributions=(*RUN.contributions[:-1], replace(RUN.contributions[-1], role="organiser")))


def line(**changes) -> str:
    values = {"contribution": "001", "scheme": "themes", "code": "T01", "holds": True}
    return json.dumps({name: value for name, value in {**values, **changes}.items() if value is not ...})


def read(*lines: str):
    return read_checks("\n".join(lines).encode(), RUN)


def test_decisions_are_read_in_any_order():
    lines = [
        line(contribution="002", holds=False),
        line(),
        line(scheme="sdgs", code="4"),
        line(question="q1", code="T01"),
    ]
    found = read(*lines)
    assert found.checks == (
        Check("001", "sdgs", "4", True),
        Check("001", "themes", "T01", True),
        Check("002", "themes", "T01", False),
        Check("001", "themes", "T01", True, "q1"),
    )
    assert read(*reversed(lines)).checks == found.checks
    assert (found.balance.taken_in, found.balance.processed, found.rejections) == (4, 4, ())


def test_what_is_not_decided_or_said_twice_is_passed_over():
    found = read(line(holds=None), "", line(), line(), line(contribution="003", holds=...))
    assert found.checks == (Check("001", "themes", "T01", True),)
    assert (found.balance.taken_in, found.balance.processed, found.balance.ignored) == (4, 1, 3)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("nothing", "The line is not a JSON object."),
        ("[1]", "The line is not a JSON object."),
        (line(holds="yes"), "“holds” is neither true nor false."),
        (line(code=...), "“code” is missing or is not a text."),
        (line(contribution=["001"]), "“contribution” is missing or is not a text."),
        (line(contribution="999"), "No contribution of this run has this id."),
        (line(contribution="012"), "The contribution comes from the organisers or the secretariat: it is not counted."),
        (line(scheme="phrases"), "Phrases and closed answers are counted exactly: there is nothing to check."),
        (line(scheme="question:q1"), "Phrases and closed answers are counted exactly: there is nothing to check."),
        (line(scheme="moods"), "This run has no such scheme or code."),
        (line(code="T99"), "This run has no such scheme or code."),
        (line(question="q9"), "This run has no such question."),
        (line(label="another theme"), "The theme of this code has another name in this run."),
        (line(holds=False), "An earlier line decides the same otherwise."),
    ],
)
def test_a_bad_line_is_rejected_with_its_number_and_reason(bad, reason):
    found = read(line(), bad, line(contribution="002"))
    assert [(item.stage, item.row, str(item.reason)) for item in found.rejections] == [("checked", 2, reason)]
    assert len(found.checks) == 2
    assert all(item.action for item in found.rejections)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableInput):
        read_checks(bytes(range(256)) * 40, RUN)


@given(st.lists(st.one_of(st.just(line()), st.just(line(holds=None)), st.text(max_size=30)), max_size=12))
def test_what_goes_in_comes_out_whatever_the_lines_hold(lines):
    found = read(*lines)
    balance = found.balance
    assert balance.taken_in == balance.processed + balance.rejected + balance.ignored
    assert (len(found.checks), len(found.rejections)) == (balance.processed, balance.rejected)
