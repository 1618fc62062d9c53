"""Reading documents, the parsing in a child process with few rights (child.py).

Plain text up to MAX_PLAIN bytes needs no parser and is decoded here; everything else goes to the child.
One child serves many documents in turn and is started anew after a crash, a timeout or a limit.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents.cleaning import clean_line, clean_text, shown_name
from rapporteur.engine.intake.documents.document import DEFAULT_LIMITS, Attachment, Limits, ReadDocument
from rapporteur.engine.intake.documents.flow import too_long
from rapporteur.engine.intake.documents.plain import decode
from rapporteur.engine.intake.documents.process import ChildProcess
from rapporteur.engine.intake.documents.protocol import BrokenFrame, Frame, frame_document
from rapporteur.engine.intake.documents.recognition import Kind, recognise

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

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self.limits = limits
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
            return _finished(self._ask(kind, content), self.limits)
        except UnreadableInput as error:
            raise UnreadableInput(error.what, where=shown_name(name), action=error.action) from error

    def _ask(self, kind: Kind, content: bytes) -> ReadDocument:
        if self._child is not None and self._child.is_spent:
            self._end_child()
        try:
            self._child = self._child or ChildProcess(self.limits)
            answer = self._child.ask(Frame({"kind": kind}, content))
            if "what" not in answer.head:
                return frame_document(answer)
        except BrokenFrame as error:
            raise UnreadableInput(
                self._end_child(), action="Send it in another format, as PDF or plain text, or in parts."
            ) from error
        raise UnreadableInput(clean_line(str(answer.head["what"])), action=str(answer.head.get("action", "")))

    def _end_child(self) -> str:
        """End the child. Gives a sentence on why it had no answer, if it had none."""
        child, self._child = self._child, None
        return child.end() if child is not None else "The program that reads such files does not start."


def _load(path: Path, name: str, limits: Limits) -> bytes:
    """The bytes of a regular file; a file over the limit is not read at all."""
    try:
        if not path.is_file():
            raise UnreadableInput("There is no such file.", where=shown_name(name), action="Check its name.")
        with path.open("rb") as file:
            _check_size(path.stat().st_size, limits, where=shown_name(name))
            return file.read(limits.max_bytes + 1)
    except (OSError, ValueError) as error:
        raise UnreadableInput(
            "The file cannot be opened.", where=shown_name(name), action="Check who may read it."
        ) from error


def _check_size(size: int, limits: Limits, *, where: str = "") -> None:
    if size > limits.max_bytes:
        raise UnreadableInput(
            f"The file has {size / 1e6:,.0f} MB; at most {limits.max_bytes / 1e6:,.0f} MB are read.",
            where=where,
            action="Split it into smaller files, or take pictures out of it.",
        )


def _finished(read: ReadDocument, limits: Limits) -> ReadDocument:
    """The document with its text clean and its bounds checked again: the child is not trusted."""
    cleaned = [clean_text(page) for page in read.pages]
    pages = tuple(text for text, _ in cleaned)
    if len(pages) > limits.max_pages or sum(map(len, pages)) > limits.max_characters:
        raise too_long(limits.max_characters)
    if not any(page.strip() for page in pages) and not read.attachments:
        raise UnreadableInput("The file holds no text.", action="Ask the contributor to send it again.")
    return replace(
        read,
        pages=pages,
        title=clean_line(read.title),
        attachments=tuple(Attachment(shown_name(a.name), a.content) for a in read.attachments),
        notices=(*map(clean_line, read.notices), *_lost(sum(count for _, count in cleaned))),
    )


def _lost(characters: int) -> tuple[str, ...]:
    return (f"Characters that are no text were replaced by \ufffd: {characters}.",) if characters else ()
