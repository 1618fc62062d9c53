"""From the bytes of a text file to its characters, whatever encoding it was saved in."""

from __future__ import annotations

import codecs

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


def decode(data: bytes) -> tuple[str, str]:
    """The characters of a text file and the name of its encoding, "utf-8 (damaged)" where letters are lost.

    A byte order mark decides; then UTF-16 without one, valid UTF-8, UTF-8 with few damaged bytes, and
    at last the likeliest legacy encoding (charset-normalizer). Raises UnreadableInput for other bytes.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _utf16(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _legacy(data)


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark: zero bytes are frequent, and nearly all stand on one side of the pairs."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or even + odd < max(4, len(sample) // 50) or max(even, odd) * 100 < (even + odd) * 95:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _damaged_utf8(data: bytes) -> tuple[str, str] | None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(1 for character in text[: _SAMPLE * 10] if character > "\x7f")
    if beyond_ascii - broken >= _MOSTLY * broken:
        return text, "utf-8 (damaged)"
    return None


def _legacy(data: bytes) -> tuple[str, str]:
    sample = b"\n".join(line for line in data[: _SAMPLE * 10].split(b"\n") if not line.isascii())[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_LEGACY, threshold=0.5).best()
    if best is None or data.count(0) > len(data) // 50:
        raise UnreadableInput(
            Message("The text encoding is not known."), action=Message("Save the file as UTF-8 and run again.")
        )
    return data.decode(best.encoding, "replace"), best.encoding
