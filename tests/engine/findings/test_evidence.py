"""Quotes: prose before titles, one a campaign, as many groups as there are."""

from __future__ import annotations

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.evidence import Candidate, is_prose, select, to_anchor
from rapporteur.engine.records import Copy
from tests.engine.findings.factories import contribution, run, segment, text

PROSE = "We opened nine telecentres in the hills, and people came from the first day on."


def test_is_prose_tells_sentences_from_titles():
    assert is_prose(PROSE)
    assert is_prose("我们开设了九个中心。")
    assert is_prose("افتتحنا تسعة مراكز في الجبال.")
    assert not is_prose("CONTRIBUTION OF THE MINISTRY\nSET OF PRINCIPLES. 23 APRIL")
    assert not is_prose("Principles for a free network")


def candidates(groups, *, copies=(), words=PROSE):
    owners = [contribution(number, group=group) for number, group in enumerate(groups, start=1)]
    texts = [text(owner, f"{words} Number {owner.id}.") for owner in owners]
    tally = Tally(run(owners, texts=texts, copies=copies))
    rows = [
        Candidate(body, owner, segment(body), 0, len(body.content), 0.9)
        for owner, body in zip(owners, texts, strict=True)
    ]
    return rows, tally


def test_select_takes_groups_that_are_not_there_yet():
    rows, tally = candidates(["government", "government", "government", "academia", "individual"])
    assert {item.contribution.group for item in select(rows, tally)} == {"government", "academia", "individual"}


def test_select_takes_one_of_a_campaign():
    pairs = [Copy("copies-01", "002", "001", 0.9), Copy("copies-01", "003", "001", 0.9)]
    rows, tally = candidates(["individual"] * 4, copies=pairs)
    assert len(select(rows, tally, most=4)) == 2


def test_select_prefers_prose_to_a_title():
    rows, tally = candidates(["government", "government"])
    owner = contribution(9, group="government")
    title = text(owner, "CONTRIBUTION OF THE MINISTRY TO THE MEETING ON THE FUTURE OF THE NETWORK OF NETWORKS")
    tally = Tally(run([*tally.contributions, owner], texts=[*tally.run.texts, title]))
    shouted = Candidate(title, owner, segment(title), 0, len(title.content), 1.0)
    assert shouted not in select([shouted, *rows], tally, most=2)


def test_to_anchor_quotes_whole_sentences_of_a_long_segment():
    owner = contribution(1)
    body = text(owner, " ".join(f"This is sentence number {n} and it says a little about the work." for n in range(20)))
    quoted = to_anchor(Candidate(body, owner, segment(body), 0, len(body.content), 0.9), ("number 12",))
    assert "number 12 " in quoted.quote
    assert quoted.quote.startswith("This is sentence")
    assert quoted.quote.endswith("work.")
    assert body.content[quoted.start : quoted.end] == quoted.quote
    assert len(quoted.quote) <= 420
