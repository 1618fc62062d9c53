"""Telling what a file is by its name and by its content: both must agree."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from rapporteur.engine.errors import UnreadableInput
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
}
"""File name endings that can be read as documents, and as what."""

_READABLE = "Save it as one of .pdf, .docx, .odt, .html, .txt, .md or .eml."
_RENAME = "Give it the ending that fits its content, or save it in the format that its name says."

_SIGNATURES = (
    (b"PK\x03\x04", "a zip"),
    (b"PK\x05\x06", "a zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\0", "a picture"),
    (b"MM\0*", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
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
        called = f"Files called {ending}" if ending else "Files without an ending such as .pdf"
        raise UnreadableInput(f"{called} cannot be read as documents.", action=_READABLE)
    if not content:
        raise UnreadableInput("The file is empty.", action="Ask the contributor to send it again.")
    actual = _signature(content)
    expected = {"pdf": "a PDF", "docx": "a zip", "odt": "a zip"}.get(kind, "")
    if actual == expected and (actual or _fits(kind, content)):
        return kind
    if kind == "docx" and _is_protected(content):
        raise UnreadableInput("The file is protected by a password.", action="Ask for it without a password.")
    raise UnreadableInput(_mismatch(ending, kind, actual), action=_RENAME)


def _signature(content: bytes) -> str:
    """What the first bytes say it is, "" for what may be text. A PDF may begin within 1,024 bytes."""
    for mark, what in _SIGNATURES:
        if content.startswith(mark):
            return what
    return "a PDF" if b"%PDF-" in content[:1024] else ""


def _fits(kind: Kind, content: bytes) -> bool:
    head = _head(content)
    if kind == "html":
        return bool(_TAG.search(head) or _TAG.search(content[: 8 * _HEAD].decode("latin-1")))
    if kind == "eml":
        return bool(_HEADERS.match(head.lstrip()))
    return not _PAGE.match(head)


def _mismatch(ending: str, kind: Kind, actual: str) -> str:
    if actual:
        return f"The file is called {ending} but is {actual}."
    if kind == "text":
        return f"The file is called {ending} but is a web page."
    wanted = {"html": "a web page", "eml": "an e-mail", "pdf": "a PDF"}.get(kind, "such a file")
    return f"The file is called {ending} but is not {wanted}."


def _head(content: bytes) -> str:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) : _HEAD].decode(encoding, errors="replace")
    return content[:_HEAD].decode("latin-1")


def _is_protected(content: bytes) -> bool:
    """Whether it is an Office container of an encrypted package ([MS-OFFCRYPTO] 2.3)."""
    return "EncryptedPackage".encode("utf-16-le") in content
