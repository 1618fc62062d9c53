"""Words of one direction among words of the other, checked by the order in which they are shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.languages.direction import (
    reads_right_to_left,
    right_to_left,
    set_apart,
    without_marks,
)


def test_set_apart_leaves_text_of_the_same_direction_as_it_is():
    assert set_apart("internet governance", "en") == "internet governance"
    assert set_apart("حوكمة الإنترنت (2024)", "ar") == "حوكمة الإنترنت (2024)"
    assert set_apart("2024", "ar") == "2024"


def test_set_apart_embeds_text_of_the_other_direction():
    assert set_apart("5G networks", "ar") == "\u200f\u202a5G networks\u202c\u200f"
    assert set_apart("حوكمة", "fr") == "\u200e\u202bحوكمة\u202c\u200e"


def test_set_apart_keeps_the_own_direction_of_mixed_text():
    assert set_apart("مجلس Samena", "ar") == "\u200f\u202bمجلس Samena\u202c\u200f"


@given(st.text(alphabet="ab1 («حج,中"), st.sampled_from(["ar", "en", "zh"]))
def test_set_apart_changes_no_letter_and_happens_once(text, language):
    once = set_apart(text, language)
    assert without_marks(once) == text
    assert set_apart(once, language) == once


def test_directions():
    assert [right_to_left(code) for code in ("ar", "ar-EG", "fa", "en", "zh")] == [True, True, True, False, False]
    assert [reads_right_to_left(text) for text in ("1. حق", "1. right", "12")] == [True, False, None]
