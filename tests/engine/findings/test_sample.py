"""The lines of a sample: what a checker needs, and nothing that is withheld."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rapporteur.engine.analysis.checked import read_checks
from rapporteur.engine.errors import UnknownScheme, WrongUse
from rapporteur.engine.findings.sample import sample
from rapporteur.engine.records import Check, Question
from tests.engine.findings.factories import segment, text, themed

RUN = themed({"government": (20, 60), "academia": (5, 40)})


def lines(drawn) -> bytes:
    return "".join(json.dumps(line) + "\n" for line in drawn.lines).encode()


def test_a_line_holds_what_a_checker_needs():
    drawn = sample(RUN, "themes", precision=0.08)
    line = next(line for line in drawn.lines if line["passages"])
    number = int(line["contribution"])
    words = f"The divide is wide in village {number} of government, and it holds us back every day."
    assert line == {
        "contribution": f"{number:03d}",
        "scheme": "themes",
        "code": "T01",
        "label": "wide divide",
        "holds": None,
        "passages": [words if number <= 20 else words.replace("government", "academia")],
    }
    assert [line["contribution"] for line in drawn.lines] == sorted(line["contribution"] for line in drawn.lines)
    assert len(drawn.plans["T01"].contributors) == len(drawn.lines)


def test_a_withheld_contribution_is_drawn_without_its_words():
    hidden = replace(RUN, contributions=tuple(replace(item, publication="withheld") for item in RUN.contributions))
    drawn = sample(hidden, "themes", precision=0.08)
    assert [line["contribution"] for line in drawn.lines] == [
        line["contribution"] for line in sample(RUN, "themes", precision=0.08).lines
    ]
    assert {(line["withheld"], tuple(line["passages"])) for line in drawn.lines} == {(True, ())}


def test_every_contribution_of_a_drawn_contributor_is_a_line():
    again = replace(RUN.contributions[0], id="900")
    body = text(again, "The divide is wide here as well, said a second time over.")
    more = replace(
        RUN,
        contributions=(*RUN.contributions, again),
        texts=(*RUN.texts, body),
        segments=(*RUN.segments, segment(body)),
    )
    drawn = {line["contribution"] for line in sample(more, "themes", precision=0.01).lines}
    assert {"001", "900"} <= drawn


def test_a_filled_sample_reads_back_and_is_kept_when_drawn_again():
    drawn = sample(RUN, "themes", precision=0.08)
    filled = [dict(line) | {"holds": bool(line["passages"])} for line in drawn.lines]
    found = read_checks("\n".join(map(json.dumps, filled)).encode(), RUN)
    assert (len(found.checks), found.rejections) == (len(drawn.lines), ())
    again = sample(replace(RUN, checks=found.checks), "themes", precision=0.08)
    assert [line["holds"] for line in again.lines] == [line["holds"] for line in filled]
    assert read_checks(lines(drawn), RUN).balance.ignored == len(drawn.lines)


def test_a_sample_of_a_question_is_of_those_who_answered_it():
    question = Question("q1", "What next?")
    texts = tuple(replace(item, question="q1") if int(item.contribution) % 2 else item for item in RUN.texts)
    run = replace(RUN, questions=(question,), texts=texts)
    drawn = sample(run, "themes", code="T01", question="q1", precision=0.05)
    assert {int(line["contribution"]) % 2 for line in drawn.lines} == {1}
    assert {line["question"] for line in drawn.lines} == {"q1"}
    kept = replace(run, checks=(Check("001", "themes", "T01", True, "q1"),))
    decided = {
        line["contribution"]: line["holds"]
        for line in sample(kept, "themes", code="T01", question="q1", precision=0.01).lines
    }
    assert {name for name, holds in decided.items() if holds} == {"001"}


def test_a_theme_below_another_is_drawn_only_when_it_is_named():
    leaf = replace(RUN.themes[0], code="T01.1", parent="T01")
    codes = tuple(code._replace(code="T01.1") for code in RUN.codes)
    run = replace(RUN, themes=(*RUN.themes, leaf), codes=(*RUN.codes, *codes))
    assert set(sample(run, "themes", precision=0.1).plans) == {"T01"}
    assert set(sample(run, "themes", code="T01.1", precision=0.1).plans) == {"T01.1"}


@pytest.mark.parametrize(
    ("scheme", "options", "kind", "where"),
    [
        ("moods", {}, UnknownScheme, "--scheme"),
        ("themes", {"code": "T77"}, UnknownScheme, "--code"),
        ("themes", {"question": "q7"}, WrongUse, "--question"),
        ("themes", {"precision": 0.0}, WrongUse, "--precision"),
        ("themes", {"precision": 0.9}, WrongUse, "--precision"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_its_place(scheme, options, kind, where):
    with pytest.raises(kind) as raised:
        sample(RUN, scheme, **options)
    assert raised.value.where == where
