"""Zip containers, Word and OpenDocument files made by hand, sound and hostile."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

from tests.engine.intake.documents.making import ODT_NAMESPACES, opendocument, word, zipped

WORDS = "The river villages ask for a line."
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)


def paragraph(text: str) -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str = paragraph(WORDS), parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """A .docx with more parts by their names."""
    sound = dict(_entries(word(body)))
    return zipped({**sound, **(parts or {})})


def odt(body: str = f"<text:p>{WORDS}</text:p>", parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """An .odt with more parts by their names."""
    sound = dict(_entries(opendocument(body)))
    return zipped({**sound, **(parts or {})})


def _entries(content: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def docx_of(xml: str | bytes) -> bytes:
    """A .docx whose document part is given whole."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def odt_of(xml: str | bytes) -> bytes:
    """An .odt whose content part is given whole."""
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})


def document(head: str, body: str, *, encoding: str = "utf-8") -> bytes:
    """A document part with something before its root element."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f"{head}<w:document {space}><w:body>{body}</w:body></w:document>".encode(encoding)


def content(head: str, body: str) -> bytes:
    """A content part of an .odt with something before its root element."""
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"{head}<office:document-content {ODT_NAMESPACES}>{inside}</office:document-content>".encode()


def flagged(data: bytes) -> bytes:
    """A zip whose entries all say that they are encrypted (bit 0 of the flags)."""
    changed = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + place] |= 1
            start = changed.find(mark, start + 4)
    return bytes(changed)


def packed_by(method: int) -> bytes:
    """A .docx packed by a method that Word does not use."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document("", paragraph(WORDS)))
    return stream.getvalue()


def claimed(size: int) -> bytes:
    """A .docx whose directory claims a size for the document part."""
    data = bytearray(docx())
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, size)
    return bytes(data)


def wrong_sum() -> bytes:
    """A .docx whose check sum does not fit."""
    data = bytearray(docx())
    place = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 16, 0)
    return bytes(data)


def twice() -> bytes:
    """A .docx with two document parts: one to show, one to read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", document("", paragraph(WORDS)))
        archive.writestr("word/documenu.xml", document("", paragraph("Another text.")))
    return stream.getvalue().replace(b"documenu", b"document")


def other_local_name() -> bytes:
    """A .docx whose directory calls an entry otherwise than the entry itself."""
    data = docx()
    place = data.rindex(b"word/document.xml")
    return data[:place] + b"word/documenu.xml" + data[place + 17 :]


def quoted(count: int, size: int) -> bytes:
    """A zip whose entries each quote the headers of the next in a stored block, and so share one kernel.

    D. Fifield, "A better zip bomb", WOOT 2019, the quoted overlap.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = packer.compress(b"A" * size) + packer.flush()
    files: list[bytes] = []
    following, unpacked = kernel, b"A" * size
    for number in reversed(range(count)):
        name = b"word/document.xml" if number == 0 else b"word/part%d.xml" % number
        sizes = (zlib.crc32(unpacked), len(following), len(unpacked), len(name))
        local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 0) + name
        files.append(local)
        block = struct.pack("<BHH", 0, len(local), len(local) ^ 0xFFFF) + local
        following = block + following
        unpacked = local + unpacked
    return _directory(files[::-1], kernel)


def _directory(locals_: Sequence[bytes], kernel: bytes) -> bytes:
    body, places = b"", []
    for number, local in enumerate(locals_):
        body += b"" if number == 0 else struct.pack("<BHH", 0, len(local), len(local) ^ 0xFFFF)
        places.append(len(body))
        body += local
    body += kernel
    directory = b""
    for local, place in zip(locals_, places, strict=True):
        fields = struct.unpack("<4s5H3I2H", local[:30])
        name = local[30:]
        middle = (20, *fields[1:9], len(name), 0, 0, 0, 0, 0, place)
        directory += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", *middle) + name
    count = len(locals_)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + end


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip, as a picture of a .docx."""
    inner = zipped({"0": bytes(1_000_000)})
    for _ in range(depth):
        inner = zipped({f"{number}.zip": inner for number in range(10)})
    return docx(parts={"word/media/image1.zip": inner})


def related(kind: str, target: str) -> bytes:
    """A .docx with a relationship that leads out of it."""
    relation = f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/>'
    return docx(parts={"word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>"})


def cut(data: bytes, share: float) -> bytes:
    """The beginning of a file. share: how much of it, 0 to 1."""
    return data[: int(len(data) * share)]


def flipped(data: bytes, place: int) -> bytes:
    """A file with one bit turned round. place: of the byte, from the end if negative."""
    changed = bytearray(data)
    changed[place] ^= 0x10
    return bytes(changed)
