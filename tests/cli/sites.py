"""Sites of the command line's tests: a data folder each, processes that are waited for."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage
from pathlib import Path

from tests.cli.running import COMMAND

PATIENCE = 60.0
KEY = "a key for tests, long enough and secret to nobody"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over the wire."""

    status: int
    headers: HTTPMessage
    body: str


@dataclass(slots=True)
class Served:
    """A command that serves. process: the one that was started."""

    port: int
    process: subprocess.Popen[str]

    def ask(self, path: str, method: str = "GET", body: str = "", **headers: str) -> Answer:
        """One request; underscores in names of headers are hyphens."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body.encode() or None, named)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def answers(self) -> bool:
        """Whether anything comes back."""
        try:
            return self.ask("/en/").status == 200
        except (OSError, HTTPException):
            return False


def settings(data: Path, **more: str) -> dict[str, str]:
    """The environment of a site, nothing of the machine it is tested on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORTEUR_", "DJANGO_"))}
    for name in ("DATABASE_URL", "EMAIL_URL"):
        kept.pop(name, None)
    return {**kept, "RAPPORTEUR_DATA": str(data), "RAPPORTEUR_SECRET_KEY": KEY, **more}


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@contextmanager
def serving(command: str, environment: Mapping[str, str], *words: str) -> Iterator[Served]:
    """A command that serves, waited for until it answers, and ended whatever happens."""
    port = free_port()
    typed = [str(COMMAND), command, "--port", str(port), "--quiet", *words]
    process = subprocess.Popen(typed, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True)
    served = Served(port, process)
    try:
        wait_until(lambda: served.answers() or process.poll() is not None)
        assert process.poll() is None, process.stderr and process.stderr.read()
        yield served
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)


def wait_until(holds: Callable[[], bool]) -> float:
    """Seconds until something holds; fails where it does not."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < PATIENCE, "waited too long"
        time.sleep(0.02)
    return time.monotonic() - started


def runs(process: int) -> bool:
    """Whether a process is there and not a corpse."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
