from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.records import Entry
from rapporteur.engine.report import charts
from tests.engine.report.factories import OF, Builder, sample_report

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode("utf-8"))


def layer(root: etree._Element, name: str) -> list[etree._Element]:
    return [child for group in root.iter(f"{SVG}g") if group.get("class") == f"chart-{name}" for child in group]


def per_cent(element: etree._Element, attribute: str) -> float:
    return float(str(element.get(attribute)).removesuffix("%"))


def one_chart(form: str, rows: list[list[str | int]], header: list[str]) -> list[Entry]:
    page = Builder()
    page.chart("chart-x", "A title that says the finding", form, "table-x", list(range(1, len(header))))
    page.table("table-x", "Numbers", header, rows)
    return page.entries


def test_draw_gives_every_chart_of_the_report_by_its_id() -> None:
    assert list(charts.draw(sample_report(), "en")) == [
        "chart-groups",
        "chart-heat",
        "chart-phrases",
        "chart-themes",
    ]


def test_draw_writes_the_same_text_again() -> None:
    assert charts.draw(sample_report(), "en") == charts.draw(sample_report(), "en")


def test_draw_keeps_charts_light() -> None:
    assert max(len(svg.encode()) for svg in charts.draw(sample_report(), "en").values()) < 30_000


def test_bars_begin_at_zero_and_are_as_long_as_their_numbers() -> None:
    bars = layer(parsed(charts.draw(sample_report(), "en")["chart-groups"]), "bars")
    assert [per_cent(bar, "x") for bar in bars] == [0.0] * 7
    scale = per_cent(bars[3], "width") / OF[3]
    assert [per_cent(bar, "width") for bar in bars] == pytest.approx([n * scale for n in OF], abs=0.02)


def test_bars_carry_their_labels_and_numbers_in_the_order_of_the_table() -> None:
    root = parsed(charts.draw(sample_report(), "en")["chart-groups"])
    assert [text.text for text in layer(root, "values")] == [str(n) for n in OF]
    assert [text.text for text in layer(root, "labels")][:2] == ["Governments", "International organisations"]


def test_bars_of_a_language_from_right_to_left_are_mirrored() -> None:
    root = parsed(charts.draw(sample_report(), "ar")["chart-groups"])
    assert root.get("direction") == "rtl"
    assert {round(per_cent(bar, "x") + per_cent(bar, "width"), 1) for bar in layer(root, "bars")} == {100.0}
    assert {text.get("x") for text in layer(root, "labels")} == {"100%"}


def test_many_bars_stand_beside_their_labels_and_fit_a_printed_page() -> None:
    rows: list[list[str | int]] = [[f"phrase number {number}", 40 - number] for number in range(30)]
    root = parsed(charts.draw(one_chart("bars", rows, ["", "n"]), "en")["chart-x"])
    assert int(str(root.get("height"))) < 850
    assert {text.get("x") for text in layer(root, "side-labels")} == {bar.get("x") for bar in layer(root, "bars")}
    assert len(layer(root, "side-labels")) == 30


def test_many_bars_with_long_labels_keep_them_above() -> None:
    rows: list[list[str | int]] = [[f"{number} " + "a long label " * 8, 40 - number] for number in range(30)]
    root = parsed(charts.draw(one_chart("bars", rows, ["", "n"]), "en")["chart-x"])
    assert layer(root, "side-labels") == []
    assert {bar.get("x") for bar in layer(root, "bars")} == {"0%"}


def test_grouped_bars_share_one_scale_over_all_panels() -> None:
    root = parsed(
        charts.draw(one_chart("grouped-bars", [["a", 10, 5], ["b", 2, 8]], ["", "One", "Two"]), "en")["chart-x"]
    )
    bars = layer(root, "bars")
    assert [per_cent(bar, "x") for bar in bars] == [0.0, 50.0, 0.0, 50.0]
    assert [per_cent(bar, "width") * 10 / per_cent(bars[0], "width") for bar in bars] == pytest.approx([10, 5, 2, 8])
    assert [text.text for text in layer(root, "heads")] == ["One", "Two"]


def test_heat_map_shades_by_number_and_shows_it() -> None:
    root = parsed(charts.draw(one_chart("heat", [["a", 0, 5], ["b", 10, 9]], ["", "One", "Two"]), "en")["chart-x"])
    shades = [[text.text for text in layer(root, f"values-{level}")] for level in range(6)]
    assert shades == [["0"], [], [], ["5"], [], ["10", "9"]]
    assert len(layer(root, "cells-5")) == 2


def test_numbers_in_a_heat_map_can_be_read_on_their_shade() -> None:
    ink = [charts.PAPER if level >= charts.WHITE_FROM else charts.INK for level in range(len(charts.HEAT))]
    assert min(contrast(*pair) for pair in zip(charts.HEAT, ink, strict=True)) >= 4.5


def test_chart_names_itself_and_says_what_it_shows() -> None:
    root = parsed(charts.draw(sample_report(), "en")["chart-groups"])
    texts = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert texts[root.get("aria-labelledby")] == "Civil society sent most: 40 contributions"
    assert texts[root.get("aria-describedby")] == "Each row of the table and its number, the largest first."


def test_ids_of_several_charts_never_meet() -> None:
    drawn = charts.draw(sample_report(), "en").values()
    ids = [element.get("id") for svg in drawn for element in parsed(svg).iter() if element.get("id")]
    assert len(ids) == 8 == len(set(ids))


def test_label_is_escaped_and_broken_into_lines_without_losing_a_letter() -> None:
    label = "Roads & <bridges> " + "x" * 90 + " and the rest"
    root = parsed(charts.draw(one_chart("bars", [[label, 3]], ["", "n"]), "en")["chart-x"])
    lines = [text.text or "" for text in layer(root, "labels")]
    assert "".join(lines).replace(" ", "") == label.replace(" ", "")
    assert len(lines) == 4


def test_label_with_a_control_character_is_drawn_without_it() -> None:
    root = parsed(charts.draw(one_chart("bars", [["a\x01b", 3]], ["", "n"]), "en")["chart-x"])
    assert [text.text for text in layer(root, "labels")] == ["a b"]


def test_chart_of_a_table_without_rows_or_numbers_is_drawn_empty() -> None:
    nothing = charts.draw(one_chart("bars", [], ["", "n"]), "en")["chart-x"]
    zero = charts.draw(one_chart("bars", [["a", 0]], ["", "n"]), "en")["chart-x"]
    assert layer(parsed(nothing), "bars") == []
    assert [per_cent(bar, "width") for bar in layer(parsed(zero), "bars")] == [0.0]


@pytest.mark.parametrize(("key", "value"), [("table", "no-such-table"), ("form", "pie")])
def test_draw_names_the_chart_that_cannot_be_drawn(key: str, value: str) -> None:
    entries = [
        replace(entry, place={**entry.place, key: value}) if entry.kind == "chart" else entry
        for entry in one_chart("bars", [["a", 3]], ["", "n"])
    ]
    with pytest.raises(RapporteurError, match="chart-x: the chart shows the table"):
        charts.draw(entries, "en")


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours "#rrggbb" (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
