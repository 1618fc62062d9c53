"""Copying the site's database, and filling an empty one: SQLite by its own backup, PostgreSQL by pg_dump."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from rapporteur.engine.errors import WrongUse

_SQLITE, _POSTGRESQL = "rapporteur.sqlite3", "postgresql.dump"
NAMES: Final = (_SQLITE, _POSTGRESQL)
"""Of the copy in a backup, by kind of database."""


def name() -> str:
    """What a copy of the configured database is called."""
    from django.db import connection

    return _SQLITE if connection.vendor == "sqlite" else _POSTGRESQL


def copy_to(target: Path) -> None:
    """A copy as of one moment, while others write."""
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor != "sqlite":
        _run("pg_dump", settings, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")
        return
    with closing(sqlite3.connect(settings["NAME"])) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise WrongUse("The database is damaged.", where=str(settings["NAME"]), action="Restore an earlier backup.")


def refuse_full() -> None:
    """Raise WrongUse unless the configured database is empty, or not even there."""
    from django.db import connection

    from rapporteur.cli.site import reach_database

    place = Path(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not place.exists():
        return
    reach_database()
    if connection.introspection.table_names():
        raise WrongUse(
            "The database is in use, and nothing is overwritten.",
            where=str(place) if connection.vendor == "sqlite" else "DATABASE_URL",
            action="Name a new data folder with RAPPORTEUR_DATA, or a new database with DATABASE_URL.",
        )
    connection.close()


def fill_from(copy: Path) -> None:
    """Put a copy into the configured database, which is empty: all of it or nothing."""
    from django.db import connection

    settings = connection.settings_dict
    if connection.vendor != "sqlite":
        _run(
            "pg_restore",
            settings,
            "--exit-on-error",
            "--single-transaction",
            "--no-owner",
            "--no-privileges",
            str(copy),
        )
        return
    place = Path(settings["NAME"])
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(copy, place)
    place.chmod(0o600)


def _run(program: str, settings: dict[str, Any], *words: str) -> None:
    """Run a client of PostgreSQL on the configured database; the password stays out of the list of processes."""
    from psycopg.conninfo import make_conninfo

    found = shutil.which(program)
    if found is None:
        raise WrongUse(f"{program} is not installed.", action="Install the package postgresql-client.")
    given = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"], "dbname": settings["NAME"]}
    known = {
        key: str(value)
        for key, value in (given | settings["OPTIONS"]).items()
        if value and isinstance(value, str | int)
    }
    database = "--dbname=" + make_conninfo(**known)
    environment = os.environ | ({"PGPASSWORD": settings["PASSWORD"]} if settings["PASSWORD"] else {})
    done = subprocess.run(  # noqa: S603
        [found, database, *words],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise WrongUse(
            f"{program} could not do its work.",
            where=done.stderr.strip().partition("\n")[0],
            action="Check DATABASE_URL, and that the installed postgresql-client is not older than the server.",
        )
