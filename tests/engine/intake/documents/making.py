"""Real files for the document tests, made in memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import docx
import typst

WORD_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(entries: Mapping[str, str | bytes]) -> bytes:
    """A zip of entries in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str, **parts: str | bytes) -> bytes:
    """A bare .docx with the XML of a body. parts: more entries, "__" standing for "/" and "_xml" for ".xml"."""
    document = f'<?xml version="1.0"?><w:document {WORD_NAMESPACE}><w:body>{body}</w:body></w:document>'
    more = {name.replace("__", "/").replace("_xml", ".xml"): content for name, content in parts.items()}
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document, **more})


def python_docx() -> bytes:
    """A .docx by python-docx with a title, a table, a list, a header and a footer."""
    document = docx.Document()
    document.add_heading("Our answer", 0)
    document.add_paragraph("First paragraph.")
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("a", "b"), ("c", "d")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("An item", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "HEADER"
    document.sections[0].footer.paragraphs[0].text = "FOOTER"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def opendocument(body: str, **parts: str) -> bytes:
    """A bare .odt with the XML of a body. parts: more entries, named as for word."""
    content = (
        f"<office:document-content {ODT_NAMESPACES}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    more = {name.replace("__", "/").replace("_xml", ".xml"): text for name, text in parts.items()}
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def pdf(folder: Path, source: str) -> bytes:
    """A PDF by typst."""
    path = folder / "source.typ"
    path.write_text(source, encoding="utf-8")
    return bytes(typst.compile(str(path)))


def bomb(size: int) -> bytes:
    """A .docx whose text part unpacks to a size in bytes out of very few."""
    return word("<w:p><w:r><w:t>" + "A" * size + "</w:t></w:r></w:p>")


def overlapping(count: int, size: int) -> bytes:
    """A zip whose many entries all share one file's bytes (after Fifield 2019, the simple form)."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    raw = b"A" * size
    packed = compressor.compress(raw) + compressor.flush()
    name = b"word/document.xml"
    sizes = (zlib.crc32(raw), len(packed), len(raw), len(name))
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 0) + name + packed
    directory = b"".join(_directory_entry(i, len(packed), size, zlib.crc32(raw)) for i in range(count))
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(local), 0)
    return local + directory + end


def _directory_entry(number: int, packed: int, size: int, crc: int) -> bytes:
    name = b"word/document.xml" if number == 0 else b"word/part%d.xml" % number
    fields = (20, 20, 0, 8, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, 0)
    return struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *fields) + name
