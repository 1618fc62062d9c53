"""The site as it is served, with a data folder of its own, and a browser before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[3]
STARTS_WITHIN = 30.0


@dataclass(frozen=True, slots=True)
class Site:
    """A site that runs. address: scheme and host. environment: for commands on the same data."""

    address: str
    environment: Mapping[str, str]

    def run(self, *words: str) -> str:
        """What a Python command on the site's data prints."""
        done = subprocess.run([sys.executable, *words], env=self.environment, cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(data: Path, port: int) -> dict[str, str]:
    """What the site is told: its own data, nothing of the machine it is tested on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORTEUR_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "RAPPORTEUR_DATA": str(data),
        "RAPPORTEUR_ADDRESS": f"http://127.0.0.1:{port}",
        "RAPPORTEUR_SECRET_KEY": "a key for browser tests, long enough and secret to nobody",
        "EMAIL_URL": "",
    }


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a new site."""
    data = tmp_path_factory.mktemp("migrated")
    done = subprocess.run(
        [sys.executable, "-m", "rapporteur.cli", "migrate", "--quiet"], env=environment(data, 8000), cwd=ROOT
    )
    assert done.returncode == 0
    return data


def served(data: Path, *seeding: str, command: str = "web", **more: str) -> Iterator[Site]:
    """A site on these data, seeded by a module of the tests before it starts. more: further variables."""
    port = free_port()
    site = Site(f"http://127.0.0.1:{port}", {**environment(data, port), **more})
    if seeding:
        site.run("-m", *seeding)
    words = [sys.executable, "-m", "rapporteur.cli", command, "--port", str(port), "--quiet"]
    with subprocess.Popen(words, env=site.environment, cwd=ROOT) as process:
        try:
            wait_for(site.address, process)
            yield site
        finally:
            process.terminate()


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    started = time.monotonic()
    while time.monotonic() - started < STARTS_WITHIN and process.poll() is None:
        try:
            with urlopen(f"{address}/en/privacy/") as answer:
                assert answer.status == 200
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("The site did not start.")


@pytest.fixture(scope="session")
def empty_site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site where nothing has been made yet."""
    data = tmp_path_factory.mktemp("empty") / "data"
    shutil.copytree(migrated, data)
    yield from served(data)


@pytest.fixture(scope="session")
def site(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with reviews in every state."""
    data = tmp_path_factory.mktemp("site") / "data"
    shutil.copytree(migrated, data)
    yield from served(data, "tests.e2e.site.seed")


@pytest.fixture(scope="session")
def demonstration(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with a few of its voices, workers included; mail goes into files of its data folder."""
    data = tmp_path_factory.mktemp("demonstration") / "data"
    shutil.copytree(migrated, data)
    yield from served(data, "tests.e2e.site.journeys", command="serve", RAPPORTEUR_DEMONSTRATION="1")


@pytest.fixture(scope="session")
def stage(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site on which every address can be opened by somebody; see tests.e2e.site.stage."""
    data = tmp_path_factory.mktemp("stage") / "data"
    shutil.copytree(migrated, data)
    yield from served(data, "tests.e2e.site.stage")
