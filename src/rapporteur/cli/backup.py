"""`rapporteur backup` and `restore`: everything a site has, in one file, and back.

The file is a tar: the database (a copy of the SQLite file, or a dump of pg_dump), files/ and runs/ of the data
folder, the secret key, and at its end manifest.json with the SHA-256 of each. A tar without it is not whole.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from rapporteur import __version__
from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing
from rapporteur.engine.errors import WrongUse

_MANIFEST: Final = "manifest.json"
_KEY: Final = "secret-key"
_FOLDERS: Final = ("files", "runs")


def backup(out: Path, /, *, common: Common | None = None) -> int:
    """Copy everything the site has into one file, while it runs. Nothing is overwritten.

    Parameters
    ----------
    out
        File to write, as rapporteur-2026-11-24.tar.
    """
    from rapporteur.cli.site import ready, refuse_outdated

    ready()
    refuse_outdated()
    try:
        descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise WrongUse(
            "This is there already, and nothing is overwritten.", where=str(out), action="Name another file."
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            kept = _write(file, out.absolute().parent)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        out.unlink(missing_ok=True)
        raise
    if not (common or Common()).quiet:
        size = out.stat().st_size / 1e6
        say(messages(), f"{kept:,} files, {size:,.1f} MB: {out}. It holds the key of the site: keep it safe.", "bold")
    return 0


def _write(file: IO[bytes], beside: Path) -> int:
    from django.conf import settings

    from rapporteur.cli import databases

    digests: dict[str, str] = {}
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
        with tempfile.TemporaryDirectory(dir=beside, prefix=".backup-") as folder:
            copy = Path(folder, databases.name())
            databases.copy_to(copy)
            with copy.open("rb") as opened:
                digests[copy.name] = hashlib.file_digest(opened, "sha256").hexdigest()
            tar.add(copy, copy.name, filter=_plain)
        for name, content in [(_KEY, settings.SECRET_KEY.encode()), *_files(settings.CONFIGURATION.data)]:
            digests[name] = hashlib.sha256(content).hexdigest()
            _add(tar, name, content)
        _add(tar, _MANIFEST, json.dumps(_told(digests), indent=1, sort_keys=True).encode())
    return len(digests)


def _told(digests: Mapping[str, str]) -> dict[str, Any]:
    return {"made_at": datetime.now(UTC).isoformat(), "version": __version__, "sha256": digests}


def _files(data: Path) -> Iterator[tuple[str, bytes]]:
    """Given files and runs, by name; what is not yet in place is hidden. One that went away meanwhile is let go."""
    for folder in _FOLDERS:
        for path in sorted(Path(data, folder).rglob("*")):
            if path.is_file() and not path.name.startswith("."):
                try:
                    yield path.relative_to(data).as_posix(), path.read_bytes()
                except FileNotFoundError:
                    continue


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(_plain(member), io.BytesIO(content))


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Of nobody, and readable for its owner only."""
    member.mode, member.uid, member.gid, member.uname, member.gname = 0o600, 0, 0, "", ""
    return member


def restore(file: Path, /, *, common: Common | None = None) -> int:
    """Fill an empty data folder and database from a backup, after every part of it was checked.

    Parameters
    ----------
    file
        File that `rapporteur backup` wrote.
    """
    from rapporteur.cli import databases
    from rapporteur.cli.site import ready

    existing(file)
    given = os.environ.get("RAPPORTEUR_SECRET_KEY", "")
    ready()
    from django.conf import settings

    data: Path = settings.CONFIGURATION.data
    _refuse_full(data)
    databases.refuse_full()
    with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as folder:
        taken_out = Path(folder)
        names = _take_out(file, taken_out)
        if databases.name() not in names:
            raise WrongUse(
                "The backup is of the other kind of database.",
                where=str(file),
                action="Set DATABASE_URL for a restore into PostgreSQL, leave it out for SQLite.",
            )
        databases.fill_from(taken_out / databases.name())
        for name in (*_FOLDERS, _KEY):
            _put(taken_out / name, data / name)
    if not (common or Common()).quiet:
        say(messages(), f"{len(names):,} files are back. Run `rapporteur migrate`, then start the site.", "bold")
        if given and given != (data / _KEY).read_text(encoding="ascii"):
            say(
                messages(),
                "RAPPORTEUR_SECRET_KEY is set and counts, not the key of the backup: sessions end.",
                "yellow",
            )
    return 0


def _refuse_full(data: Path) -> None:
    for name in _FOLDERS:
        if any((data / name).rglob("[!.]*")):
            raise WrongUse(
                "The data folder is in use, and nothing is overwritten.",
                where=str(data / name),
                action="Name a new folder with RAPPORTEUR_DATA.",
            )


def _put(source: Path, target: Path) -> None:
    """Move a file or folder into its place, which holds nothing that matters."""
    if not source.exists():
        return
    if target.is_dir():
        shutil.rmtree(target)
    source.replace(target)


def _take_out(file: Path, folder: Path) -> set[str]:
    """Unpack a backup and compare every part with the manifest. Raises WrongUse where anything differs."""
    try:
        with tarfile.open(file) as tar:
            tar.extractall(folder, members=_known(tar, file), filter="data")
        told = json.loads((folder / _MANIFEST).read_bytes())["sha256"]
    except (tarfile.TarError, OSError, ValueError, KeyError, TypeError) as error:
        raise _not_whole(file) from error
    (folder / _MANIFEST).unlink()
    found = {path.relative_to(folder).as_posix(): _digest(path) for path in folder.rglob("*") if path.is_file()}
    if found != told:
        raise _not_whole(file, sorted(name for name in {*found, *told} if found.get(name) != told.get(name)))
    return set(found)


def _known(tar: tarfile.TarFile, file: Path) -> list[tarfile.TarInfo]:
    """Its members, if they are what a backup holds."""
    from rapporteur.cli import databases

    for member in tar.getmembers():
        parts = PurePosixPath(member.name).parts
        single = member.name in (_MANIFEST, _KEY, *databases.NAMES)
        if not member.isfile() or not (single or parts[:1] in [(folder,) for folder in _FOLDERS]):
            raise WrongUse("This is no backup of a site.", where=f"{file}: {member.name}", action="Name another file.")
    return tar.getmembers()


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _not_whole(file: Path, names: list[str] | None = None) -> WrongUse:
    where = f"{file}: {', '.join(names[:3])}" if names else str(file)
    return WrongUse("The backup is not whole, so nothing was restored.", where=where, action="Take another one.")
