"""What tests of the site's commands share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import rapporteur
from tests.cli.sites import Served, serving, settings


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new site; it is copied, never used."""
    data = tmp_path_factory.mktemp("migrated") / "data"
    done = rapporteur("migrate", "--quiet", clean=settings(data))
    assert (done.returncode, done.stderr) == (0, "")
    return data


@pytest.fixture
def data(migrated: Path, tmp_path: Path) -> Path:
    """A new site's data folder of one's own."""
    shutil.copytree(migrated, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture(scope="module")
def web(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    """The web server alone, and its data folder."""
    data = tmp_path_factory.mktemp("web") / "data"
    shutil.copytree(migrated, data)
    with serving("web", settings(data, RAPPORTEUR_PROXIES="1")) as served:
        yield served, data
