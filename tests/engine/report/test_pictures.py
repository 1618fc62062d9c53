from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from lxml import etree

from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.fonts import choose
from rapporteur.engine.report.pictures import POINTS, printed, printed_size, rasterise
from tests.engine.report.factories import Builder

needs_noto = pytest.mark.skipif(
    not Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf").is_file(), reason="needs fonts-noto-core"
)
SVG = "{http://www.w3.org/2000/svg}"


def charts(*labels, language="en"):
    page = Builder()
    page.chart("chart-1", "A title", "bars", "table-1", [1])
    page.table("table-1", "Caption", ["Label", "All"], [[label, 9 - place] for place, label in enumerate(labels)])
    return draw(page.entries, language)


def pixels(png):
    """Width, height and the raw rows of a PNG without filters undone."""
    width, height = struct.unpack(">II", png[16:24])
    body, place = b"", 8
    while place < len(png):
        size = struct.unpack(">I", png[place : place + 4])[0]
        if png[place + 4 : place + 8] == b"IDAT":
            body += png[place + 8 : place + 8 + size]
        place += size + 12
    return width, height, zlib.decompress(body)


def test_picture_has_its_printed_size_at_200_pixels_an_inch():
    drawn = charts("One", "Two")
    width, height = printed_size(drawn["chart-1"])
    picture = rasterise(drawn, choose(["One Two 98"], "en", folders=[]), "en")["chart-1"]

    assert abs(width - 680 * POINTS) < 0.01
    assert [abs(got - want * 200 / 72) < 1.5 for got, want in zip(pixels(picture), (width, height), strict=False)] == [
        True,
        True,
    ]


def test_same_charts_give_the_same_bytes():
    fonts = choose(["One Two 98"], "en", folders=[])

    assert rasterise(charts("One"), fonts, "en") == rasterise(charts("One"), fonts, "en")


def test_chart_with_letters_that_no_font_has_is_left_out():
    drawn = {"latin": charts("One")["chart-1"], "arabic": charts("الثقة")["chart-1"]}

    assert list(rasterise(drawn, choose(["One 9 الثقة"], "en", folders=[]), "en")) == ["latin"]


@needs_noto
def test_arabic_letters_are_drawn_and_not_boxes():
    """Boxes of a font without Arabic would all look alike."""
    fonts = choose(["الثقة مقاله 9"], "ar")
    one, other = (rasterise(charts(label, language="ar"), fonts, "ar")["chart-1"] for label in ("الثقة", "مقاله"))

    assert pixels(one)[:2] == pixels(other)[:2]
    assert pixels(one)[2] != pixels(other)[2]


@needs_noto
def test_right_to_left_text_is_anchored_at_its_end_and_cut_by_family():
    root = etree.fromstring(printed(charts("الثقة UN", language="ar")["chart-1"], choose(["الثقة UN 9"], "ar"), "ar"))
    text = next(root.iter(f"{SVG}text"))

    assert root.get("text-anchor") == "end"
    assert [(part.get("font-family"), part.text) for part in text] == [
        ("'Noto Sans Arabic'", "\u202bالثقة "),
        ("'Noto Sans'", "UN\u202c"),
    ]


def test_tall_chart_is_shrunk_to_the_page():
    width, height = printed_size('<svg xmlns="http://www.w3.org/2000/svg" width="752" height="3000"/>')

    assert (width, height) == (160.43, 640.0)
