import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.duplicates import hashing
from rapporteur.engine.analysis.duplicates.hashing import Postings, postings
from rapporteur.engine.corpus.shingles import shingles, words

TEXTS = st.lists(st.text("abΣσİéÉ_9是的カ・\u0307\u200f\ud800 \n.", max_size=40) | st.text(max_size=30), max_size=6)


def hashes_of(found: Postings) -> list[list[int]]:
    return [found.hashes[found.owners == place].tolist() for place in range(len(found.words))]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_postings_gives_each_shingle_one_hash_of_its_own(texts: list[str]) -> None:
    found = postings(texts)
    known = {shingle for text in texts for shingle in shingles(text)}
    named = {shingle: postings([shingle]).hashes[0] for shingle in known}
    assert hashes_of(found) == [sorted(named[shingle] for shingle in shingles(text)) for text in texts]
    assert len({int(value) for value in named.values()}) == len(known)
    assert found.words.tolist() == [len(words(text)) for text in texts]
    assert found.sizes.tolist() == [len(shingles(text)) for text in texts]


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_postings_are_the_same_in_blocks_of_one_text(texts: list[str]) -> None:
    whole = postings(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(hashing, "BLOCK", 1)
        cut = postings(texts)
    assert (cut.hashes.tolist(), cut.owners.tolist()) == (whole.hashes.tolist(), whole.owners.tolist())


def test_sums_are_equal_where_the_shingles_are() -> None:
    one, same, other = "a b c d e f", "A, b c d e F!", "a b c d f e"
    sums = postings([one, same, other, ""]).sums.tolist()
    assert sums[0] == sums[1]
    assert len(set(sums)) == 3


def test_of_counts_the_kept_texts_anew() -> None:
    texts = ["a b c d e", "f g h i j k", "a b c d e f"]
    assert hashes_of(postings(texts).of(np.array([False, True, True]))) == hashes_of(postings(texts[1:]))


def test_sets_follow_the_order_that_is_asked_for() -> None:
    sets = postings(["a b c d e", "f g h i j k", "a b c d e f"]).sets(np.array([2, 0]))
    assert sets.sizes.tolist() == [2, 1]
    assert set(sets.items[2:].tolist()) < set(sets.items[:2].tolist())
