"""Reading documents, the parsing in a child process with few rights (child.py).

Plain text up to MAX_PLAIN bytes needs no parser and is decoded here; everything else goes to the child.
Pages that are pictures are drawn by the child, and their text is recognised by a third program (scans.py).
One child serves many documents in turn and is started anew after a crash, a timeout or a limit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import clean_line, clean_text, shown_name
from rapporteur.engine.intake.documents.document import DEFAULT_LIMITS, Attachment, Limits, Picture, ReadDocument
from rapporteur.engine.intake.documents.flow import too_long
from rapporteur.engine.intake.documents.ocr import Tesseract
from rapporteur.engine.intake.documents.plain import decode
from rapporteur.engine.intake.documents.process import ChildProcess
from rapporteur.engine.intake.documents.protocol import (
    BrokenFrame,
    Frame,
    frame_document,
    frame_picture,
    frame_refusal,
)
from rapporteur.engine.intake.documents.recognition import recognise
from rapporteur.engine.intake.documents.scans import UndrawablePage, with_scans
from rapporteur.engine.messages import Message

T = TypeVar("T")

MAX_PLAIN = 1_000_000
"""Bytes of plain text up to which it is decoded in this process."""


def read_document(path: Path, *, name: str, limits: Limits = DEFAULT_LIMITS) -> ReadDocument:
    """Read one document. path: the file; name: what to call it, its ending says what it should be.

    Raises UnreadableInput, with a sentence a person understands, for whatever cannot be read.
    """
    with DocumentReader(limits) as reader:
        return reader.read(path, name=name)


class DocumentReader:
    """Reads many documents with one child process, one after another. Not for several threads.

    Use it in a with statement. The child is started when it is first needed.
    """

    def __init__(self, limits: Limits = DEFAULT_LIMITS, *, ocr: Tesseract | None = None) -> None:
        """ocr: what recognises text in pages that are pictures; without it such pages are lost, each with a reason."""
        self.limits = limits
        self.ocr = ocr
        self.ocr_used = False
        """Whether there was a page to recognise, so that results depend on it."""
        self._child: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the child process, if there is one. The reader can still be used."""
        self._end_child()

    def read(self, path: Path, *, name: str) -> ReadDocument:
        """Read a file. name: what to call it. Raises UnreadableInput for whatever cannot be read."""
        return self.read_bytes(_load(path, name, self.limits), name=name)

    def read_bytes(self, content: bytes, *, name: str) -> ReadDocument:
        """Read a document from memory, such as an attachment. Raises UnreadableInput as read does."""
        try:
            _check_size(len(content), self.limits)
            kind = recognise(content, name)
            if kind == "text" and len(content) <= MAX_PLAIN:
                text, notices = decode(content)
                return _finished(ReadDocument((text,), notices=notices), self.limits)
            parsed = self._ask({"kind": kind}, content, frame_document)
            self.ocr_used = self.ocr_used or bool(parsed.pictures)
            read = with_scans(parsed, partial(self._draw, content), self.ocr, limit=self.limits.max_pictures)
            return _finished(read, self.limits)
        except UnreadableInput as error:
            raise UnreadableInput(error.what, where=shown_name(name), action=error.action) from error

    def _draw(self, content: bytes, number: int) -> Picture | None:
        """A page as pixels. Raises UnreadableInput, and UndrawablePage where the child did not outlive it."""
        try:
            return self._ask({"kind": "page", "number": number}, content, frame_picture)
        except UnreadableInput as error:
            if self._child is None:
                raise UndrawablePage from error
            raise

    def _ask(self, head: Mapping[str, str | int], content: bytes, take: Callable[[Frame], T]) -> T:
        """What the child answers. Raises UnreadableInput if it refuses, breaks, or takes too much."""
        if self._child is not None and self._child.is_spent:
            self._end_child()
        try:
            self._child = self._child or ChildProcess(self.limits)
            answer = self._child.ask(Frame(head, content))
            refusal = frame_refusal(answer)
            if refusal is None:
                return take(answer)
        except BrokenFrame as error:
            raise UnreadableInput(self._end_child(), action=sentences.OTHERWISE) from error
        raise refusal

    def _end_child(self) -> Message:
        """End the child. Gives a sentence on why it had no answer, if it had none."""
        child, self._child = self._child, None
        return child.end() if child is not None else sentences.NO_START


def _load(path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of a regular file; a file over the limit is not read at all."""
    where = shown_name(name)
    try:
        if not path.is_file():
            raise UnreadableInput(sentences.ABSENT, where=where, action=sentences.CHECK_NAME)
        with path.open("rb") as file:
            _check_size(path.stat().st_size, limits, where=where)
            return file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(sentences.CLOSED, where=where, action=sentences.CHECK_RIGHTS) from error


def _check_size(size: int, limits: Limits, *, where: str = "") -> None:
    if size > limits.max_bytes:
        what = sentences.too_large(-(-size // 1_000_000), limits.max_bytes // 1_000_000)
        raise UnreadableInput(what, where=where, action=sentences.SHRINK)


def _finished(read: ReadDocument, limits: Limits) -> ReadDocument:
    """The document with its text clean and its bounds checked again: the child is not trusted."""
    cleaned = [clean_text(page) for page in read.pages]
    pages = tuple(text for text, _ in cleaned)
    if len(pages) > limits.max_pages or sum(map(len, pages)) > limits.max_characters:
        raise too_long(limits.max_characters)
    if not any(page.strip() for page in pages) and not read.attachments:
        raise UnreadableInput(sentences.NO_TEXT, action=sentences.SEND_AGAIN)
    return replace(
        read,
        pages=pages,
        title=clean_line(read.title),
        attachments=tuple(Attachment(shown_name(a.name), a.content) for a in read.attachments),
        notices=(*read.notices, *_replaced(sum(count for _, count in cleaned))),
    )


def _replaced(characters: int) -> tuple[Message, ...]:
    return (sentences.replaced(characters),) if characters else ()
