import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates import sharing, shingle_part
from rapporteur.engine.analysis.duplicates.parts import Part, parts_in
from rapporteur.engine.analysis.duplicates.rule import Rule
from rapporteur.engine.analysis.duplicates.sharing import counts, prefixes, shared
from rapporteur.engine.corpus.shingles import jaccard, shingles

WORDS = [f"word{i}" for i in range(12)]
TEXTS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from((0, 2, 6, 10, 14)), st.integers(0, 3)), min_size=2, max_size=12
)
PARTS = st.integers(1, 3)
BANDS = st.sampled_from((7, 60, 2_000_000))


def letter(base: int, cut: int, seed: int) -> str:
    """A letter of 26 words, or its beginning with other words behind it."""
    first = random.Random(base).choices(WORDS, k=26)
    return " ".join(first[: 26 - cut] + random.Random(f"{seed} other").choices(WORDS, k=cut))


@contextmanager
def in_parts(contents: list[str], number: int, band: int) -> Iterator[tuple[list[Part], list[frozenset[str]]]]:
    """The contents in so many parts, and their 5-grams in the order of these."""
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sharing, "BAND", band)
        for part in range(number):
            mine = contents[part::number]
            shingle_part([str(place) for place in range(len(mine))], mine, Path(name), part)
        yield parts_in(Path(name)), [shingles(text) for part in range(number) for text in contents[part::number]]


@settings(max_examples=40, deadline=None)
@given(TEXTS, PARTS, BANDS)
def test_shared_counts_what_any_other_text_has(rows: list[tuple[int, int, int]], number: int, band: int) -> None:
    with in_parts([letter(*row) for row in rows], number, band) as (parts, sets):
        texts = np.arange(len(sets))[::-1]
        others = [frozenset().union(*(one for other, one in enumerate(sets) if other != text)) for text in texts]
        sizes = np.array([len(sets[text]) for text in texts])
        assert shared(parts, texts, sizes).tolist() == [
            len(sets[text] & other) for text, other in zip(texts, others, strict=True)
        ]


@settings(max_examples=40, deadline=None)
@given(TEXTS, PARTS, BANDS)
def test_counts_are_those_of_each_pair(rows: list[tuple[int, int, int]], number: int, band: int) -> None:
    with in_parts([letter(*row) for row in rows], number, band) as (parts, sets):
        one, other = np.array(list(combinations(range(len(sets)), 2))).T
        sizes = np.array([len(held) for held in sets])
        assert counts(parts, np.arange(len(sets)), sizes, one, other).tolist() == [
            len(sets[a] & sets[b]) for a, b in combinations(range(len(sets)), 2)
        ]


@settings(max_examples=60, deadline=None)
@given(TEXTS, PARTS, BANDS, st.sampled_from((0.3, 0.5, 0.8)))
def test_prefixes_have_a_number_in_common_wherever_two_texts_are_copies(
    rows: list[tuple[int, int, int]], number: int, band: int, threshold: float
) -> None:
    rule = Rule(threshold, threshold)
    with in_parts(list(dict.fromkeys(letter(*row) for row in rows)), number, band) as (parts, sets):
        sizes = np.array([len(held) for held in sets])
        found = prefixes(parts, np.arange(len(sets)), sizes, rule)
        together = (found.table @ found.table.T).toarray()
        linked = set(found.linked.tolist())
        for one, other in combinations(range(len(sets)), 2):
            if sets[one] != sets[other] and round(jaccard(sets[one], sets[other]), 4) >= threshold:
                in_common = together[one, other]
                assert in_common > 0
                assert found.possible(rule, np.array([one]), np.array([other]), np.array([in_common])).all()
                assert {one, other} <= linked


def test_prefixes_leave_out_texts_that_share_too_little(tmp_path: Path) -> None:
    opening = " ".join(f"opening{place}" for place in range(10))
    contents = [" ".join([opening, *(f"{name}{place}" for place in range(20))]) for name in "abc"]
    shingle_part(list("abc"), contents, tmp_path, 0)
    found = prefixes(parts_in(tmp_path), np.arange(3), np.array([26, 26, 26]), Rule(0.5, 0.5))
    assert found.linked.tolist() == []
    assert found.rest.tolist() == [6, 6, 6]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["000000.npz", "000000.postings"]
