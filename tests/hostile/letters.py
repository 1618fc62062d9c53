"""E-mails (RFC 5322, MIME) made by hand, sound and hostile."""

from __future__ import annotations

import base64

WORDS = "The river villages ask for a line."
_HEAD = "From: a@example.org\r\nSubject: Our answer\r\nMIME-Version: 1.0\r\n"


def mail(body: str = WORDS, *, headers: str = "", kind: str = "text/plain; charset=utf-8") -> bytes:
    """A message of one part. headers: more of them, each ended by CRLF."""
    return f"{_HEAD}{headers}Content-Type: {kind}\r\n\r\n{body}\r\n".encode()


def multipart(parts: list[str], *, kind: str = "mixed", headers: str = "") -> bytes:
    """A message of several parts, each with its headers."""
    body = "".join(f"--cut\r\n{part}\r\n" for part in parts)
    return f'{_HEAD}{headers}Content-Type: multipart/{kind}; boundary="cut"\r\n\r\n{body}--cut--\r\n'.encode()


def part(body: str, kind: str = "text/plain; charset=utf-8") -> str:
    """One part with its content type."""
    return f"Content-Type: {kind}\r\n\r\n{body}"


def attached(name: str, content: bytes, kind: str = "application/octet-stream") -> str:
    """A part that is a file. name: as it stands in the header."""
    packed = base64.encodebytes(content).decode("ascii")
    return (
        f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Disposition: attachment; filename="{name}"\r\n\r\n{packed}'
    )


def nested(depth: int) -> bytes:
    """Parts of parts, each with a boundary of its own."""
    inner = part(WORDS)
    for level in range(depth):
        inner = f'Content-Type: multipart/mixed; boundary="b{level}"\r\n\r\n--b{level}\r\n{inner}\r\n--b{level}--\r\n'
    return (_HEAD + inner).encode()


def forwarded(depth: int, body: str = WORDS) -> bytes:
    """A message in a message in a message."""
    inner = mail(body).decode()
    for _ in range(depth):
        inner = f"{_HEAD}Content-Type: message/rfc822\r\n\r\n{inner}"
    return inner.encode()


def forwarded_in_base64() -> bytes:
    """A forwarded message that is encoded, which MIME forbids and some programs do."""
    packed = base64.encodebytes(mail("Words of the first sender.")).decode("ascii")
    inner = f"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}"
    return multipart([part(WORDS), inner])
