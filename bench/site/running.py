"""A real site for measurements: `rapporteur serve` in a temporary folder, with one open consultation."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60.0
"""Seconds until a site must have answered."""


@dataclass(slots=True)
class Site:
    """A site that runs. data: its folder."""

    data: Path
    port: int
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes]

    def begin(self) -> None:
        """Start it again after it was killed."""
        self.process = _process(self.port, self.environment)

    def first_answer(self) -> float:
        """Seconds until the site answers."""
        started = time.monotonic()
        while time.monotonic() - started < PATIENCE:
            if self.answers():
                return time.monotonic() - started
            time.sleep(0.02)
        raise TimeoutError("the site does not answer")

    def answers(self) -> bool:
        """Whether the front page comes."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/en/")
            return connection.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def run(self, *words: str, told: str = "") -> str:
        """Run Python with the site's settings: `site.run("-m", "bench.site.seed")`; what it prints. told: its input."""
        made = subprocess.run(
            [sys.executable, *words],
            env=self.environment,
            cwd=ROOT,
            check=True,
            input=told,
            stdout=subprocess.PIPE,
            text=True,
        )
        return made.stdout


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """Make, seed and serve a site; it is stopped at the end."""
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "RAPPORTEUR_DATA": str(folder / "data"),
        "RAPPORTEUR_SECRET_KEY": "a key for measurements, of no use to anybody else",
        "RAPPORTEUR_ALLOWED_HOSTS": "127.0.0.1",
        "RAPPORTEUR_ADDRESS": f"http://127.0.0.1:{port}",
        "RAPPORTEUR_PROXIES": "1",
        "PYTHONPATH": str(ROOT),
    }
    site = Site(folder / "data", port, environment, subprocess.Popen(["true"]))
    site.run("-m", "rapporteur.cli", "migrate", "--quiet")
    site.run("-m", "bench.site.seed")
    site.begin()
    try:
        site.first_answer()
        yield site
    finally:
        _end(site.process)


def family(supervisor: int) -> list[tuple[str, int]]:
    """The processes of a site, by what they do."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found, waiting = [("supervisor", supervisor)], [supervisor]
    while waiting:
        for child in children.get(waiting.pop(), []):
            found.append((_name(child), child))
            waiting.append(child)
    return sorted(found)


def _name(process: int) -> str:
    try:
        return Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return "ended"


def _process(port: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rapporteur.cli", "serve", "--port", str(port), "--quiet"]
    return subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])
