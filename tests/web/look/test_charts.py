from __future__ import annotations

from datetime import date

from rapporteur.web.look.charts import bars


def test_bars_stand_on_zero_and_the_highest_fills_the_drawing() -> None:
    drawn = bars([(date(2026, 3, 1), 5), (date(2026, 3, 2), 0), (date(2026, 3, 3), 20), (date(2026, 3, 4), 10)])
    assert [(bar.y, bar.height) for bar in drawn] == [
        ("75.000", "25.000"),
        ("100.000", "0.000"),
        ("0.000", "100.000"),
        ("50.000", "50.000"),
    ]
    assert [bar.x for bar in drawn] == ["2.500", "27.500", "52.500", "77.500"]


def test_bars_of_days_without_anything_are_flat() -> None:
    assert [bar.height for bar in bars([(date(2026, 3, 1), 0)])] == ["0.000"]
    assert bars([]) == ()
