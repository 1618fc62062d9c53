"""Every kind of claim arises where its rule holds, and only there."""

from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.findings.claims import Subject, all_groups, context, scarcity, share
from rapporteur.engine.findings.compare import comparisons
from rapporteur.engine.findings.find import bench_of, bench_with, find
from rapporteur.engine.findings.orders import inventory, ranking
from rapporteur.engine.frames.shelf import Shelf
from rapporteur.engine.records import Check, Run
from rapporteur.engine.report.wording import Wording
from tests.engine.findings.factories import contribution, holds, rounds, run, segment, text, themed

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


def with_checks(base: Run, decisions: dict[str, bool]) -> Run:
    return replace(base, checks=tuple(Check(name, "themes", "T01", holds) for name, holds in decisions.items()))


def test_share_that_people_checked_may_say_more_than_many():
    base = themed({"government": (50, 60)})
    unchecked = share(bench_of(base), THEME)
    decisions = {f"{number:03d}": number <= 49 for number in range(1, 61)}
    found = share(bench_of(with_checks(base, decisions)), THEME)
    assert unchecked is not None
    assert found is not None
    assert (unchecked.checked, unchecked.quantifier) == (False, "many")
    assert (found.checked, found.quantifier, found.count) == (True, "most", 49)
    assert (found.numbers["checked"], found.numbers["changed"], found.numbers["estimate"]) == (60, 1, 0.8167)


def test_share_counts_and_quotes_nobody_of_whom_people_said_no():
    base = themed({"government": (6, 60)})
    decisions = {f"{number:03d}": number in (1, 2) or number == 50 for number in (1, 2, 3, 4, *range(40, 60))}
    found = share(bench_of(with_checks(base, decisions)), THEME)
    assert found is not None
    assert found.count == 5
    assert {anchor.contribution for anchor in found.evidence} <= {"001", "002", "005", "006"}


def test_a_category_that_people_checked_may_be_said_as_an_opinion():
    owners = [contribution(number, group="academia") for number in range(1, 21)]
    texts = [text(owner, f"We ask for {owner.id} more teachers in all of the schools.") for owner in owners]
    pairs = list(zip(owners, texts, strict=True))[:12]
    codes = [code for owner, body in pairs for code in holds(owner, body, "categories", "request")]
    base = run(owners, texts=texts, codes=codes)
    checks = tuple(Check(owner.id, "categories", "request", int(owner.id) <= 12) for owner in owners)
    said = []
    for made in (base, replace(base, checks=checks)):
        finding = inventory(bench_of(made), "request")
        assert finding is not None
        said.append(Wording(Tally(made)).sentence(finding))
    assert said == [
        "Requests were referred to by 12 of 20 contributors, among them in these passages.",
        "Requests were made by 12 of 20 contributors, of whom people checked a sample, among them in these passages.",
    ]


def test_all_is_not_said_of_a_sample():
    base = themed({"government": (60, 60)})
    sampled = share(bench_of(with_checks(base, {f"{number:03d}": True for number in range(1, 51)})), THEME)
    whole = share(bench_of(with_checks(base, {f"{number:03d}": True for number in range(1, 61)})), THEME)
    assert sampled is not None
    assert whole is not None
    assert (sampled.checked, sampled.quantifier) == (True, "almost-all")
    assert whole.quantifier == "all"


def test_share_names_the_groups_that_a_code_sets_apart():
    base = themed({"private-sector": (30, 30), "government": (10, 60), "civil-society": (10, 60)})
    owners = [item for item in base.contributions if item.group != "private-sector"]
    bodies = {item.contribution: item for item in base.texts}
    codes = [code for owner in owners for code in holds(owner, bodies[owner.id], "themes", "T02")]
    other = replace(base.themes[0], code="T02", label="open data")
    more = replace(base, codes=(*base.codes, *codes), themes=(*base.themes, other))
    found = {code: share(bench_of(more), Subject("themes", code)) for code in ("T01", "T02")}
    assert found["T01"] is not None
    assert found["T01"].numbers["distinctive"] == ["private-sector"]
    assert found["T02"] is not None
    assert "private-sector" not in found["T02"].numbers.get("distinctive", [])


def test_findings_are_the_same_of_a_tally_on_disk():
    base = rounds(20, 45)
    more = themed({"government": (30, 60), "individual": (25, 40)}, copied=12)
    for whole in (base, more):
        assert find(bench_with(Tally(whole, Shelf(spared=0)))) == find(bench_of(whole))
