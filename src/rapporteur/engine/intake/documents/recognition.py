"""Telling what a file is by its name and by its content: both must agree."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import shown_name
from rapporteur.engine.intake.documents.plain import MARKS

Kind = Literal["pdf", "docx", "odt", "html", "text", "eml"]

KINDS: dict[str, Kind] = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".odt": "odt",
    ".html": "html",
    ".htm": "html",
    ".txt": "text",
    ".md": "text",
    ".eml": "eml",
    ".vtt": "text",
    ".srt": "text",
}
"""File name endings that can be read as documents, and as what."""

_SIGNATURES = (
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE (Office 97)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ", "EXE"),
)
_PAGE = re.compile(
    r"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:(?!-->).)*+-->\s*+)*+<(?:!doctype\s++(?:html|svg)|html|head|body|svg)\b",
    re.I | re.S,
)
_TAG = re.compile(r"<[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_HEADERS = re.compile(
    r"(?:(?:From [^\n]*|[!-9;-~]+:[^\n]*|[ \t]+[^\n]*)\r?\n)*?"
    r"(?:from|to|subject|date|received|mime-version|message-id|return-path|delivered-to):",
    re.I,
)
_HEAD = 8192


def recognise(content: bytes, name: str) -> Kind:
    """What a file is. content: its bytes; name: what it is called.

    Raises UnreadableInput if it is empty, of a format that cannot be read, or not what its name says.
    Whether a zip is a Word or an OpenDocument file is found out when it is opened.
    """
    ending = PurePath(name).suffix.lower()
    kind = KINDS.get(ending)
    if kind is None:
        raise UnreadableInput(
            sentences.other_kind(shown_name(ending)) if ending else sentences.NO_ENDING, action=sentences.KINDS_READ
        )
    if not content:
        raise UnreadableInput(sentences.EMPTY, action=sentences.SEND_AGAIN)
    actual = _signature(content)
    expected = {"pdf": "PDF", "docx": "ZIP", "odt": "ZIP"}.get(kind, "")
    if actual == expected and (actual or _fits(kind, content)):
        return kind
    if kind == "docx" and _is_protected(content):
        raise UnreadableInput(sentences.PROTECTED, action=sentences.WITHOUT_PASSWORD)
    found = actual or ("HTML" if kind == "text" else "")
    what = sentences.other_content(ending, found) if found else sentences.NOT_AS_CALLED
    raise UnreadableInput(what, action=sentences.RENAME)


def _signature(content: bytes) -> str:
    """The format that the first bytes show, "" for what may be text. A PDF may begin within 1,024 bytes."""
    for mark, what in _SIGNATURES:
        if content.startswith(mark):
            return what
    return "PDF" if b"%PDF-" in content[:1024] else ""


def _fits(kind: Kind, content: bytes) -> bool:
    head = _head(content)
    if kind == "html":
        return bool(_TAG.search(head) or _TAG.search(content[: 8 * _HEAD].decode("latin-1")))
    if kind == "eml":
        return bool(_HEADERS.match(head.lstrip()))
    return not _PAGE.match(head)


def _head(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) : _HEAD].decode(encoding, errors="replace")
    return content[:_HEAD].decode("latin-1")


def _is_protected(content: bytes) -> bool:
    """Whether it is an Office container of an encrypted package ([MS-OFFCRYPTO] 2.3)."""
    return "EncryptedPackage".encode("utf-16-le") in content
