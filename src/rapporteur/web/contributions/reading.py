"""Looking into a given file before it is taken: in the engine's limited child, never in this process."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import PurePath
from threading import BoundedSemaphore
from typing import Any, Final

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import KINDS, DocumentReader, Limits, ReadDocument
from rapporteur.engine.intake.documents.sentences import SCANNED
from rapporteur.engine.messages import Message, to_data
from rapporteur.web.contributions.refusals import FileRefused

CONTRIBUTORS: Final = (".pdf", ".docx", ".odt", ".txt", ".md")
"""Endings of the files that contributors may give."""
STAFF: Final = (*CONTRIBUTORS, ".eml", ".html", ".htm")
"""And those that staff may give as the source of what they keyed in."""

_AT_ONCE: Final = BoundedSemaphore(2)
_PICTURES: Final = Message("These pages are pictures. We keep them, but could not read their text.")
_ALL_PICTURES: Final = Message("The document is made of pictures. We keep it, but could not read its text.")
_ANOTHER_KIND: Final = Message(
    "Save it as PDF, Word (.docx), OpenDocument (.odt) or plain text (.txt), and attach that file."
)
_SAVE_AGAIN: Final = Message(
    "Open it in the program it was made with, save it again without a password, and attach that file. If that does "
    "not help, save it as PDF."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A file that can be taken. kind: as the engine names it; reading: as StoredFile.reading."""

    kind: str
    pages: int | None = None
    reading: dict[str, Any] = field(default_factory=dict)


def look_into(content: bytes, name: str, *, endings: Collection[str], most_bytes: int) -> Seen:
    """What a file is, by name and content. Raises FileRefused, with what to do, for what cannot be taken."""
    ending = PurePath(name).suffix.lower()
    if ending not in endings:
        raise FileRefused(Message("Files of this kind cannot be attached: {name}.", name=name), _ANOTHER_KIND)
    kind = KINDS[ending]
    try:
        with _AT_ONCE, DocumentReader(Limits(max_bytes=most_bytes)) as reader:
            read = reader.read_bytes(content, name=name)
    except UnreadableInput as error:
        if kind == "pdf" and error.what == SCANNED:
            return Seen(kind, reading={"reason": to_data(_ALL_PICTURES), "lost": []})
        raise FileRefused(error.what, _SAVE_AGAIN) from error
    return Seen(kind, len(read.pages) if read.paged else None, _lost(read))


def _lost(read: ReadDocument) -> dict[str, Any]:
    if not read.lost:
        return {}
    return {"reason": to_data(_PICTURES), "lost": [page.number for page in read.lost]}
