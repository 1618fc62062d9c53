"""Reading PDF with PDFium, one string a page; words divided at line ends stay divided.

A page without text is told, so that it can be drawn and its text recognised elsewhere.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line
from rapporteur.engine.intake.documents.document import Limits, Parsed, Picture, ReadDocument
from rapporteur.engine.intake.documents.flow import too_long
from rapporteur.engine.intake.documents.glyphs import Character, is_right_to_left
from rapporteur.engine.intake.documents.reading_order import page_in_reading_order
from rapporteur.engine.messages import Message

_DPI = 300
_MOST_PIXELS = 18_000_000
_EMPTY = 2
_WITH_WORDS = {
    pdfium.FPDF_ANNOT_WIDGET: b"V",
    pdfium.FPDF_ANNOT_FREETEXT: b"Contents",
    pdfium.FPDF_ANNOT_TEXT: b"Contents",
}
"""Annotations that people write into, and where their words are. Two bytes are the end of an empty text."""

_LINE_HYPHENS = re.compile("[\x02\ufffe]")
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdf1\ufdf4-\ufdf9\ufe70-\ufefc]")
"""Ligatures and letter shapes, which a PDF may hold in place of the letters (Unicode 9.2, Arabic)."""


def read_pdf(content: bytes, limits: Limits) -> Parsed:
    """The text of a PDF. Raises UnreadableInput if it is broken, protected or over a limit."""
    document = _open(content)
    try:
        if len(document) > limits.max_pages:
            raise UnreadableInput(sentences.too_many_pages(len(document), limits.max_pages), action=sentences.SPLIT)
        reading = _Reading(document, limits.max_characters)
        title = clean_line(document.get_metadata_value("Title"))
        notices = _notices(document.count_attachments(), reading.fields)
    finally:
        document.close()
    return Parsed(ReadDocument(tuple(reading.pages), title, notices=notices, paged=True), tuple(reading.pictures))


def draw_page(content: bytes, number: int) -> Picture | None:
    """A page of a PDF, from 1, in grey at 300 dots an inch, or at fewer if it is larger than A3; None if it is of
    one colour. Raises UnreadableInput if the PDF or the page is broken."""
    document = _open(content)
    try:
        page = _page(document, number)
        inches = max(page.get_width() * page.get_height(), 1.0) / 72**2
        dpi = min(_DPI, math.isqrt(int(_MOST_PIXELS / inches)))
        if not dpi:
            raise UnreadableInput(sentences.PAGE_NOT_DRAWN, action=sentences.BETTER_SCAN)
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        rows = memoryview(bitmap.buffer).cast("B")
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        pixels = b"".join(rows[row * stride : row * stride + width] for row in range(height))
    finally:
        document.close()
    return None if pixels.count(pixels[0]) == len(pixels) else Picture(width, height, dpi, pixels)


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableInput(sentences.PROTECTED, action=sentences.WITHOUT_PASSWORD) from error
        raise UnreadableInput(sentences.BROKEN_PDF, action=sentences.SEND_AGAIN) from error


def _page(document: pypdfium2.PdfDocument, number: int) -> pypdfium2.PdfPage:
    try:
        return document[number - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise UnreadableInput(sentences.broken_page(number), action=sentences.SEND_AGAIN) from error


class _Reading:
    """One walk over the pages. pages: their texts. pictures: numbers of those that show something but hold no text.

    fields: how many filled form fields and comments there are.
    """

    def __init__(self, document: pypdfium2.PdfDocument, limit: int) -> None:
        self.pages: list[str] = []
        self.pictures: list[int] = []
        self.fields = 0
        self._left = self._limit = limit
        self._right_to_left = _is_bound_right(document)
        for number in range(1, len(document) + 1):
            page = _page(document, number)
            self._read(page, number)
            page.close()

    def _read(self, page: pypdfium2.PdfPage, number: int) -> None:
        textpage = page.get_textpage()
        self._left -= textpage.count_chars()
        if self._left < 0:
            raise too_long(self._limit)
        text = _text(textpage, right_to_left=self._right_to_left)
        textpage.close()
        self.pages.append(text)
        if not text.strip() and _shows_something(page):
            self.pictures.append(number)
        self.fields += sum(map(_is_filled, _annotations(page)))


def _shows_something(page: pypdfium2.PdfPage) -> bool:
    """Whether a page without text holds a picture, a drawing or a shading, or a form that may hold one."""
    count = pdfium.FPDFPage_CountObjects(page)
    kinds = (pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) for index in range(count))
    return any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind in kinds)


def _annotations(page: pypdfium2.PdfPage) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if annotation:
            yield annotation
            pdfium.FPDFPage_CloseAnnot(annotation)


def _is_filled(annotation: Any) -> bool:
    """Whether an annotation is a form field with a text value, or a comment with one (ISO 32000-1, 12.5 and 12.7)."""
    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    key = _WITH_WORDS.get(kind)
    return key is not None and pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0) > _EMPTY


def _text(textpage: pypdfium2.PdfTextPage, *, right_to_left: bool) -> str:
    text = textpage.get_text_range().replace("\r\n", "\n")
    if right_to_left or is_right_to_left(text):
        text = page_in_reading_order(_characters(textpage), right_to_left=right_to_left)
    text = _PRESENTED.sub(lambda match: unicodedata.normalize("NFKC", match[0]), _LINE_HYPHENS.sub("-", text))
    return "\n".join(line.rstrip(" ") for line in text.split("\n")).strip("\n")


def _characters(textpage: pypdfium2.PdfTextPage) -> list[Character]:
    """The characters of a page as they were drawn, and the spaces that PDFium made up; no line ends."""
    found: list[Character] = []
    sizes: dict[int, float] = {0: 0.0}
    x, level = ctypes.c_double(), ctypes.c_double()
    broken = True
    for index in range(textpage.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(textpage, index))
        drawing = ctypes.cast(pdfium.FPDFText_GetTextObject(textpage, index), ctypes.c_void_p).value or 0
        if char in "\r\n" and found:
            found[-1] = replace(found[-1], spaced=True)
        elif drawing or char == " ":
            if drawing not in sizes:
                sizes[drawing] = _letter_size(textpage, index)
            left, _, right, _ = textpage.get_charbox(index, loose=True)
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, level)
            origin = (round(x.value, 2), round(level.value, 2))
            found.append(Character(char, left, right, origin, drawing, sizes[drawing], broken))
        broken = char in "\r\n"
    return found


def _letter_size(textpage: pypdfium2.PdfTextPage, index: int) -> float:
    """Size of the letters in points on the page."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    return float(pdfium.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d))


def _is_bound_right(document: pypdfium2.PdfDocument) -> bool:
    """Whether the document says that it reads from right to left (ISO 32000-1, 12.2, Direction)."""
    size = pdfium.FPDF_VIEWERREF_GetName(document, b"Direction", None, 0)
    buffer = ctypes.create_string_buffer(max(size, 1))
    pdfium.FPDF_VIEWERREF_GetName(document, b"Direction", buffer, size)
    return buffer.value == b"R2L"


def _notices(embedded: int, fields: int) -> tuple[Message, ...]:
    told = ((embedded, sentences.embedded_files(embedded)), (fields, sentences.form_fields(fields)))
    return tuple(sentence for count, sentence in told if count)
