"""Themes of single texts: every text a nearest one, in any order, with leaves and small voices."""

import numpy as np
import pytest
from numpy.typing import NDArray

from rapporteur.engine.analysis.phrases import vocabulary
from rapporteur.engine.analysis.themes import Grouping, group_texts
from rapporteur.engine.analysis.themes.space import unit
from tests.engine.analysis.themes.test_themes import sources

TEXTS = [row.content for row in sources()]
VECTORS = unit(np.random.default_rng(3).normal(size=(len(TEXTS), 16))).astype(np.float32)


@pytest.fixture(scope="module")
def found() -> Grouping:
    return group_texts(VECTORS, TEXTS, ["en"] * len(TEXTS), number=3)


def test_group_texts_gives_every_text_its_nearest_theme(found: Grouping) -> None:
    assert len(found.codes) == 3
    assert (found.scores.argmax(axis=1) == found.nearest).all()
    assert np.allclose(found.scores.sum(axis=1), 1, atol=1e-3)
    assert [len(part) for part in (found.nearest, found.member, found.leaf)] == [len(TEXTS)] * 3


def test_group_texts_does_not_depend_on_order(found: Grouping) -> None:
    turned = group_texts(VECTORS[::-1], TEXTS[::-1], ["en"] * len(TEXTS), number=3)
    assert (turned.nearest[::-1] == found.nearest).all()
    assert (turned.scores[::-1] == found.scores).all()
    assert turned.leaf[::-1] == found.leaf


def test_group_texts_names_themes_by_phrases_that_are_known_already(found: Grouping) -> None:
    languages = ["en"] * len(TEXTS)
    again = group_texts(VECTORS, TEXTS, languages, number=3, said=vocabulary(TEXTS, languages))
    assert again.themes == found.themes
    unnamed = group_texts(VECTORS, TEXTS, languages, number=3, said=((), [set() for _ in TEXTS]))
    assert not {phrase for theme in unnamed.themes for phrase in theme.phrases}


def test_group_texts_finds_the_same_themes_whatever_the_seed(found: Grouping) -> None:
    again = group_texts(VECTORS, TEXTS, ["en"] * len(TEXTS), seed=7, number=3)
    assert (again.scores == found.scores).all()
    assert [theme.label for theme in again.themes] == [theme.label for theme in found.themes]


def test_group_texts_names_leaves_after_their_theme(found: Grouping) -> None:
    codes = [theme.code for theme in found.themes]
    assert [code for code in codes if "." not in code] == list(found.codes)
    assert all(theme.parent == theme.code.split(".")[0] for theme in found.themes if theme.parent)
    near = [found.codes[theme] for theme in found.nearest.tolist()]
    assert [leaf.split(".")[0] for leaf in found.leaf] == near


def test_group_texts_of_nothing_has_no_themes() -> None:
    empty = group_texts(np.zeros((0, 16), dtype=np.float32), [], [])
    assert (empty.codes, empty.leaf, empty.themes, empty.scores.shape) == ((), (), (), (0, 0))


@pytest.mark.parametrize("texts", [["Yes."], ["No", "No"], ["The same words here"] * 40, ["", "?", "\u200f"]])
def test_group_texts_places_texts_that_tell_nothing(texts: list[str]) -> None:
    rows = np.ones((len(texts), 8), dtype=np.float32) / np.sqrt(np.float32(8))
    found = group_texts(rows, texts, ["en"] * len(texts))
    assert found.nearest.tolist() == [0] * len(texts)
    assert len(found.codes) == 1


def two_levels() -> tuple[NDArray[np.float32], list[str]]:
    """Two subjects of two parts each, forty texts a part, and three texts of a village of its own."""
    drawn = np.random.default_rng(4)
    axes = np.eye(12)
    heads = [axes[0] + 0.6 * axes[2], axes[0] + 0.6 * axes[3], axes[1] + 0.6 * axes[4], axes[1] + 0.6 * axes[5]]
    rows = [head + drawn.normal(size=12) * 0.05 for head in heads for _ in range(40)]
    rows += [axes[0] + 1.6 * axes[6] + drawn.normal(size=12) * 0.02 for _ in range(3)]
    words = ["well pump", "pipe leak", "school lesson", "school book"]
    texts = [f"{word} {number}" for word in words for number in range(40)]
    return unit(np.array(rows)).astype(np.float32), [*texts, *(f"saltwater atoll {n}" for n in range(3))]


def test_group_texts_divides_themes_and_keeps_small_voices_apart() -> None:
    rows, texts = two_levels()
    found = group_texts(rows, texts, ["xx"] * len(texts), number=2)
    assert [len({*found.nearest[:80]}), len({*found.nearest[80:160]})] == [1, 1]
    parts = [found.leaf[start : start + 40] for start in range(0, 160, 40)]
    assert [len({*part}) for part in parts] == [1, 1, 1, 1]
    assert len({part[0] for part in parts}) == 4
    small = [theme for theme in found.themes if theme.small]
    assert [(theme.contributors, theme.segments) for theme in small] == [(3, 3)]
    assert set(found.leaf[160:]) == {small[0].code}
