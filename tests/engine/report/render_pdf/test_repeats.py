"""A mark that is drawn apart from its letter is read once."""

from __future__ import annotations

import pytest

from rapporteur.engine.report.render_pdf.drawn import Fragment
from rapporteur.engine.report.render_pdf.repeats import without_repeats


def drawn(*places: tuple[str, float, float]) -> str:
    fragments = [Fragment(text, 1, x, y, False, len(text) < 3) for text, x, y in places]
    return "".join(fragment.text for fragment in without_repeats(fragments))


@pytest.mark.parametrize("y", [12.44, 12.45])
def test_without_repeats_reads_a_mark_over_or_off_its_letter_once(y: float) -> None:
    assert drawn(("before", 1, 12.45), ("دُ", 9, y), ("دُ", 9, 12.45), ("after", 20, 12.45)) == "beforeدُafter"


def test_without_repeats_keeps_letters_that_stand_side_by_side() -> None:
    assert drawn(("before", 1, 12.45), ("دُ", 9, 12.45), ("دُ", 12, 12.45), ("after", 20, 12.45)) == "beforeدُدُafter"
