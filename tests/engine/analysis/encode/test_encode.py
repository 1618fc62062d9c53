import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_limits

from rapporteur.engine.analysis.encode import DIMENSION, load, user_cache
from rapporteur.engine.errors import WrongUse

TEXTS = (
    "",
    "Yes.",
    "Broadband in villages is too expensive.",
    "Le haut débit dans les villages coûte trop cher.",
    "النطاق العريض في القرى باهظ الثمن.",
    "村庄的宽带太贵了。",
    "Широкополосный доступ в деревнях слишком дорог.",
    "Children learn to read at school before they learn to write.",
    *(" ".join(["digital cooperation needs patience and money"] * n) for n in (2, 4, 8, 15, 30, 90)),
)
SLOW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def tiers(cache):
    return {tier: load(tier, cache=cache) for tier in ("full", "static")}


@pytest.fixture(params=["full", "static"])
def encoder(request, tiers):
    return tiers[request.param]


@pytest.fixture
def vectors(encoder):
    return encoder.encode(TEXTS)


def test_encode_gives_unit_rows_of_five_decimals(vectors):
    assert vectors.shape == (len(TEXTS), DIMENSION)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors, axis=1) - 1).max() < 1e-3
    assert np.array_equal(vectors, np.round(vectors, 5))


@SLOW
@given(picked=st.lists(st.integers(0, len(TEXTS) - 1), max_size=40))
def test_encode_of_a_text_does_not_depend_on_order_company_or_repetition(encoder, vectors, picked):
    assert np.array_equal(encoder.encode([TEXTS[i] for i in picked]), vectors[picked])


def test_encode_does_not_depend_on_the_threads_of_the_matrix_library(encoder, vectors):
    with threadpool_limits(2, user_api="blas"):
        assert np.array_equal(encoder.encode(TEXTS[::-1]), vectors[::-1])


def test_encode_of_a_text_does_not_depend_on_how_many_batches_there_are(encoder):
    many = [f"{text} {number}" for number in range(120) for text in TEXTS]
    assert np.array_equal(encoder.encode(many)[::97], encoder.encode(many[::97]))


def test_encode_of_nothing_is_empty(encoder):
    assert encoder.encode([]).shape == (0, DIMENSION)


def test_encode_reports_every_different_text_once(encoder):
    seen = []
    encoder.encode(["a b c", "d e f", "a b c"], progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert seen[-1] == ("encode", 2, 2)


def test_encode_brings_translations_together(vectors):
    near = vectors[2:7] @ vectors[2:8].T
    assert all(near[i, j] > near[i, 5] for i in range(5) for j in range(5))


def test_encode_reads_a_very_long_text_to_its_end(encoder):
    begun, ended = (f"{TEXTS[place]} " * 2_000 for place in (2, 7))
    both, first, last = encoder.encode([begun + ended, begun, ended])
    assert min(both @ first, both @ last) > first @ last


def test_static_points_where_full_points(tiers):
    full, static = (tiers[tier].encode(TEXTS[2:12]) for tier in ("full", "static"))
    assert ((full * static).sum(axis=1) > 0.5).all()


def test_tiers_name_the_same_weights(tiers):
    full, static = tiers["full"], tiers["static"]
    assert (full.tier, static.tier) == ("full", "static")
    assert full.sha256 == static.sha256
    assert len(full.sha256) == 64


def test_load_of_an_unknown_tier_is_wrong_use():
    with pytest.raises(WrongUse, match='no encoder is called "huge"'):
        load("huge")


def test_load_distils_again_when_the_table_is_damaged(cache, tiers, tmp_path):
    expected = tiers["static"].encode(TEXTS)
    for file in cache.iterdir():
        content = bytearray(file.read_bytes())
        if file.suffix == ".npy":
            content[1000] ^= 1
        (tmp_path / file.name).write_bytes(content)
    assert np.array_equal(load("static", cache=tmp_path).encode(TEXTS), expected)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {
        file.name: file.read_bytes() for file in cache.iterdir()
    }


def test_static_gives_the_same_rows_whatever_it_met_before(cache, tiers):
    fresh = load("static", cache=cache)
    before = [fresh.encode([text])[0].tolist() for text in reversed(TEXTS)]
    assert before[::-1] == tiers["static"].encode(TEXTS).tolist()


def test_static_has_room_for_more_pieces_than_it_began_with(cache, tiers):
    letters = [chr(number) for number in range(0x4E00, 0x4E00 + 6000)]
    together = tiers["static"].encode(letters)
    assert np.array_equal(load("static", cache=cache).encode(letters[5000:]), together[5000:])


def test_user_cache_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == tmp_path / "rapporteur"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert user_cache() == tmp_path / ".cache" / "rapporteur"
