"""Decoding plain text.

A byte order mark decides; else UTF-8 where it is valid; else UTF-16 where every other byte says so; else what the
file declares; else UTF-8 with a few damaged places; else the encodings of the six UN languages are compared by
charset-normalizer, and the answer is a guess that is reported. Guesses need about 60 characters.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.messages import Message

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, the longer ones before those they begin with."""

GUESSED = {
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp866": "CP866",
    "iso8859_5": "ISO 8859-5",
    "cp1256": "Windows-1256",
    "iso8859_6": "ISO 8859-6",
    "gb18030": "GB 18030",
    "big5": "Big5",
}
"""Encodings without a mark that are told apart: by Python's name, as a person knows them."""

_SPACES_IN = 60
"""Of thirty characters of a text, sixty bytes of UTF-16, one at least is a space or another sign of ASCII."""

_MOSTLY = 20
"""How many sound characters beyond ASCII stand against one that is damaged, for a text to be taken as UTF-8."""

_CONTROLS_IN = 60
_SOME_CONTROLS = 2
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What holds more of these than one in sixty, and two, is no text."""


def decode(content: bytes, *, declared: str = "") -> tuple[str, tuple[Message, ...]]:
    """The text of bytes, and notices on guesses. declared: an encoding that the file itself names.

    Raises UnreadableInput if no encoding fits.
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding), ()
    for encoding in ("utf-8", _wide(content), declared):
        text = _attempt(content, encoding) if encoding else None
        if text is not None:
            return text, ()
    return _damaged(content) or _guess(content)


def known_encoding(name: str) -> str:
    """Python's name of an encoding that declares itself, "" if it is unknown or is no text encoding."""
    try:
        found = codecs.lookup(name.strip())
        "a".encode(found.name)
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found.name in {"iso8859-1", "ascii"} else found.name


def _attempt(content: bytes, encoding: str) -> str | None:
    """The text in an encoding, None if it is none. Lone surrogates in UTF-8 stay, to be replaced and told later."""
    try:
        text = content.decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    except UnicodeDecodeError:
        return None
    return text if _is_text(text) else None


def _is_text(text: str) -> bool:
    return (len(_BINARY.findall(text)) - _SOME_CONTROLS) * _CONTROLS_IN <= len(text)


def _damaged(content: bytes) -> tuple[str, tuple[Message, ...]] | None:
    """UTF-8 with few damaged places, such as a file that was cut within a character."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(1 for character in text if character > "\x7f") - broken
    return (text, (sentences.replaced(broken),)) if beyond >= _MOSTLY * broken and _is_text(text) else None


def _strictly(content: bytes, encoding: str) -> str:
    text = _attempt(content, encoding)
    if text is None:
        raise UnreadableInput(sentences.not_as_declared(encoding.upper()), action=sentences.AS_UTF8)
    return text


def _wide(content: bytes) -> str:
    """UTF-16 without a mark shows in zero bytes at every other place only: its name, else ""."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) * _SPACES_IN < len(content):
        return ""
    return "utf-16-be" if even else "utf-16-le"


def _guess(content: bytes) -> tuple[str, tuple[Message, ...]]:
    if b"\0" in content:
        raise UnreadableInput(sentences.BINARY, action=sentences.AS_UTF8)
    best = from_bytes(content, cp_isolation=list(GUESSED), enable_fallback=False).best()
    if best is None:
        raise UnreadableInput(sentences.UNKNOWN_ENCODING, action=sentences.AS_UTF8)
    return str(best), (sentences.guessed_encoding(GUESSED[best.encoding]),)
