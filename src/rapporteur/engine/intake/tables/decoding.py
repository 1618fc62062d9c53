"""From the bytes of a text file to its characters, whatever encoding it was saved in."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from charset_normalizer import from_bytes

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.messages import Message

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ["cp1252", "cp1256", "cp1251", "gb18030", "big5", "cp1250", "cp1254", "cp1253", "koi8_r", "shift_jis"]
_SAMPLE = 100_000
_MOSTLY = 20
BLOCK = 1 << 20
"""Bytes of a block of a file that is read piece by piece: at least ten times _SAMPLE."""


Blocks = Callable[[], Iterable[bytes]]
"""Gives the bytes of a file from its beginning, each time it is called; the first block is BLOCK bytes, or all."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """name: for messages, "utf-8 (damaged)" where letters are lost. codec: of Python. mark: bytes before the text."""

    name: str
    codec: str
    mark: int = 0


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file and the name of its encoding. Raises what `find_encoding` raises."""
    found = find_encoding(lambda: (data,), len(data))
    return data[found.mark :].decode(found.codec, "replace"), found.name


def find_encoding(blocks: Blocks, size: int) -> Encoding:
    """The encoding of a text file. size: of all its bytes.

    A byte order mark decides; then UTF-16 without one, valid UTF-8, UTF-8 with few damaged bytes, and
    at last the likeliest legacy encoding (charset-normalizer). Raises UnreadableInput for other bytes.
    """
    head = next(iter(blocks()), b"")
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return Encoding(encoding, encoding, len(mark))
    wide = _utf16(head, size)
    if wide:
        return Encoding(wide, wide)
    if _is_utf8(blocks()):
        return Encoding("utf-8", "utf-8")
    if _is_damaged_utf8(blocks()):
        return Encoding("utf-8 (damaged)", "utf-8")
    codec = _legacy(head[: _SAMPLE * 10], sum(block.count(0) for block in blocks()), size)
    return Encoding(codec, codec)


def _utf16(head: bytes, size: int) -> str:
    """UTF-16 without a mark: zero bytes are frequent, and nearly all stand on one side of the pairs."""
    sample = head[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if size % 2 or even + odd < max(4, len(sample) // 50) or max(even, odd) * 100 < (even + odd) * 95:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_utf8(blocks: Iterable[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_damaged_utf8(blocks: Iterable[bytes]) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = beyond_ascii = seen = 0
    for block in chain(blocks, (b"",)):
        text = decoder.decode(block, final=not block)
        broken += text.count("\ufffd")
        beyond_ascii += sum(1 for character in text[: max(0, _SAMPLE * 10 - seen)] if character > "\x7f")
        seen += len(text)
    return beyond_ascii - broken >= _MOSTLY * broken


def _legacy(head: bytes, zeros: int, size: int) -> str:
    sample = b"\n".join(line for line in head.split(b"\n") if not line.isascii())[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_LEGACY, threshold=0.5).best()
    if best is None or zeros > size // 50:
        raise UnreadableInput(
            Message("The text encoding is not known."), action=Message("Save the file as UTF-8 and run again.")
        )
    return best.encoding
