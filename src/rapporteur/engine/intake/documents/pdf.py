"""Reading PDF with PDFium, one string a page; words divided at line ends stay divided.

Nothing is drawn and no text is recognised in pictures: a page without text is reported.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents.cleaning import clean_line
from rapporteur.engine.intake.documents.document import Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import too_long
from rapporteur.engine.intake.documents.glyphs import Character, is_right_to_left
from rapporteur.engine.intake.documents.reading_order import page_in_reading_order

_NAMED_PAGES = 20
_LINE_HYPHENS = re.compile("[\x02\ufffe]")
_PRESENTED = re.compile("[\ufb00-\ufb06\ufb50-\ufdf1\ufdf4-\ufdf9\ufe70-\ufefc]")
"""Ligatures and letter shapes, which a PDF may hold in place of the letters (Unicode 9.2, Arabic)."""


def read_pdf(content: bytes, limits: Limits) -> ReadDocument:
    """The text of a PDF. Raises UnreadableInput if it is broken, protected, without text or over a limit."""
    document = _open(content)
    try:
        if len(document) > limits.max_pages:
            raise UnreadableInput(
                f"The PDF has {len(document):,} pages; at most {limits.max_pages:,} are read.",
                action="Split it into smaller files.",
            )
        pages = _pages(document, limits.max_characters)
        notices = _notices(document, pages)
        title = clean_line(document.get_metadata_value("Title"))
    finally:
        document.close()
    return ReadDocument(tuple(pages), title, notices=notices)


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableInput(
                "The PDF is protected by a password.", action="Ask for it without a password."
            ) from error
        raise UnreadableInput("The PDF is broken.", action="Ask the contributor to send it again.") from error


def _pages(document: pypdfium2.PdfDocument, limit: int) -> list[str]:
    right_to_left = _is_bound_right(document)
    pages: list[str] = []
    left = limit
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError as error:
            raise UnreadableInput(
                f"Page {number + 1} of the PDF is broken.", action="Ask the contributor to send it again."
            ) from error
        textpage = page.get_textpage()
        left -= textpage.count_chars()
        if left < 0:
            raise too_long(limit)
        pages.append(_text(textpage, right_to_left=right_to_left))
        textpage.close()
        page.close()
    return pages


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


def _notices(document: pypdfium2.PdfDocument, pages: list[str]) -> tuple[str, ...]:
    blank = [number for number, text in enumerate(pages, start=1) if not text.strip()]
    if len(blank) == len(pages):
        raise UnreadableInput(
            "The PDF holds no text: it is probably scanned.",
            action="Ask for the original file, or run text recognition (OCR) on it first.",
        )
    found = [f"page {number} has no text (scanned?)" for number in blank[:_NAMED_PAGES]]
    if len(blank) > _NAMED_PAGES:
        found.append(f"{len(blank) - _NAMED_PAGES} more pages have no text (scanned?)")
    embedded = document.count_attachments()
    if embedded:
        found.append(f"Files embedded in the PDF were not read: {embedded}.")
    return tuple(found)
