"""What reading a document takes and gives: limits, and the document as text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost. What is over a limit is rejected whole, never cut.

    max_bytes: size of a file, and of what one archive entry or attachment may unpack to.
    max_characters: of all its text. seconds: wall time and processor time.
    memory_mb: address space that reading may take, on top of that of the reader itself.
    """

    max_bytes: int = 50_000_000
    max_characters: int = 5_000_000
    max_pages: int = 3_000
    seconds: int = 20
    memory_mb: int = 512


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside an e-mail, to be read like any other. name: fit to show; content: its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of one document, lines ending in LF, paragraphs separated by a blank line.

    pages: one string a page for a PDF, one string for everything else; never without text.
    title: what the document itself says its title is, "" if nothing.
    attachments: files inside it. notices: sentences for a person on what was left out or guessed.
    """

    pages: tuple[str, ...]
    title: str = ""
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[str, ...] = ()


DEFAULT_LIMITS = Limits()
