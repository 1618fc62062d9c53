"""How the reader and its child process talk: frames over pipes, every length bounded and every type checked.

A frame is a line of two decimal lengths, JSON (UTF-8) of the first length, and raw bytes of the second.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents.document import Attachment, Limits, Parsed, Picture, ReadDocument
from rapporteur.engine.intake.documents.sentences import OTHERWISE, SOME_UNREAD, UNREADABLE, told
from rapporteur.engine.messages import Message, to_data

_LINE = 64
_MOST_NOTICES = 1_000
_MOST_DPI = 10_000


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
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error
    if not isinstance(decoded, dict):
        raise BrokenFrame
    return Frame(decoded, body)


def head_bound(limits: Limits) -> int:
    """Bytes that the JSON of a document within the limits can take: six a UTF-16 unit, two units a character."""
    return 12 * limits.max_characters + 16 * limits.max_pages + 4_000_000


def document_frame(parsed: Parsed) -> Frame:
    """A document as a frame, its attachments one after another in the body."""
    document = parsed.document
    head = {
        "pages": document.pages,
        "title": document.title,
        "notices": [to_data(notice) for notice in document.notices],
        "attachments": [[attachment.name, len(attachment.content)] for attachment in document.attachments],
        "paged": document.paged,
        "pictures": parsed.pictures,
    }
    return Frame(head, b"".join(attachment.content for attachment in document.attachments))


def frame_document(frame: Frame) -> Parsed:
    """A document out of a frame. Raises BrokenFrame if anything has the wrong type or length."""
    title, paged, notices = (frame.head.get(key) for key in ("title", "paged", "notices"))
    if not isinstance(title, str) or not isinstance(paged, bool) or not isinstance(notices, list):
        raise BrokenFrame
    pages = _strings(frame.head.get("pages"))
    said = dict.fromkeys(told(notice, SOME_UNREAD) for notice in notices[:_MOST_NOTICES])
    document = ReadDocument(pages, title, _attachments(frame), tuple(said), paged)
    return Parsed(document, _page_numbers(frame.head.get("pictures"), pages))


def picture_frame(picture: Picture | None) -> Frame:
    """A drawn page as a frame; one of one colour has no pixels."""
    if picture is None:
        return Frame({"width": 0, "height": 0, "dpi": 0})
    return Frame({"width": picture.width, "height": picture.height, "dpi": picture.dpi}, picture.pixels)


def frame_picture(frame: Frame) -> Picture | None:
    """A drawn page out of a frame. Raises BrokenFrame if its size is not that of its pixels."""
    match frame.head:
        case {"width": int(width), "height": int(height), "dpi": int(dpi)}:
            if not frame.body:
                return None
            if width > 0 and height > 0 and 0 < dpi < _MOST_DPI and width * height == len(frame.body):
                return Picture(width, height, dpi, frame.body)
    raise BrokenFrame


def refusal_frame(what: Message, action: Message) -> Frame:
    """Why there is no document, as a frame."""
    return Frame({"what": to_data(what), "action": to_data(action)})


def frame_refusal(frame: Frame) -> UnreadableInput | None:
    """Why there is no document, if a frame says so; something general if it says it in words of its own."""
    if "what" not in frame.head:
        return None
    return UnreadableInput(told(frame.head["what"], UNREADABLE), action=told(frame.head.get("action"), OTHERWISE))


def _page_numbers(value: object, pages: tuple[str, ...]) -> tuple[int, ...]:
    """Numbers, in order and each once, of pages without text."""
    numbers = [n for n in value if type(n) is int] if isinstance(value, list) else None
    if numbers is None or numbers != value or numbers != sorted(set(numbers)):
        raise BrokenFrame
    if any(not 1 <= number <= len(pages) or pages[number - 1].strip() for number in numbers):
        raise BrokenFrame
    return tuple(numbers)


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
