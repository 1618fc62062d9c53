import numpy as np
import pytest

from evals.fit_statements import UNDECIDED
from evals.turn import Side, fit_turn
from rapporteur.engine.analysis.statements.turn import turned

WORDS = ("price", "school", "privacy")
WIDTH, SIGNAL = 8, 3


@pytest.fixture
def sides():
    """Debates whose pieces match in the first numbers, while the others are noise."""
    return [side(seed) for seed in range(6)]


def side(seed):
    random = np.random.default_rng(seed)
    statements = [read((word,), place, random) for place, word in enumerate(WORDS)]
    texts = [read(("a", WORDS[place % 3]), place % 3, random) for place in range(12)]
    labels = np.array([[int(place % 3 == other) for other in range(3)] for place in range(12)])
    return texts, statements, labels


def read(words, place, random):
    rows = random.normal(size=(len(words), WIDTH))
    rows[:, :SIGNAL] = np.eye(SIGNAL)[place]
    return words, (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def nearest(texts, statements):
    near = np.array([[float((text @ other.T).max()) for _, other in statements] for _, text in texts])
    return near.argmax(axis=1)


def learnt(sides):
    return fit_turn([Side.of(*item, UNDECIDED) for item in sides])


def test_fit_turn_brings_pieces_of_matching_pairs_near(sides):
    turn = learnt(sides)
    before, after, gold = [], [], []
    for seed in range(10, 20):
        texts, statements, labels = side(seed)
        before += nearest(texts, statements).tolist()
        after += nearest(turned(texts, turn), turned(statements, turn)).tolist()
        gold += labels.argmax(axis=1).tolist()
    right = [np.mean(np.array(found) == gold) for found in (before, after)]
    assert right[1] > right[0]


def test_fit_turn_gives_the_same_turn_again(sides):
    assert np.array_equal(learnt(sides), learnt(sides))


def test_fit_turn_does_not_learn_from_undecided_pairs(sides):
    texts, statements, labels = sides[0]
    silenced = labels.copy()
    silenced[-1] = UNDECIDED
    with_it, without_it = (texts, statements, silenced), (texts[:-1], statements, labels[:-1])
    assert np.allclose(learnt([with_it, *sides[1:]]), learnt([without_it, *sides[1:]]), atol=1e-4)
    assert not np.allclose(learnt(sides), learnt([without_it, *sides[1:]]), atol=1e-4)
