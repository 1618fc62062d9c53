"""How the reader and its child process talk: frames over pipes, every length bounded and every type checked.

A frame is a line of two decimal lengths, JSON (UTF-8) of the first length, and raw bytes of the second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from rapporteur.engine.intake.documents.document import Attachment, Limits, ReadDocument

_LINE = 64


class BrokenFrame(Exception):
    """The other side is gone, or sent what is no frame or too long."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A message. head: JSON object; body: raw bytes."""

    head: Mapping[str, Any] = field(default_factory=dict)
    body: bytes = b""


def send(stream: BinaryIO, frame: Frame) -> None:
    """Write a frame and flush it. Raises OSError if the pipe is broken."""
    head = json.dumps(frame.head, ensure_ascii=True).encode("ascii")
    stream.write(b"%d %d\n" % (len(head), len(frame.body)))
    stream.write(head)
    stream.write(frame.body)
    stream.flush()


def receive(stream: BinaryIO, *, max_head: int, max_body: int) -> Frame:
    """Read a frame whose parts are no longer than given, in bytes. Raises BrokenFrame, also at the end."""
    lengths = stream.readline(_LINE).split()
    if len(lengths) != 2 or not all(length.isdigit() for length in lengths):
        raise BrokenFrame
    head_size, body_size = map(int, lengths)
    if head_size > max_head or body_size > max_body:
        raise BrokenFrame
    head, body = stream.read(head_size), stream.read(body_size)
    if len(head) != head_size or len(body) != body_size:
        raise BrokenFrame
    try:
        decoded = json.loads(head)
    except ValueError as error:
        raise BrokenFrame from error
    if not isinstance(decoded, dict):
        raise BrokenFrame
    return Frame(decoded, body)


def head_bound(limits: Limits) -> int:
    """Bytes that the JSON of a document within the limits can take: six a UTF-16 unit, two units a character."""
    return 12 * limits.max_characters + 16 * limits.max_pages + 4_000_000


def document_frame(document: ReadDocument) -> Frame:
    """A document as a frame, its attachments one after another in the body."""
    head = {
        "pages": document.pages,
        "title": document.title,
        "notices": document.notices,
        "attachments": [[attachment.name, len(attachment.content)] for attachment in document.attachments],
    }
    return Frame(head, b"".join(attachment.content for attachment in document.attachments))


def frame_document(frame: Frame) -> ReadDocument:
    """A document out of a frame. Raises BrokenFrame if anything has the wrong type or length."""
    title = frame.head.get("title")
    if not isinstance(title, str):
        raise BrokenFrame
    return ReadDocument(
        pages=_strings(frame.head.get("pages")),
        title=title,
        attachments=_attachments(frame),
        notices=_strings(frame.head.get("notices")),
    )


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise BrokenFrame
    return tuple(value)


def _attachments(frame: Frame) -> tuple[Attachment, ...]:
    listed = frame.head.get("attachments")
    if not isinstance(listed, list):
        raise BrokenFrame
    found = []
    start = 0
    for item in listed:
        match item:
            case [str(name), int(size)] if 0 <= size <= len(frame.body) - start:
                found.append(Attachment(name, frame.body[start : start + size]))
                start += size
            case _:
                raise BrokenFrame
    return tuple(found)
