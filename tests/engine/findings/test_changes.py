"""What rose, fell or is new between linked questions, and what is not said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from rapporteur.engine.analysis.checked import estimate
from rapporteur.engine.analysis.prevalence import interval
from rapporteur.engine.analysis.shares import Share
from rapporteur.engine.findings.changes import between, changes
from rapporteur.engine.findings.claims import Subject
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.records import Check, Code, Copy, Finding, Phrase, Run, Text, Theme
from tests.engine.analysis.checked.simulated import simulate
from tests.engine.findings.factories import FIRST, SECOND, chosen, contribution, rounds, run, segment, text


def asked_again(before: int, after: int, of: int = 100, *, scheme: str = "themes", longer: int = 1) -> Run:
    """Two rounds of an open question; so many of each held the code. longer: segments of each later answer."""
    questions = [
        replace(FIRST, kind="open", options=()),
        replace(SECOND, kind="open", options=()),
    ]
    code = "T01" if scheme == "themes" else "wide divide"
    people, texts, codes = [], [], []
    for question, start, holding in ((questions[0], 0, before), (questions[1], 500, after)):
        for place in range(of):
            owner = contribution(start + place, round=question.round)
            body = text(owner, f"The wide divide of place {start + place} holds us back.", question=question.key)
            people.append(owner)
            texts.append(body)
            if place < holding:
                codes.append(Code(segment(body).id, "", "", scheme, code, 0.9, True, True))
                codes.append(Code("", owner.contributor, "", scheme, code, 0.9, True, False))
                if scheme == "themes":
                    codes.append(Code("", owner.contributor, question.key, scheme, code, 0.9, True, False))
    theme = Theme("T01", "wide divide", ("wide divide",), before + after, before + after, 0.9, "")
    made = run(people, texts=texts, codes=codes, questions=questions, themes=[theme])
    phrase = Phrase("wide divide", "en", ("wide divide",), before + after, 0.5, {"government": before + after})
    return replace(lengthened(made, longer), phrases=(phrase,) if scheme == "phrases" else ())


def lengthened(made: Run, longer: int) -> Run:
    """The same with so many segments in each answer of the second round."""
    second = {item.text for item in made.texts if item.question == "second-q1"}
    extra = [
        replace(item, id=f"{item.id}{number}", start=number, end=number + 1)
        for item in made.segments
        if item.text in second
        for number in range(1, longer)
    ]
    return replace(made, segments=(*made.segments, *extra))


def changed(base: Run, *subjects: Subject) -> list[Finding]:
    return list(changes(bench_of(base), subjects or [Subject("themes", "T01", {"question": "second-q1"})]))


FAR = Subject("question:second-q1", "Far", {"question": "second-q1"}, exact=True)
USED = Subject("phrases", "wide divide", {"question": "second-q1"}, exact=True)


def test_a_closed_answer_that_rose_is_said_with_both_counts():
    (finding,) = changed(rounds(15, 40), FAR)
    assert (finding.kind, finding.claim, finding.count, finding.of, finding.asked) == ("change", "rose", 40, 60, 60)
    assert (finding.numbers["before_count"], finding.numbers["before_of"]) == (15, 60)
    assert finding.numbers["difference_interval"][0] > 0
    assert (finding.numbers["comparisons"], finding.numbers["p"] < 0.001) == (1, True)


def test_no_change_is_said_where_the_interval_holds_zero_or_nothing_is_linked():
    assert changed(rounds(30, 33), FAR) == []
    assert changed(rounds(15, 40), Subject("question:first-q1", "Far", {"question": "first-q1"}, exact=True)) == []
    assert changed(rounds(2, 8, of=9), FAR) == []


def test_between_agrees_with_the_published_example():
    # Newcombe 1998, table II, (a) 56/70 and 48/80, method 10: 0.0524 to 0.3339
    shares = []
    for count, of in ((56, 70), (48, 80)):
        low, high = interval(count, of, None)
        shares.append(Share(count, of, count / of, low, high, exact=True))
    assert between(*shares) == (0.2, 0.0524, 0.3339)


def test_a_phrase_is_counted_in_each_question_and_new_where_nobody_used_it_before():
    (finding,) = changed(asked_again(0, 20, scheme="phrases"), USED)
    assert (finding.claim, finding.count, finding.of, finding.numbers["before_count"]) == ("new", 20, 100, 0)
    (finding,) = changed(asked_again(40, 10, scheme="phrases"), USED)
    assert (finding.claim, finding.count, finding.numbers["before_count"]) == ("fell", 10, 40)
    assert {anchor.contribution[0] for anchor in finding.evidence} == {"0", "5"}


def test_a_theme_must_change_by_more_than_coding_errors_explain():
    exact = changed(asked_again(20, 37, scheme="phrases"), USED)
    assert [finding.claim for finding in exact] == ["rose"]
    assert changed(asked_again(20, 37)) == []
    (finding,) = changed(asked_again(10, 75))
    assert (finding.claim, finding.count, finding.checked) == ("rose", 75, False)


def test_a_checked_sample_makes_a_change_of_a_theme_certain():
    base = asked_again(20, 37)
    checks = [
        Check(f"{start + place:03d}", "themes", "T01", place < holding, question)
        for question, start, holding in (("first-q1", 0, 20), ("second-q1", 500, 37))
        for place in range(100)
    ]
    (finding,) = changed(replace(base, checks=tuple(checks)))
    assert (finding.claim, finding.checked, finding.numbers["checked"]) == ("rose", True, 100)
    assert finding.numbers["before_checked"] == 100


def test_a_theme_does_not_rise_because_answers_grew_longer():
    assert [finding.claim for finding in changed(asked_again(10, 75))] == ["rose"]
    assert changed(asked_again(10, 75, longer=4)) == []


def test_a_change_must_hold_with_each_campaign_counted_once():
    base = rounds(15, 40)
    copied = replace(base, copies=tuple(Copy("copies-01", f"{number:03d}", "500", 0.9) for number in range(501, 540)))
    assert [finding.claim for finding in changed(base, FAR)] == ["rose"]
    assert changed(copied, FAR) == []


def test_one_change_in_many_must_be_clear_enough_for_all_of_them():
    base = rounds(20, 33)
    assert [finding.claim for finding in changed(base, FAR)] == ["rose"]
    rare = [Subject("question:second-q1", f"Other {number}", FAR.scope, exact=True) for number in range(40)]
    assert [finding.claim for finding in changed(base, FAR, *rare)] == ["rose"]
    assert changed(with_options(base, 40), FAR, *rare) == []


def with_options(base: Run, number: int) -> Run:
    """The same with so many more options, each chosen by four in either round."""
    texts: list[Text] = []
    codes: list[Code] = []
    for question, people in (("first-q1", base.contributions[:60]), ("second-q1", base.contributions[60:])):
        for place in range(number):
            more_texts, more_codes = chosen(people[place % 50 : place % 50 + 4], question, f"Other {place}")
            texts += more_texts
            codes += more_codes
    return replace(base, texts=(*base.texts, *texts), codes=(*base.codes, *codes))


def test_find_says_what_changed():
    found = {finding.id for finding in find(bench_of(asked_again(10, 75))) if finding.kind == "change"}
    assert found == {"change-themes-t01-question-second-q1-rose"}


def test_the_interval_of_a_difference_of_two_checked_samples_holds_the_truth():
    runs, of = 2_000, 148
    covered, said = [], []
    for now, was, seed in ((0.5, 0.3, 1), (0.3, 0.3, 2)):
        sides = []
        for share, place in ((now, 0), (was, 1)):
            wanted = np.full((runs, 2), 30)
            made = simulate([share] * runs, [of] * runs, wanted, precision=0.7, recall=0.8, seed=seed * 10 + place)
            sides.append(np.stack(estimate(made.members, made.checked, made.found), axis=1))
        for one, two in zip(*sides, strict=True):
            now_share, was_share = (Share(0, of, *(float(value) for value in side), False) for side in (one, two))
            _, low, high = between(now_share, was_share)
            covered.append(low <= now - was <= high)
            said.append(low > 0 or high < 0)
    assert np.mean(covered) >= 0.94
    assert np.mean(said[runs:]) <= 0.06
    assert np.mean(said[:runs]) >= 0.5
