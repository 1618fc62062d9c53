"""Claims over several codes or rounds: ranking, change, list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rapporteur.engine.analysis.prevalence import wilson
from rapporteur.engine.findings.claims import Bench, Subject, make
from rapporteur.engine.findings.evidence import select, to_anchor
from rapporteur.engine.records import Anchor, Finding, Question

RANKED = 5
LISTED = 8
FEWEST_COMPARED = 10


def ranking(bench: Bench, name: str, subjects: Sequence[Subject], most: int = RANKED) -> Finding | None:
    """The most held codes in order of count; ties and overlapping intervals are stated in numbers.

    subjects: the codes that compete, all of one scheme and scope. name: what the ranking is called.
    """
    if len(subjects) < 2:
        return None
    tally, scope = bench.tally, subjects[0].scope
    answered = tally.answered(scope)
    counted = sorted(
        ((len(tally.holders(subject.scheme, subject.code, scope)), subject) for subject in subjects),
        key=lambda pair: (-pair[0], pair[1].code),
    )
    top = [(count, subject) for count, subject in counted if count > 1][:most]
    if len(top) < 2 or len(answered) < FEWEST_COMPARED:
        return None
    evidence = tuple(
        quote
        for _, subject in top
        for quote in bench.quotes(subject, tally.holders(subject.scheme, subject.code, scope), most=1)
    )
    if not evidence:
        return None
    first = top[0][1]
    holders = tally.holders(first.scheme, first.code, scope)
    items = [_item(bench, subject, count, len(answered)) for count, subject in top]
    return make(bench, first, "ranking", name, answered, holders, evidence, items=items, order=_order(items))


def _item(bench: Bench, subject: Subject, count: int, of: int) -> dict[str, Any]:
    return {
        "scheme": subject.scheme,
        "code": subject.code,
        "count": count,
        "of": of,
        "interval": list(bench.measure(subject, count, of)),
    }


def _order(items: Sequence[dict[str, Any]]) -> str:
    """ "clear" when no neighbours' intervals overlap, "ties" when counts are equal, else "overlapping"."""
    if len({item["count"] for item in items}) < len(items):
        return "ties"
    pairs = pairwise(items)
    return "overlapping" if any(two["interval"][1] > one["interval"][0] for one, two in pairs) else "clear"


def change(bench: Bench, later: Question, option: str) -> Finding | None:
    """What rose or fell between linked questions: said when the interval of the difference excludes 0.

    Method: Newcombe's hybrid score interval for the difference of two proportions (Newcombe 1998,
    method 10); contributors of both rounds are taken as two samples.
    """
    tally = bench.tally
    earlier = tally.questions.get(later.follows)
    if earlier is None:
        return None
    now = Subject(f"question:{later.key}", option, {"question": later.key}, exact=True)
    before = Subject(f"question:{earlier.key}", option, {"question": earlier.key}, exact=True)
    counts = [
        (len(tally.holders(item.scheme, option, item.scope)), len(tally.answered(item.scope))) for item in (before, now)
    ]
    if min(of for _, of in counts) < FEWEST_COMPARED:
        return None
    difference, low, high = newcombe(counts[1], counts[0])
    if low <= 0 <= high:
        return None
    answered, holders = tally.answered(now.scope), tally.holders(now.scheme, option, now.scope)
    was = tally.holders(before.scheme, option, before.scope)
    evidence = bench.quotes(now, holders, most=1) + bench.quotes(before, was, most=1)
    if not evidence:
        return None
    return make(
        bench,
        now,
        "change",
        "rose" if difference > 0 else "fell",
        answered,
        holders,
        evidence,
        before_question=earlier.key,
        before_count=counts[0][0],
        before_of=counts[0][1],
        difference=difference,
        difference_interval=[low, high],
    )


def newcombe(one: tuple[int, int], two: tuple[int, int]) -> tuple[float, float, float]:
    """Difference of two shares (count, of) and its 95 % interval, each rounded to 4 decimals.

    Source: Newcombe, Statistics in Medicine 17 (1998), method 10.
    """
    (count_one, of_one), (count_two, of_two) = one, two
    share_one, share_two = count_one / of_one, count_two / of_two
    low_one, high_one = wilson(count_one, of_one)
    low_two, high_two = wilson(count_two, of_two)
    difference = share_one - share_two
    low = difference - ((share_one - low_one) ** 2 + (high_two - share_two) ** 2) ** 0.5
    high = difference + ((high_one - share_one) ** 2 + (share_two - low_two) ** 2) ** 0.5
    return round(difference, 4), round(low, 4), round(high, 4)


def inventory(bench: Bench, category: str, most: int = LISTED) -> Finding | None:
    """A list of what was reported, every item a quote with its contributor; one item a contributor."""
    subject = Subject("categories", category)
    tally = bench.tally
    answered, holders = tally.answered({}), tally.holders("categories", category, {})
    chosen = select(bench.candidates(subject, holders), tally, most=most)
    if not chosen:
        return None
    evidence: tuple[Anchor, ...] = tuple(to_anchor(item) for item in chosen)
    return make(bench, subject, "list", "reported", answered, holders, evidence, listed=len(evidence))
