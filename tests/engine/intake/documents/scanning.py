"""Scanned pages: our own words drawn, made coarse, and put into a PDF as pictures."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2

from tests.engine.intake.documents.making import pdf
from tests.hostile.pdfs import WORDS, assemble, deflated, stream
from tests.hostile.pdfs import drawn as words_drawn

DPI = 300

Pixels = npt.NDArray[np.uint8]


def draw(folder: Path, source: str) -> Pixels:
    """The first page of what typst makes of a source, in grey."""
    document = pypdfium2.PdfDocument(pdf(folder, source))
    try:
        return np.array(document[0].render(scale=DPI / 72, grayscale=True).to_numpy(), np.uint8)
    finally:
        document.close()


def coarse(pixels: Pixels, step: int) -> Pixels:
    """The page as if scanned at a fraction of its resolution. step: how many pixels become one."""
    height, width = (side // step * step for side in pixels.shape)
    blocks = pixels[:height, :width].reshape(height // step, step, width // step, step).mean(axis=(1, 3))
    return np.repeat(np.repeat(blocks.astype(np.uint8), step, axis=0), step, axis=1)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a PDF: a picture, words as text, or neither."""

    pixels: Pixels | None = None
    words: str = ""


def scanned(pages: Sequence[Page]) -> bytes:
    """A PDF of pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 3 * number) for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, page in enumerate(pages):
        objects += _page(page, 4 + 3 * number)
    return assemble(objects)


def _page(page: Page, number: int) -> list[bytes]:
    height, width = page.pixels.shape if page.pixels is not None else (DPI * 8, DPI * 6)
    size = (width * 72 / DPI, height * 72 / DPI)
    resources = b"<</Font<</F1 3 0 R>>/XObject<</Im0 %d 0 R>>>>" % (number + 2)
    head = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Contents %d 0 R/Resources%s>>"
    if page.pixels is None:
        drawn = b"BT /F1 12 Tf 20 100 Td (%s) Tj ET" % page.words.encode("latin-1") if page.words else b""
        return [head % (*size, number + 1, resources), stream(drawn), b"null"]
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (
        width,
        height,
    )
    image = stream(zlib.compress(page.pixels.tobytes(), 1), entries + b"/Filter/FlateDecode")
    return [head % (*size, number + 1, resources), stream(b"%f 0 0 %f 0 0 cm /Im0 Do" % size), image]


def slow_to_draw() -> bytes:
    """Two pages that each show one large picture very often, and one of words."""
    once = b"q 260 0 0 160 20 20 cm /Im0 Do Q "
    entries = b"/Type/XObject/Subtype/Image/Width 9000/Height 9000/ColorSpace/DeviceGray/BitsPerComponent 1"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents %d 0 R/Resources<</Font<</F1 7 0 R>>"
    page += b"/XObject<</Im0 8 0 R>>>>>>"
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
            page % 6,
            page % 6,
            page % 9,
            stream(once * 4_000),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream(deflated(11_000_000), entries + b"/Filter/FlateDecode"),
            stream(words_drawn(WORDS)),
        ]
    )
