"""What stands in a SOURCE: tables, documents, and what is neither."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.intake.cleaning import clean
from rapporteur.engine.intake.documents.cleaning import shown_name
from rapporteur.engine.intake.review import FILE
from rapporteur.engine.intake.tables import SUFFIXES as TABLES
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Rejection

STAGE_FILES = "files"
DOCUMENTS = frozenset({".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md", ".eml", ".vtt", ".srt"})
_SYSTEM = ("~$", "Thumbs.db", "desktop.ini", "__MACOSX")
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to read. name: relative to SOURCE, with "/", for messages and run.json."""

    path: Path
    name: str

    @property
    def suffix(self) -> str:
        """The ending of the name in small letters, with its dot."""
        return self.path.suffix.lower()


@dataclass(slots=True)
class Found:
    """The files of one SOURCE, sorted by name. base: what paths are relative to. outside: links out of it.

    closed: what cannot be opened as a file: broken links, links to folders, pipes, what may not be read.
    """

    base: Path
    prefix: str = ""
    folder: bool = True
    tables: list[File] = field(default_factory=list)
    documents: list[File] = field(default_factory=list)
    others: list[File] = field(default_factory=list)
    outside: list[File] = field(default_factory=list)
    closed: list[File] = field(default_factory=list)


def look_into(source: Path, prefix: str = "") -> Found:
    """What a file or folder holds, hidden and system files left out. Raises SourceMissing.

    prefix: put before names where several sources could have the same ones.
    """
    if not source.exists():
        raise SourceMissing("There is no such file or folder.", where=str(source), action="Check the path.")
    if not source.is_dir():
        found = Found(source.parent, prefix, folder=False)
        _sort_in(found, File(source, prefix + name_within(source, source.parent)))
        return found
    found = Found(source, prefix)
    for path in sorted(_walk(source), key=lambda path: clean(path.relative_to(source).as_posix())):
        _sort_in(found, File(path, prefix + name_within(path, source)))
    return found


def name_within(path: Path, folder: Path) -> str:
    """A path inside a folder as it can be shown: with "/", NFC, control and bidi control characters as escapes."""
    return shown_name(clean(path.relative_to(folder).as_posix().replace("\n", "\\n").replace("\r", "\\r")))


def _walk(folder: Path) -> Iterator[Path]:
    """Everything under a folder that is no folder, and folders that are links or cannot be listed."""
    waiting = [folder]
    while waiting:
        parent = waiting.pop()
        try:
            with os.scandir(parent) as listing:
                entries = list(listing)
        except OSError:
            yield parent
            continue
        for entry in entries:
            if not _is_visible(entry.name) or (entry.name == FILE and parent == folder):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(Path(entry.path))
            else:
                yield Path(entry.path)


def _is_visible(name: str) -> bool:
    return not name.startswith((".", *_SYSTEM))


def _sort_in(found: Found, file: File) -> None:
    if not (_is_file(file.path) and os.access(file.path, os.R_OK)):
        found.closed.append(file)
    elif found.folder and file.path.is_symlink() and not _is_inside(file.path, found.base):
        found.outside.append(file)
    elif file.suffix in TABLES:
        found.tables.append(file)
    elif file.suffix in DOCUMENTS:
        found.documents.append(file)
    else:
        found.others.append(file)


def _is_inside(path: Path, base: Path) -> bool:
    return path.resolve().is_relative_to(base.resolve())


def resolve(reference: str, *, base: Path, beside: Path) -> Path | None:
    """The file that a cell names, relative to base or to the folder of its table; None if there is none.

    Raises ValueError if the path leaves base: absolute, by "..", or through a link.
    """
    written = reference.replace("\\", "/").strip()
    if written.startswith(("/", "~")) or ":" in written.split("/")[0] or ".." in written.split("/"):
        raise ValueError
    for folder in dict.fromkeys((base, beside)):
        for form in ("NFC", "NFD"):
            path = folder / unicodedata.normalize(form, written)
            if len(os.fsencode(path)) < 4_000 and _is_file(path):
                if not _is_inside(path, base):
                    raise ValueError
                return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def unsupported(file: File) -> Rejection:
    """The Rejection of a file of a kind that is not read."""
    kinds = ", ".join(sorted(suffix.lstrip(".") for suffix in DOCUMENTS | TABLES))
    reason = Message("Files of the kind {kind} are not read.", kind=file.suffix)
    if not file.suffix:
        reason = Message("Files without an ending such as .pdf are not read.")
    return Rejection(
        STAGE_FILES, file.name, reason, Message("Save it as one of: {kinds}.", kinds=kinds), file=file.name
    )


def outside(file: File) -> Rejection:
    """The Rejection of a link that leads out of SOURCE."""
    reason = Message("The file is a link that leads out of the folder.")
    action = Message("Copy the file itself into the folder.")
    return Rejection(STAGE_FILES, file.name, reason, action, file=file.name)


def closed(file: File) -> Rejection:
    """The Rejection of what is no file that can be opened."""
    reason = Message(
        "It cannot be opened as a file: it is a broken link, a link to a folder, a pipe, or may not be read."
    )
    action = Message("Put the file itself into the folder, and check who may read it.")
    return Rejection(STAGE_FILES, file.name, reason, action, file=file.name)


def sha256(path: Path) -> str:
    """SHA-256 of the bytes of a file, read block by block."""
    state = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            state.update(block)
    return state.hexdigest()
