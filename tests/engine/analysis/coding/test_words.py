import re
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import HashingVectorizer

from rapporteur.engine.analysis.coding.hashing import LONGEST, buckets, pair_buckets
from rapporteur.engine.analysis.coding.layout import Reader
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


@given(st.lists(st.text(max_size=9) | st.text("é", min_size=100, max_size=200), min_size=1, max_size=6), st.data())
def test_pair_buckets_are_those_of_the_written_pairs(strings: list[str], data: st.DataObject) -> None:
    numbers = st.integers(0, len(strings) - 1)
    pairs = data.draw(st.lists(st.tuples(numbers, numbers), max_size=12))
    first, second = (np.array([pair[side] for pair in pairs], dtype=np.int32) for side in (0, 1))
    written = [f"{strings[one]} {strings[other]}" for one, other in pairs]
    assert pair_buckets(strings, first, second, 97).tolist() == buckets(written, 97).tolist()


@given(st.lists(st.lists(st.sampled_from(["a b", "c", " ", "\n", "d-e", "é", "x" * 99]), max_size=8), max_size=5))
def test_reader_numbers_the_words_of_each_text_in_order(parts: list[list[str]]) -> None:
    texts = ["".join(own) for own in parts]
    reader = Reader(lambda piece: re.findall(r"\w", piece))
    for _ in range(2):
        words, owners = reader.lay_out(texts)
        names = list(reader.numbers)
        found = [(owner, names[word]) for owner, word in zip(owners.tolist(), words.tolist(), strict=True)]
        assert found == [(i, word) for i, text in enumerate(texts) for word in re.findall(r"\w", text)]


def test_coding_loads_no_learning_library_before_it_learns() -> None:
    code = "import sys, rapporteur.engine.analysis.coding.coder; sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
