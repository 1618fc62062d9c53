"""Where given files lie: outside every served folder, named by what they are, each content once.

A row is there before a file counts, and its bytes are there before the row is. Whoever puts a file in place and
whoever takes one away hold the same lock, so that none is taken away while somebody begins to use it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.db import transaction

from rapporteur.web.contributions.models import Attachment, StoredFile

_LONGEST_NAME: Final = 200
_UNSAFE: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"<>|?*:]'
)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")


def folder() -> Path:
    """The folder of all files, made where it is not there."""
    path = Path(settings.CONFIGURATION.data, "files")
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def path_of(digest: str) -> Path:
    """Where the bytes with a digest lie."""
    if not _DIGEST.fullmatch(digest):
        raise ValueError("no SHA-256 digest")
    return folder() / digest[:2] / digest


def opened(file: StoredFile) -> BinaryIO:
    """The bytes of a file, to read."""
    return path_of(file.digest).open("rb")


def digest_of(content: bytes) -> str:
    """The name that content goes by."""
    return hashlib.sha256(content).hexdigest()


@contextmanager
def in_place(content: bytes) -> Iterator[str]:
    """Put bytes where they belong, on disk for good; give their digest. Inside, nobody takes them away."""
    digest = digest_of(content)
    path = path_of(digest)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with NamedTemporaryFile(dir=folder(), prefix=".new-") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
        with _locked():
            if not path.exists():
                os.link(new.name, path)
                _keep_names(path.parent, folder())
            yield digest


def safe_name(name: str) -> str:
    """A file's name as its giver wrote it, without folders and without what could deceive or break a header."""
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/")).name
    shown = " ".join(_UNSAFE.sub("", last.encode("utf-8", "ignore").decode()).split()).lstrip(".")
    stem, dot, ending = shown.rpartition(".")
    if not dot or not stem:
        return shown[:_LONGEST_NAME] or "document"
    ending = ending[:10]
    return f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"


def discard_when_unused(sender: type[Attachment], instance: Attachment, **_given: Any) -> None:
    """An attachment was deleted: once that is certain, its file goes too, unless something else uses it."""
    transaction.on_commit(partial(_discard, instance.file_id))


def _discard(digest: str) -> None:
    with _locked():
        if StoredFile.objects.filter(digest=digest, attachments=None).delete()[0]:
            path_of(digest).unlink(missing_ok=True)


@contextmanager
def _locked() -> Iterator[None]:
    with (folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep_names(*folders: Path) -> None:
    """Have the entries of folders on disk, not only the bytes of the files."""
    for path in folders:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
