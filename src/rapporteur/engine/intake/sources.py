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
from rapporteur.engine.intake.review import FILE
from rapporteur.engine.intake.tables import SUFFIXES as TABLES
from rapporteur.engine.records import Rejection

STAGE_FILES = "files"
DOCUMENTS = frozenset({".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md", ".eml"})
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
    """The files of one SOURCE, sorted by name. base: what paths are relative to. outside: links out of it."""

    base: Path
    prefix: str = ""
    folder: bool = True
    tables: list[File] = field(default_factory=list)
    documents: list[File] = field(default_factory=list)
    others: list[File] = field(default_factory=list)
    outside: list[File] = field(default_factory=list)


def look_into(source: Path, prefix: str = "") -> Found:
    """What a file or folder holds, hidden and system files left out. Raises SourceMissing.

    prefix: put before names where several sources could have the same ones.
    """
    if not source.exists():
        raise SourceMissing("There is no such file or folder.", where=str(source), action="Check the path.")
    if not source.is_dir():
        found = Found(source.parent, prefix, folder=False)
        _sort_in(found, File(source, prefix + clean(source.name)))
        return found
    found = Found(source, prefix)
    for path in sorted(_walk(source), key=lambda path: clean(path.relative_to(source).as_posix())):
        file = File(path, prefix + clean(path.relative_to(source).as_posix()))
        if path.is_symlink() and not _is_inside(path, source):
            found.outside.append(file)
        else:
            _sort_in(found, file)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if _is_visible(name)]
        for name in files:
            if _is_visible(name) and not (name == FILE and Path(parent) == folder):
                yield Path(parent) / name


def _is_visible(name: str) -> bool:
    return not name.startswith((".", *_SYSTEM))


def _sort_in(found: Found, file: File) -> None:
    if file.suffix in TABLES:
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
    reason = f"Files of the kind {file.suffix or 'without ending'} are not read."
    return Rejection(STAGE_FILES, file.name, reason, f"Save it as one of: {kinds}.", file=file.name)


def outside(file: File) -> Rejection:
    """The Rejection of a link that leads out of SOURCE."""
    reason = "The file is a link that leads out of the folder."
    return Rejection(STAGE_FILES, file.name, reason, "Copy the file itself into the folder.", file=file.name)


def sha256(path: Path) -> str:
    """SHA-256 of the bytes of a file, read block by block."""
    state = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            state.update(block)
    return state.hexdigest()
