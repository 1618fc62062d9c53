"""Quotes: prose before titles, one a campaign, as many groups as there are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.evidence import Archive, Candidate, is_prose, select, to_anchor
from rapporteur.engine.records import Copy
from tests.engine.findings.factories import contribution, holds, run, segment, text

PROSE = "We opened nine telecentres in the hills, and people came from the first day on."


def test_is_prose_tells_sentences_from_titles():
    assert is_prose(PROSE)
    assert is_prose("我们开设了九个中心。")
    assert is_prose("افتتحنا تسعة مراكز في الجبال.")
    assert not is_prose("CONTRIBUTION OF THE MINISTRY\nSET OF PRINCIPLES. 23 APRIL")
    assert not is_prose("Principles for a free network")


def archive(groups, *, copies=(), words=PROSE, titles=()):
    """A run in which everybody holds a theme; titles: what the last of them say instead."""
    owners = [contribution(number, group=group) for number, group in enumerate(groups, start=1)]
    said = [f"{words} Number {owner.id}." for owner in owners]
    said[len(said) - len(titles) :] = titles
    texts = [text(owner, one) for owner, one in zip(owners, said, strict=True)]
    scores = [0.9] * (len(owners) - len(titles)) + [1.0] * len(titles)
    codes = [
        code
        for owner, body, score in zip(owners, texts, scores, strict=True)
        for code in holds(owner, body, "themes", "T01", score)
    ]
    return Archive(Tally(run(owners, texts=texts, copies=copies, codes=codes)))


def chosen(archive, most=3):
    return select(archive.coded("themes", "T01", {}, archive.tally.contributors), archive, most=most)


def test_select_takes_groups_that_are_not_there_yet():
    found = chosen(archive(["government", "government", "government", "academia", "individual"]))
    assert sorted(item.text.contribution for item in found)[1:] == ["004", "005"]


def test_select_takes_one_of_a_campaign():
    pairs = [Copy("copies-01", "002", "001", 0.9), Copy("copies-01", "003", "001", 0.9)]
    assert len(chosen(archive(["individual"] * 4, copies=pairs), most=4)) == 2


def test_select_prefers_prose_to_a_title():
    title = "CONTRIBUTION OF THE MINISTRY TO THE MEETING ON THE FUTURE OF THE NETWORK OF NETWORKS"
    found = chosen(archive(["government"] * 3, titles=[title]), most=2)
    assert [item.text.contribution for item in found] == ["002", "001"]


def test_select_takes_a_title_where_there_is_nothing_else():
    found = chosen(archive(["government"] * 2, titles=["A first title of a paper", "A second title of a paper"]))
    assert [item.text.contribution for item in found] == ["002", "001"]


def slowly(archive, most):
    """The same choice, every candidate looked at every time."""
    tally = archive.tally
    left = [
        (code.score, body, owner)
        for code in tally.run.codes
        if code.segment
        for body in tally.run.texts
        if segment(body).id == code.segment
        for owner in tally.run.contributions
        if owner.id == body.contribution
    ]
    seen: set[tuple[str, str]] = set()
    taken: list[str] = []

    def worth(item):
        score, body, owner = item
        workable = 80 <= len(body.content) <= 700
        total = score + 0.25 * workable + 0.5 * is_prose(body.content) + 0.25 * len(traits(owner) - seen)
        return round(total, 4), workable, owner.id, body.text

    while left and len(taken) < most:
        best = max(left, key=worth)
        left.remove(best)
        taken.append(best[2].id)
        seen |= traits(best[2])
    return taken


def traits(owner):
    return {(name, getattr(owner, name)) for name in ("group", "region", "language")}


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["government", "academia", "individual"]),
            st.sampled_from(["africa", "europe"]),
            st.sampled_from(["en", "fr"]),
            st.sampled_from([0.5, 0.75, 0.9]),
            st.sampled_from(["A TITLE ABOUT THINGS", "Short words.", PROSE]),
        ),
        min_size=1,
        max_size=90,
    )
)
def test_select_chooses_as_if_it_looked_at_every_passage(rows):
    owners, texts, codes = [], [], []
    for number, (group, region, language, score, words) in enumerate(rows):
        owner = contribution(number, group=group, region=region, language=language)
        body = text(owner, f"{number} {words}")
        owners.append(owner)
        texts.append(body)
        codes += holds(owner, body, "themes", "T01", score)
    made = Archive(Tally(run(owners, texts=texts, codes=codes)))
    assert [item.text.contribution for item in chosen(made, most=4)] == slowly(made, 4)


def test_to_anchor_quotes_a_sentence_and_no_heading_above_it():
    owner = contribution(1)
    long = f"We ask for masts{', and masts' * 50} on every hill."
    body = text(owner, f"Introduction\n{long}")
    quoted = to_anchor(Candidate(body, segment(body), 0, len(body.content)), ("introduction",))
    assert quoted.quote == long


def test_to_anchor_quotes_whole_sentences_of_a_long_segment():
    owner = contribution(1)
    body = text(owner, " ".join(f"This is sentence number {n} and it says a little about the work." for n in range(20)))
    quoted = to_anchor(Candidate(body, segment(body), 0, len(body.content)), ("number 12",))
    assert "number 12 " in quoted.quote
    assert quoted.quote.startswith("This is sentence")
    assert quoted.quote.endswith("work.")
    assert body.content[quoted.start : quoted.end] == quoted.quote
    assert len(quoted.quote) <= 420
