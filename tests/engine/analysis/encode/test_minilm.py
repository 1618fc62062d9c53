import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.special import erf
from threadpoolctl import threadpool_limits

from rapporteur.engine.analysis.encode import load_english
from rapporteur.engine.analysis.encode.minilm import DIMENSION, _gelu

TEXTS = (
    "That is a happy person",
    "That is a happy dog",
    "That is a very happy person",
    "Today is a sunny day",
    "",
    "Yes.",
    "村庄的宽带太贵了。",
    *(" ".join(["digital cooperation needs patience and money"] * n) for n in (2, 8, 15, 30, 90)),
)
SLOW = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def encoder():
    return load_english()


@pytest.fixture(scope="module")
def vectors(encoder):
    return encoder.encode(TEXTS)


def test_encode_gives_unit_rows_of_five_decimals(vectors):
    assert vectors.shape == (len(TEXTS), DIMENSION)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-3
    assert np.array_equal(vectors, np.round(vectors, 5))


def test_encode_gives_the_cosines_that_the_publishers_of_the_model_show(vectors):
    assert np.round(vectors[0] @ vectors[1:4].T, 3).tolist() == pytest.approx([0.695, 0.943, 0.257], abs=1e-6)


@SLOW
@given(picked=st.lists(st.integers(0, len(TEXTS) - 1), max_size=30))
def test_encode_of_a_text_does_not_depend_on_order_company_or_repetition(encoder, vectors, picked):
    assert np.array_equal(encoder.encode([TEXTS[i] for i in picked]), vectors[picked])


def test_encode_does_not_depend_on_the_threads_of_the_matrix_library(encoder, vectors):
    with threadpool_limits(2, user_api="blas"):
        assert np.array_equal(encoder.encode(TEXTS[::-1]), vectors[::-1])


def test_encode_reads_a_text_up_to_its_last_piece_and_no_further(encoder):
    whole = " ".join(["word"] * 254)
    assert np.array_equal(encoder.encode([f"{whole} and more"]), encoder.encode([whole]))


def test_encode_tells_word_order(encoder):
    one, two = encoder.encode(["The city pays the company.", "The company pays the city."])
    assert float(one @ two) < 0.999


def test_gelu_is_exact_in_single_precision():
    values = np.linspace(-12, 12, 6400, dtype=np.float64).reshape(-1, 64)
    exact = values * 0.5 * (1 + erf(values * np.sqrt(0.5)))
    assert np.abs(_gelu(values.astype(np.float32)) - exact).max() < 2e-6
