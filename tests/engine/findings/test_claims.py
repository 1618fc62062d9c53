"""Every kind of claim arises where its rule holds, and only there."""

from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.findings.claims import Subject, all_groups, context, scarcity, share
from rapporteur.engine.findings.compare import comparisons
from rapporteur.engine.findings.find import bench_of
from rapporteur.engine.findings.orders import change, inventory, newcombe, ranking
from rapporteur.engine.records import Question, Run
from tests.engine.findings.factories import chosen, contribution, holds, run, segment, text, themed

THEME = Subject("themes", "T01")


def test_share_counts_contributors_and_quotes_them():
    finding = share(bench_of(themed({"government": (30, 60)})), THEME)
    assert finding is not None
    assert (finding.count, finding.of, finding.share, finding.quantifier) == (30, 60, 0.5, "many")
    assert len(finding.evidence) == 3
    assert {anchor.quote[:10] for anchor in finding.evidence} == {"The divide"}


def test_share_of_several_contributions_of_one_contributor_counts_it_once():
    base = themed({"government": (2, 12)})
    again = replace(base.contributions[0], id="900")
    body = text(again, "The divide is wide here as well, said a second time over.")
    more = replace(
        base,
        contributions=(*base.contributions, again),
        texts=(*base.texts, body),
        segments=(*base.segments, segment(body)),
    )
    finding = share(bench_of(more), THEME)
    assert finding is not None
    assert (finding.count, finding.of) == (2, 12)


def test_share_with_a_campaign_uses_the_weaker_quantifier_and_names_it():
    alone = share(bench_of(themed({"individual": (20, 60)})), THEME)
    copied = share(bench_of(themed({"individual": (20, 60)}, copied=18)), THEME)
    assert alone is not None
    assert copied is not None
    assert (alone.count, alone.count_without_campaigns) == (20, 20)
    assert (copied.count, copied.count_without_campaigns) == (20, 3)
    assert copied.numbers["of_without_campaigns"] == 43
    assert copied.quantifier is None
    assert copied.numbers["campaigns"] == ["copies-01"]


def test_share_held_only_by_withheld_contributors_is_not_claimed():
    base = themed({"government": (3, 20)})
    hidden = tuple(replace(item, publication="withheld") if int(item.id) <= 3 else item for item in base.contributions)
    assert share(bench_of(replace(base, contributions=hidden)), THEME) is None


def test_share_never_quotes_a_withheld_contributor_but_counts_it():
    base = themed({"government": (4, 20)})
    hidden = (replace(base.contributions[0], publication="withheld"), *base.contributions[1:])
    finding = share(bench_of(replace(base, contributions=hidden)), THEME)
    assert finding is not None
    assert finding.count == 4
    assert "001" not in {anchor.contribution for anchor in finding.evidence}


def test_only_stakeholders_count():
    base = themed({"government": (10, 20)})
    organisers = (replace(base.contributions[0], role="organiser"), *base.contributions[1:])
    finding = share(bench_of(replace(base, contributions=organisers)), THEME)
    assert finding is not None
    assert (finding.count, finding.of) == (9, 19)


def test_all_groups_needs_two_holders_in_each_group_of_five():
    every = {"government": (2, 6), "private-sector": (3, 5), "academia": (2, 5), "individual": (0, 4)}
    finding = all_groups(bench_of(themed(every)), THEME)
    assert finding is not None
    assert finding.numbers["raised_in"] == {"government": [2, 6], "private-sector": [3, 5], "academia": [2, 5]}
    assert all_groups(bench_of(themed({**every, "academia": (1, 5)})), THEME) is None


def test_mostly_is_said_of_the_group_that_holds_above_half():
    base = themed({"private-sector": (18, 20), "government": (2, 40), "civil-society": (1, 40)})
    found = {item.kind: item for item in comparisons(bench_of(base), [THEME])}
    assert found["mostly"].numbers["group"] == "private-sector"
    assert (found["mostly"].numbers["group_count"], found["mostly"].count) == (18, 21)
    assert (found["contrast"].numbers["more"], found["contrast"].numbers["less"]) == (
        "private-sector",
        "civil-society",
    )


def test_mostly_is_not_said_under_ten_holders_or_without_a_difference():
    assert comparisons(bench_of(themed({"private-sector": (8, 20), "government": (0, 40)})), [THEME]) == ()
    even = themed({"private-sector": (10, 20), "government": (20, 40), "civil-society": (20, 40)})
    assert comparisons(bench_of(even), [THEME]) == ()


def test_scarcity_needs_the_upper_bound_below_the_baseline():
    bench = bench_of(themed({"government": (4, 100)}))
    finding = scarcity(bench, THEME, 0.3)
    assert finding is not None
    assert finding.numbers["baseline"] == 0.3
    assert scarcity(bench, THEME, 0.05) is None


def rounds(before: int, after: int, of: int = 60) -> Run:
    first, second = (
        Question("first-q1", "How far?", "single", ("Far", "Near"), "first"),
        Question("second-q1", "How far?", "single", ("Far", "Near"), "second", follows="first-q1"),
    )
    owners = [contribution(number, round="first") for number in range(of)]
    later = [contribution(500 + number, round="second") for number in range(of)]
    texts, codes = [], []
    for people, question, holding in ((owners, "first-q1", before), (later, "second-q1", after)):
        for option, part in (("Far", people[:holding]), ("Near", people[holding:])):
            more_texts, more_codes = chosen(part, question, option)
            texts += more_texts
            codes += more_codes
    return run([*owners, *later], texts=texts, codes=codes, questions=[first, second])


def test_change_is_said_when_the_interval_excludes_zero():
    base = rounds(15, 40)
    finding = change(bench_of(base), base.questions[1], "Far")
    assert finding is not None
    assert (finding.claim, finding.count, finding.of, finding.asked) == ("rose", 40, 60, 60)
    assert (finding.numbers["before_count"], finding.numbers["before_of"]) == (15, 60)
    assert finding.numbers["difference_interval"][0] > 0
    assert change(bench_of(rounds(30, 33)), base.questions[1], "Far") is None
    assert change(bench_of(base), base.questions[0], "Far") is None


def test_newcombe_agrees_with_the_published_example():
    # Newcombe 1998, table II, (a) 56/70 and 48/80, method 10: 0.0524 to 0.3339
    assert newcombe((56, 70), (48, 80)) == (0.2, 0.0524, 0.3339)


def test_ranking_orders_by_count_and_says_when_the_order_is_not_certain():
    base = rounds(35, 25)
    options = [Subject("question:first-q1", option, {"question": "first-q1"}, exact=True) for option in ("Near", "Far")]
    finding = ranking(bench_of(base), "most-chosen", options)
    assert finding is not None
    assert [(item["code"], item["count"]) for item in finding.numbers["items"]] == [("Far", 35), ("Near", 25)]
    assert finding.numbers["order"] == "overlapping"


def test_inventory_names_one_passage_a_contributor():
    owners = [contribution(number, group="academia") for number in range(1, 13)]
    texts = [text(owner, f"We trained {owner.id} teachers and it worked well for all of them.") for owner in owners]
    codes = [
        code for owner, body in zip(owners, texts, strict=True) for code in holds(owner, body, "categories", "practice")
    ]
    finding = inventory(bench_of(run(owners, texts=texts, codes=codes)), "practice")
    assert finding is not None
    assert finding.numbers["listed"] == 8
    assert len({anchor.contribution for anchor in finding.evidence}) == 8
    assert finding.count == 12


def test_context_recounts():
    finding = context("contributors", 148, 148)
    assert (finding.id, finding.kind, finding.quantifier, finding.evidence) == (
        "context-contributors",
        "context",
        None,
        (),
    )
