"""A data folder for each test, and many at once on a database that many can use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections

AtOnce = Callable[[int, Callable[[], Any]], list[Any]]


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    """Files given in a test are there for that test only."""
    settings.CONFIGURATION = replace(settings.CONFIGURATION, data=tmp_path / "data")


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AtOnce]:
    """Run a function in many threads at the same moment, each with a connection of its own.

    SQLite keeps tests' databases in memory, which knows no waiting for locks: the threads get a copy in a file,
    with the settings of a site. What they wrote is to be read in such a thread too.
    """

    def run(times: int, function: Callable[[], Any]) -> list[Any]:
        together = Barrier(times)

        def one(_number: int) -> Any:
            together.wait(60)
            try:
                return function()
            finally:
                connections.close_all()

        if connection.vendor == "sqlite":
            _to_disk(tmp_path / "site.sqlite3", monkeypatch)
        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))

    yield run
    monkeypatch.undo()


def _to_disk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if path.exists():
        return
    connection.ensure_connection()
    with connect(path) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")  # as the first migration leaves it; only one connection may switch
    copy.close()
    monkeypatch.setitem(connections.settings, "default", {**connections.settings["default"], "NAME": str(path)})
