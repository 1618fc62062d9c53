"""Reading .eml (RFC 5322, MIME). The subject is the title; text/plain is preferred to HTML.

Quoted history stays. Forwarded messages are read with the message; attachments are handed back.
"""

from __future__ import annotations

import base64
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line, shown_name
from rapporteur.engine.intake.documents.document import Attachment, Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import too_long
from rapporteur.engine.intake.documents.plain import decode, known_encoding
from rapporteur.engine.intake.documents.webpage import read_webpage
from rapporteur.engine.messages import Message

MAX_DEPTH = 3
MAX_PARTS = 500
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def read_mail(content: bytes, limits: Limits) -> ReadDocument:
    """The text and attachments of a message. Raises UnreadableInput if it is broken or over a limit."""
    try:
        message = message_from_bytes(content, EmailMessage, policy=policy.default)
        reading = _Reading(limits)
        reading.message(message, 0)
        title = clean_line(str(message.get("subject", "")))
    except (MessageError, ValueError, LookupError) as error:
        raise UnreadableInput(sentences.BROKEN_MAIL, action=sentences.MAIL_AGAIN) from error
    text = "\n\n".join(part for part in reading.texts if part.strip())
    return ReadDocument((text,), title, tuple(reading.attachments), tuple(dict.fromkeys(reading.notices)))


class _Reading:
    """One walk over the parts of a message."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.texts: list[str] = []
        self.attachments: list[Attachment] = []
        self.notices: list[Message] = []
        self._parts = 0
        self._left = limits.max_characters

    def message(self, message: EmailMessage, depth: int) -> None:
        """Read a message: depth 0 is the file itself, each forwarded one is one deeper."""
        if depth > MAX_DEPTH:
            self.notices.append(sentences.forwarded(MAX_DEPTH))
            return
        if depth:
            self._add(clean_line(str(message.get("subject", ""))))
        self._part(message, depth)

    def _part(self, part: EmailMessage, depth: int) -> None:
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise UnreadableInput(sentences.too_many_parts(MAX_PARTS), action=sentences.MAIL_AGAIN)
        kind = part.get_content_type()
        if kind in _ENCRYPTED and part.get_param("smime-type") != "signed-data":
            raise UnreadableInput(sentences.ENCRYPTED_MAIL, action=sentences.OPEN_MAIL)
        if kind == "message/rfc822":
            for inner in _parts_of(part):
                self.message(inner, depth + 1)
        elif part.is_multipart():
            inside = _parts_of(part)
            for child in _preferred(inside) if kind == "multipart/alternative" else inside:
                self._part(child, depth)
        elif _is_attachment(part):
            self._attach(part)
        elif kind in {"text/plain", "text/html"}:
            self._read_text(part, kind)
        elif part.get_content_maintype() == "image":
            self.notices.append(sentences.MAIL_PICTURES)
        else:
            self.notices.append(sentences.unread_part(shown_name(kind)))

    def _read_text(self, part: EmailMessage, kind: str) -> None:
        content = _payload(part)
        charset = str(part.get_content_charset("") or "")
        if kind == "text/html":
            page = read_webpage(content, self.limits, charset=charset)
            self.notices.extend(page.notices)
            self._add(page.pages[0])
            return
        text, notices = decode(content, declared=known_encoding(charset))
        self.notices.extend(notices)
        self._add(text.replace("\r\n", "\n").strip("\r\n"))

    def _add(self, text: str) -> None:
        self._left -= len(text)
        if self._left < 0:
            raise too_long(self.limits.max_characters)
        self.texts.append(text)

    def _attach(self, part: EmailMessage) -> None:
        name = part.get_filename() or f"attachment-{len(self.attachments) + 1}"
        bare = shown_name(clean_line(name.replace("\\", "/").rpartition("/")[2]))
        self.attachments.append(Attachment(bare or "attachment", _payload(part)))


def _parts_of(part: EmailMessage) -> list[EmailMessage]:
    payload = part.get_payload()
    found = [child for child in payload if isinstance(child, EmailMessage)] if isinstance(payload, list) else []
    return [_unpacked(child) for child in found] if _is_packed(part) else found


def _is_packed(part: EmailMessage) -> bool:
    """Whether a forwarded message is encoded as a whole, which MIME forbids (RFC 2046, 5.2.1) and some programs do."""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    return part.get_content_type() == "message/rfc822" and encoding == "base64"


def _unpacked(child: EmailMessage) -> EmailMessage:
    text = child.get_payload()
    if not isinstance(text, str) or child.keys():
        return child
    return message_from_bytes(base64.b64decode(text), EmailMessage, policy=policy.default)


def _preferred(alternatives: list[EmailMessage]) -> list[EmailMessage]:
    """The plain text among alternatives, else the one that the sender put last (RFC 2046, 5.1.4)."""
    plain = [part for part in alternatives if part.get_content_type() == "text/plain" and _payload(part).strip()]
    return plain[:1] or alternatives[-1:]


def _payload(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_attachment(part: EmailMessage) -> bool:
    """Whether a part is a file: it says so, or it has a name and is no picture of the message itself."""
    if part.get_content_disposition() == "attachment":
        return True
    inline_picture = part.get_content_maintype() == "image" and part.get("content-id") is not None
    return part.get_filename() is not None and not inline_picture
