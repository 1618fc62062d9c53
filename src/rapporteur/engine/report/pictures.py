"""Charts as they are printed: drawings with the chosen fonts, and pictures of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

from lxml import etree

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.report.fonts import FontSet
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.typesetting import typesetter

POINTS: Final = 0.62
"""Points on paper for a pixel of a drawing: letters of 13 pixels come out at 8 points."""
WIDEST: Final = 466.0
TALLEST: Final = 640.0
"""The room for a chart on a page, in points."""
_RESOLUTION: Final = 200
_SVG: Final = "{http://www.w3.org/2000/svg}"
_OPPOSITE: Final = {"start": "end", "end": "start", "middle": "middle"}
_PAGES: Final = """\
#set page(margin: 0pt, fill: white)
#for chart in json("charts.json") {
  page(width: chart.width * 1pt, height: chart.height * 1pt, image(chart.file, width: 100%, height: 100%))
}
"""


def rasterise(charts: Mapping[str, str], fonts: FontSet, language: str) -> dict[str, bytes]:
    """A PNG of each chart at 200 pixels an inch of its printed size, by chart id.

    charts: SVG by chart id, as `charts.draw` makes it. A chart with a letter that the fonts do not have is
    left out. Same charts and fonts, same bytes.
    """
    able = {name: svg for name, svg in sorted(charts.items()) if not fonts.uncovered(_words(svg))}
    if not able:
        return {}
    sheets = []
    files: dict[str, bytes] = {}
    for number, svg in enumerate(able.values()):
        width, height = printed_size(svg)
        sheets.append({"file": f"{number}.svg", "width": width, "height": height})
        files[f"{number}.svg"] = printed(svg, fonts, language)
    files["charts.json"] = json.dumps(sheets).encode("ascii")
    with typesetter(_PAGES, files, fonts) as compiler:
        pages = compiler.compile(format="png", ppi=_RESOLUTION)
    found = pages if isinstance(pages, list) else [pages or b""]
    return dict(zip(able, found, strict=True))


def printed_size(svg: str) -> tuple[float, float]:
    """Width and height in points that a chart takes on paper, shrunk to the room of a page."""
    root = etree.fromstring(svg)
    width, height = (float(root.get(side, "1")) * POINTS for side in ("width", "height"))
    shrunk = min(1.0, WIDEST / width, TALLEST / height)
    return round(width * shrunk, 2), round(height * shrunk, 2)


def printed(svg: str, fonts: FontSet, language: str) -> bytes:
    """A drawing as the typesetter takes it: each letter in a family that has it, the direction of reading worked out.

    The typesetter knows no `direction`: from right to left, texts are embedded as such (UAX #9) and anchored
    at their other end.
    """
    root = etree.fromstring(svg)
    root.set("font-family", f"'{fonts.sans[0]}'")
    if right_to_left(language):
        root.set("text-anchor", "end")
        for element in root.iter(f"{_SVG}g"):
            if anchor := element.get("text-anchor"):
                element.set("text-anchor", _OPPOSITE[anchor])
    for element in root.iter(f"{_SVG}text"):
        text = printable(element.text or "")
        element.text = None
        for family, part in fonts.runs(f"\u202b{text}\u202c" if right_to_left(language) else text, language):
            etree.SubElement(element, f"{_SVG}tspan", {"font-family": f"'{family}'"}).text = part
    return etree.tostring(root, encoding="utf-8")


def _words(svg: str) -> list[str]:
    return [str(element.text or "") for element in etree.fromstring(svg).iter(f"{_SVG}text")]
