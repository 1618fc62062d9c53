"""Pictures in the text, in DrawingML."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from rapporteur.engine.report.render_docx.markup import PIC, Element, plain, q, w
from rapporteur.engine.report.render_docx.parts import UPRIGHT

_EMU: Final = 635
"""English metric units in a twentieth of a point."""
_DOTS: Final = 200
"""Dots an inch at which charts are drawn."""
_INCH: Final = 914_400
_WIDTH: Final = UPRIGHT * _EMU
_HEIGHT: Final = 12_200 * _EMU
"""The largest that leaves room for the caption on the page."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG file and the relationship by which the text has it."""

    png: bytes
    relation: str


def picture(drawing: Picture, number: int, *, title: str, description: str) -> Element:
    """A run that holds a picture no wider than the text. number: unique in the file; description: in words."""
    width, height = _extent(drawing.png)
    names: dict[str, str | int] = {"id": number, "name": f"Chart {number}", "descr": description, "title": title}
    inline = plain(
        "wp:inline",
        plain("wp:extent", cx=width, cy=height),
        plain("wp:effectExtent", l=0, t=0, r=0, b=0),
        plain("wp:docPr", **names),
        plain("wp:cNvGraphicFramePr", plain("a:graphicFrameLocks", noChangeAspect=1)),
        plain("a:graphic", plain("a:graphicData", _shape(drawing.relation, names, width, height), uri=PIC)),
        distT=0,
        distB=0,
        distL=0,
        distR=0,
    )
    return w("r", w("drawing", inline))


def _shape(relation: str, names: dict[str, str | int], width: int, height: int) -> Element:
    image = plain("a:blip")
    image.set(q("r:embed"), relation)
    rectangle = plain("a:prstGeom", plain("a:avLst"), prst="rect")
    return plain(
        "pic:pic",
        plain("pic:nvPicPr", plain("pic:cNvPr", **names), plain("pic:cNvPicPr")),
        plain("pic:blipFill", image, plain("a:stretch", plain("a:fillRect"))),
        plain(
            "pic:spPr",
            plain("a:xfrm", plain("a:off", x=0, y=0), plain("a:ext", cx=width, cy=height)),
            rectangle,
        ),
    )


def _extent(png: bytes) -> tuple[int, int]:
    """Width and height on the page, from those in the header of the PNG (its specification, 11.2.2)."""
    width, height = struct.unpack(">II", png[16:24])
    scale = min(_INCH / _DOTS, _WIDTH / width, _HEIGHT / height)
    return round(width * scale), round(height * scale)
