"""Claims over several codes: ranking, list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from rapporteur.engine.analysis.voices import Voices
from rapporteur.engine.findings.claims import Bench, Subject, make
from rapporteur.engine.findings.evidence import select, to_anchor
from rapporteur.engine.records import Anchor, Finding

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
    items = [_item(bench, subject, answered) for _, subject in top]
    return make(bench, first, "ranking", name, answered, holders, evidence, items=items, order=_order(items))


def _item(bench: Bench, subject: Subject, answered: Voices) -> dict[str, Any]:
    holders = bench.tally.holders(subject.scheme, subject.code, subject.scope)
    share = bench.measure(subject, answered, holders)
    return {
        "scheme": subject.scheme,
        "code": subject.code,
        "count": share.count,
        "of": share.of,
        "interval": [share.low, share.high],
    }


def _order(items: Sequence[dict[str, Any]]) -> str:
    """ "clear" when no neighbours' intervals overlap, "ties" when counts are equal, else "overlapping"."""
    if len({item["count"] for item in items}) < len(items):
        return "ties"
    pairs = pairwise(items)
    return "overlapping" if any(two["interval"][1] > one["interval"][0] for one, two in pairs) else "clear"


def inventory(bench: Bench, category: str, most: int = LISTED) -> Finding | None:
    """A list of what was reported, every item a quote with its contributor; one item a contributor."""
    subject = Subject("categories", category)
    tally = bench.tally
    answered, holders = tally.answered({}), tally.holders("categories", category, {})
    chosen = select(bench.candidates(subject, holders), bench.archive, most=most)
    if not chosen:
        return None
    evidence: tuple[Anchor, ...] = tuple(to_anchor(item) for item in chosen)
    return make(bench, subject, "list", "reported", answered, holders, evidence, listed=len(evidence))
