import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer

from rapporteur.engine.analysis.coding.hashing import LONGEST, buckets
from rapporteur.engine.analysis.coding.words import BUCKETS, count

PLAIN = HashingVectorizer(n_features=BUCKETS, ngram_range=(1, 2), alternate_sign=False, norm=None)
TEXTS = ["Every child needs a school, every child.", "", "ﬁ Ünïcode слова 学校 مدرسة 😀 x", "A", "one"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_count_is_what_a_hashing_vectorizer_counts(texts: list[str]) -> None:
    assert (count(texts) != PLAIN.transform(texts)).nnz == 0


@pytest.mark.parametrize("texts", [TEXTS, TEXTS * 300, [""], ["", ""]])
def test_count_sums_words_and_pairs_of_each_text(texts: list[str]) -> None:
    found, expected = count(texts), PLAIN.transform(texts)
    assert found.shape == expected.shape
    assert (found.indices.dtype, found.indptr.dtype) == (expected.indices.dtype, expected.indptr.dtype)
    assert np.array_equal(found.indices, expected.indices)
    assert np.array_equal(found.data, expected.data)


def test_count_of_nothing_has_no_rows() -> None:
    assert count([]).shape == (0, BUCKETS)


def test_buckets_read_no_further_than_the_longest_word() -> None:
    assert buckets(["x" * LONGEST], 97).tolist() == buckets(["x" * 1_000_000], 97).tolist()


def test_coding_loads_no_learning_library_before_it_learns() -> None:
    code = "import sys, rapporteur.engine.analysis.coding.coder; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
