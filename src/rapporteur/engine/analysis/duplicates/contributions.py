"""Copies among contributions, and campaigns: which of them share a text, every pair verified exactly."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from rapporteur.engine.analysis.duplicates.hashing import postings
from rapporteur.engine.analysis.duplicates.holders import ranked
from rapporteur.engine.analysis.duplicates.listing import listed
from rapporteur.engine.analysis.duplicates.numbering import Ints
from rapporteur.engine.analysis.duplicates.rule import Rule
from rapporteur.engine.analysis.duplicates.similar import crowded, prefixes_of
from rapporteur.engine.frames.rows import text_column
from rapporteur.engine.records import Copy, Progress, Text, silent

LEAST_WORDS = 20
"""A text with fewer words ("see the attached document") is nobody's copy."""
LISTED = 10
"""More contributions than this with equal texts are a crowd ..."""
MANY = 200
"""... and so are more than this with texts that are like one of them."""


def find(texts: Sequence[Text], threshold: float = 0.5, progress: Progress = silent) -> tuple[Copy, ...]:
    """The verified pairs of different contributions that share a text.

    texts: with their content; choices and texts of fewer than 20 words are passed over. threshold: least
    exact Jaccard similarity of the word 5-grams (lower-cased words) of two whole canonical texts, above
    0 and at most 1. One row a pair, with the highest similarity of any of their texts; none is missed but in
    crowds. Sorted by group and ids; the same in any order of texts. Raises ValueError at another threshold.

    Crowds: a text that more than LISTED contributions sent, or that more than MANY sent or sent alike, is the first
    of a crowd of all that are like it; the text that most sent begins, then that of the smallest ids. Each of a crowd
    is listed with the first contribution that sent the first text, and compared with nothing else, so that a campaign
    of n letters has n - 1 pairs.

    Groups: a crowd is one. All other pairs are grouped by complete linkage, so that every two of a group are
    verified; a pair that fits in none is a group of its own. Named by size, then by their smallest ids.
    """
    rule = Rule(threshold, threshold)
    read = [text for text in texts if text.kind != "choice"]
    found = postings([text.content for text in read])
    long = found.words >= LEAST_WORDS
    found, contributions = found.of(long), [read[place].contribution for place in np.flatnonzero(long).tolist()]
    chosen, holders = ranked(text_column([contributions]), found.sums)
    sets = found.sets(chosen)
    rows = listed(crowded(sets, prefixes_of(sets, rule), rule, holders.sizes, LISTED, MANY), holders, sets)
    progress("copies", 1, 1)
    return tuple(map(Copy, *(column.tolist() for column in rows)))


def campaigns(group: Ints, one: Ints, other: Ints, size: int) -> Ints:
    """The copy group that makes a campaign of each of so many contributors, -1 for those that are in none.

    group, one, other: of each pair of copies the number of its group and of its contributors. A campaign is a copy
    group of at least two different contributors; a contributor of several belongs to the first.
    """
    found = np.full(size, -1, dtype=np.int64)
    order = np.argsort(group, kind="stable")
    for pairs in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        members = np.unique([one[pairs], other[pairs]])
        free = members[found[members] < 0]
        if len(free) >= 2:
            found[free] = group[pairs[0]]
    return found
