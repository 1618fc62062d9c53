"""Themes keep their identity between runs: same meaning, same code; new meaning, a code nobody had."""

import numpy as np
import pytest

from rapporteur.engine.analysis.themes.codebook import keep, pack, unpack
from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Theme

AXES = np.eye(8)


def theme(code: str, axis: int, label: str, contributors: int = 9) -> Theme:
    parent = code.partition(".")[0] if "." in code else ""
    return Theme(code, label, (), contributors, 20, 0.8, "s", parent=parent, centre=pack(AXES[axis] + 0.05))


BOOK = [theme("T01", 0, "Drinking water"), theme("T01.1", 1, "Wells"), theme("T02", 2, "Night schools")]


def test_pack_keeps_the_direction() -> None:
    row = np.array([3.0, -4.0])
    assert np.allclose(unpack(pack(row)), [0.6, -0.8], atol=1e-3)
    assert pack(np.zeros(2)) == ""


def test_keep_gives_a_theme_known_again_its_code_and_wording() -> None:
    found, _ = keep([theme("T01", 2, "Evening classes"), theme("T02", 0, "Tap water")], BOOK)
    assert [(item.code, item.label, item.contributors) for item in found] == [
        ("T01", "Drinking water", 9),
        ("T01.1", "Wells", 0),
        ("T02", "Night schools", 9),
    ]


def test_keep_gives_what_is_new_a_code_nobody_had() -> None:
    found, _ = keep([theme("T01", 5, "Trains")], BOOK)
    assert [(item.code, item.label, item.contributors) for item in found] == [
        ("T01", "Drinking water", 0),
        ("T01.1", "Wells", 0),
        ("T02", "Night schools", 0),
        ("T03", "Trains", 9),
    ]
    later, _ = keep([theme("T01", 6, "Forests")], found)
    assert later[-1].code == "T04"


def test_keep_knows_leaves_again_under_their_theme() -> None:
    new = [theme("T01", 0, "Water"), theme("T01.1", 4, "Pipes"), theme("T01.2", 1, "Pumps")]
    found, _ = keep(new, BOOK)
    assert [(item.code, item.label) for item in found] == [
        ("T01", "Drinking water"),
        ("T01.1", "Wells"),
        ("T01.2", "Pipes"),
        ("T02", "Night schools"),
    ]
    assert [item.parent for item in found] == ["", "T01", "T01", ""]


def test_keep_tells_the_new_code_of_each_theme() -> None:
    _, number = keep([theme("T01", 2, "Evening classes"), theme("T02", 5, "Trains")], BOOK)
    assert number == {"T01": "T02", "T02": "T03"}


def test_keep_of_its_own_codebook_changes_nothing() -> None:
    assert keep(BOOK, BOOK)[0] == tuple(BOOK)


def test_keep_refuses_a_codebook_of_another_encoder() -> None:
    other = [Theme("T01", "Water", (), 1, 1, 1.0, "", centre=pack(np.ones(3)))]
    with pytest.raises(WrongUse, match="another encoder"):
        keep([theme("T01", 0, "Water")], other)
    with pytest.raises(WrongUse, match="cannot be read"):
        unpack("not base 64!")
