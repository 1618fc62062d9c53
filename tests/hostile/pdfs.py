"""PDFs made by hand (ISO 32000-1), sound and hostile."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from functools import cache

WORDS = "The river villages ask for a line."
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes(range(16))
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>%s>>"


def assemble(objects: Sequence[bytes], trailer: bytes = b"", *, head: bytes = b"%PDF-1.7\n") -> bytes:
    """A file of objects numbered from 1, the first of them the catalogue."""
    content = head
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n" % (size, table, size, trailer)
    return content + end + b"startxref\n%d\n%%%%EOF\n" % len(content)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object. entries: more of its dictionary."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def drawn(words: str) -> bytes:
    """A content stream that draws words."""
    return b"BT /F1 12 Tf 20 100 Td (%s) Tj ET" % words.encode("latin-1")


def one_page(
    content: bytes,
    *,
    resources: bytes = b"",
    page: bytes = b"",
    catalogue: bytes = b"",
    font: bytes = _FONT,
    more: Sequence[bytes] = (),
) -> bytes:
    """A file of one page. content: its stream object (number 4); font: number 5; more: objects from number 6 on."""
    first = b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return assemble([first, pages, _PAGE % (resources, page), content, font, *more])


def sound() -> bytes:
    """A file of one page with WORDS."""
    return one_page(stream(drawn(WORDS)))


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    out = bytearray()
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def encrypted(*, user: bytes, owner: bytes) -> bytes:
    """WORDS behind passwords, by the standard handler with RC4 of 40 bits (7.6.3, revision 2)."""
    padded = (user + _PADDING)[:32]
    check = _rc4(hashlib.md5((owner + _PADDING)[:32]).digest()[:5], padded)
    rights = (2**32 - 60).to_bytes(4, "little")
    key = hashlib.md5(padded + check + rights + _ID).digest()[:5]
    own = hashlib.md5(key + (4).to_bytes(3, "little") + bytes(2)).digest()[:10]
    encrypt = b"<</Filter/Standard/V 1/R 2/P -60/O<%s>/U<%s>>>" % (
        check.hex().encode(),
        _rc4(key, _PADDING).hex().encode(),
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        _PAGE % (b"", b""),
        stream(_rc4(own, drawn(WORDS))),
        _FONT,
        encrypt,
    ]
    return assemble(objects, b"/Encrypt 6 0 R/ID[<%s><%s>]" % (_ID.hex().encode(), _ID.hex().encode()))


@cache
def deflated(size: int, *, times: int = 1, byte: bytes = b" ") -> bytes:
    """Many equal bytes, deflated again and again."""
    packer = zlib.compressobj(1)
    block = byte * 1_000_000
    data = b"".join(packer.compress(block) for _ in range(size // 1_000_000)) + packer.flush()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return data


def filter_bomb(size: int, *, times: int) -> bytes:
    """A content stream that unpacks to a size in bytes of spaces through several filters."""
    data = deflated(size, times=times)
    return one_page(stream(data, b"/Filter[" + b"/FlateDecode" * times + b"]"))


def hex_bomb(size: int) -> bytes:
    """The same, as hexadecimal digits (ASCIIHexDecode) of deflated bytes."""
    return one_page(stream(deflated(size).hex().encode() + b">", b"/Filter[/ASCIIHexDecode/FlateDecode]"))


def run_length_bomb(size: int) -> bytes:
    """Runs of 128 spaces, deflated."""
    runs = zlib.compress(b"\x81 " * (size // 128) + b"\x80", 9)
    return one_page(stream(runs, b"/Filter[/FlateDecode/RunLengthDecode]"))


def lzw(size: int) -> bytes:
    """Equal bytes in LZW (7.4.4): ever longer strings, the table cleared when it is full."""
    bits: list[str] = ["100000000"]
    left, code, length = size, 257, 0
    while left > 0:
        length = length + 1 if code < 4094 else 1
        if length == 1 and code >= 4094:
            bits.append(format(256, "012b"))
            code = 257
        width = 9 if code < 510 else 10 if code < 1022 else 11 if code < 2046 else 12
        bits.append(format(32 if length == 1 else code, f"0{width}b"))
        code += 1
        left -= length
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def lzw_bomb(size: int) -> bytes:
    """Bytes in LZW, deflated."""
    return one_page(stream(zlib.compress(lzw(size), 9), b"/Filter[/FlateDecode/LZWDecode]"))


def picture(width: int, height: int, data: bytes, *, page: bytes = b"", depth: int = 8) -> bytes:
    """A page that shows one grey picture and no text. data: deflated."""
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent %d" % (
        width,
        height,
        depth,
    )
    image = stream(data, entries + b"/Filter/FlateDecode")
    content = stream(b"q 260 0 0 160 20 20 cm /Im0 Do Q")
    return one_page(content, resources=b"/XObject<</Im0 6 0 R>>", page=page, more=[image])


def form_laughs(depth: int, times: int) -> bytes:
    """Forms that each draw the next one several times."""
    forms = []
    for level in range(depth):
        here = b"/Type/XObject/Subtype/Form/BBox[0 0 300 200]"
        if level + 1 < depth:
            here += b"/Resources<</XObject<</N %d 0 R>>>>" % (7 + level)
            forms.append(stream(b"/N Do " * times, here))
        else:
            forms.append(stream(drawn("ha"), here + b"/Resources<</Font<</F1 5 0 R>>>>"))
    return one_page(stream(b"/N Do"), resources=b"/XObject<</N 6 0 R>>", more=forms)


def with_tree(pages: bytes, *more: bytes) -> bytes:
    """A file whose page tree is given: object 2, and what follows."""
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", pages, *more])


def circular_xref() -> bytes:
    """A sound file whose cross-reference table names itself as the one before."""
    content = sound()
    place = content.rindex(b"xref\n0")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % place)


def object_stream_bomb() -> bytes:
    """A cross-reference stream that names an object stream with a thousand million objects."""
    packed = zlib.compress(b"1 0 " * 1000 + b"<</Type/Catalog/Pages 2 0 R>>", 9)
    holder = stream(packed, b"/Type/ObjStm/N 1000000000/First 4000/Filter/FlateDecode")
    body = b"%%PDF-1.7\n5 0 obj\n%s\nendobj\n" % holder
    rows = bytes([0, 0, 0, 0]) + bytes([2, 0, 5, 0]) * 2
    table = stream(rows, b"/Type/XRef/W[1 2 1]/Size 2147483647/Index[0 3]/Root 1 0 R")
    return body + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(body))


def to_unicode_bomb() -> bytes:
    """A font whose map to Unicode claims four thousand million codes."""
    cmap = b"1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange\n"
    cmap += b"1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange\n" * 200
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return one_page(stream(drawn(WORDS)), more=[stream(cmap)], font=font)


def type3_loop() -> bytes:
    """A font whose letter is drawn by writing that letter."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/CharProcs<</a 6 0 R>>/FirstChar 97"
        b"/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    glyph = stream(b"9 0 d0 BT /F1 1 Tf (a) Tj ET")
    return one_page(stream(b"BT /F1 12 Tf 20 100 Td (aaa) Tj ET"), font=font, more=[glyph])


def scripted() -> bytes:
    """WORDS, with a script that runs at opening, a program that is launched, and a file inside."""
    actions = b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(cmd.exe)>>>>"
    names = b"/Names<</EmbeddedFiles<</Names[(x.exe) 6 0 R]>>>>"
    more = [b"<</Type/Filespec/F(x.exe)/EF<</F 7 0 R>>>>", stream(b"MZ", b"/Type/EmbeddedFile")]
    return one_page(stream(drawn(WORDS)), catalogue=actions + names, more=more)


def filled_form() -> bytes:
    """WORDS and a text field that someone filled in."""
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(answer)/V(More schools)/Rect[20 20 200 40]/P 3 0 R>>"
    return one_page(
        stream(drawn(WORDS)), page=b"/Annots[6 0 R]", catalogue=b"/AcroForm<</Fields[6 0 R]>>", more=[field]
    )
