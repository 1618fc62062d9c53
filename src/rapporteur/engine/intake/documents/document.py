"""What reading a document takes and gives: limits, and the document as text."""

from __future__ import annotations

from dataclasses import dataclass

from rapporteur.engine.messages import Message


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may cost. What is over a limit is rejected whole, never cut.

    max_bytes: size of a file, and of what one archive entry or attachment may unpack to.
    max_characters: of all its text. seconds: wall time and processor time.
    max_pictures: pages of one PDF that are drawn so that their text can be recognised.
    memory_mb: address space of the whole process that reads (some 200 MB of it are its parsers), in millions
    of bytes; what it holds in memory is never more.
    """

    max_bytes: int = 50_000_000
    max_characters: int = 5_000_000
    max_pages: int = 3_000
    max_pictures: int = 200
    seconds: int = 20
    memory_mb: int = 512


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside an e-mail, to be read like any other. name: fit to show; content: its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LostPage:
    """A page of a PDF that could not be read. number: from 1."""

    number: int
    reason: Message
    action: Message


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The text of one document, lines ending in LF, paragraphs separated by a blank line.

    pages: one string a page for a PDF, one string for everything else; never without text.
    title: what the document itself says its title is, "" if nothing.
    attachments: files inside it. notices: sentences for a person on what was left out or guessed.
    paged: it is a PDF. lost: pages whose text could not be recognised; their strings are "".
    """

    pages: tuple[str, ...]
    title: str = ""
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[Message, ...] = ()
    paged: bool = False
    lost: tuple[LostPage, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as the child read it. pictures: numbers of its pages that show something but hold no text."""

    document: ReadDocument
    pictures: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: grey pixels (0 black to 255 white), row by row from the top. dpi: pixels an inch."""

    width: int
    height: int
    dpi: int
    pixels: bytes


DEFAULT_LIMITS = Limits()
