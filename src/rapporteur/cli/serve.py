"""`rapporteur serve`, `web` and `worker`: the site, whole or apart."""

from __future__ import annotations

import os
import socket
import time
from typing import Final, Literal

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common
from rapporteur.cli.processes import Tree
from rapporteur.engine.errors import WrongUse
from rapporteur.web.parent import die_with_parent, keeper

Queue = Literal["mail", "analysis"]
QUEUES: tuple[Queue, ...] = ("mail", "analysis")
_THREADS: Final = 4
"""Of one web process: requests wait for the database and the disk, else only one runs at a time."""
_MOST_WORKERS: Final = 64
_LARGEST_PORT: Final = 65_535
_UNTIL_FREE: Final = 5.0
"""Seconds in which what is left of a killed web server lets go of its port."""


def serve(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 0, common: Common | None = None) -> int:
    """Run the site: web server and background workers in one tree of processes.

    Parameters
    ----------
    host
        Address to listen on.
    port
        Port to listen on.
    workers
        Web processes; 0 for one a core.
    """
    from rapporteur.cli import site

    _check_port(port)
    web_words = ["web", "--host", host, "--port", str(port), "--workers", str(_web_processes(workers)), "--quiet"]
    _refuse_taken(host, port)
    site.prepare()
    if not (common or Common()).quiet:
        say(messages(), f"Rapporteur serves on {_address(host, port)} (Ctrl+C ends it).", "bold")
    site.load_pages()
    return Tree({"web server": web_words, **_worker_commands()}).run()


def web(*, host: str = "127.0.0.1", port: int = 8000, workers: int = 0, common: Common | None = None) -> int:
    """Run the web server alone.

    Parameters
    ----------
    host
        Address to listen on.
    port
        Port to listen on.
    workers
        Web processes; 0 for one a core.
    """
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from rapporteur.cli import site

    kept_by = keeper()
    die_with_parent(kept_by)
    _check_port(port)
    processes = _web_processes(workers)
    _refuse_taken(host, port, patience=_UNTIL_FREE if kept_by else 0.0)
    site.ready()
    site.refuse_outdated()
    site.load_pages()
    if not (common or Common()).quiet:
        say(messages(), f"The web server listens on {_address(host, port)}.", "bold")
    Server(
        "rapporteur.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=_THREADS,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        log_level=LogLevels.error,
        workers_kill_timeout=10,
    ).serve()
    return 0


def worker(*, queue: Queue | None = None, common: Common | None = None) -> int:
    """Run the background workers alone: mail and analysis, or one of them.

    Parameters
    ----------
    queue
        mail or analysis; by default a process for each.
    """
    from rapporteur.cli import site

    if queue is None:
        site.ready()
        return Tree(_worker_commands()).run()
    kept_by = keeper()
    die_with_parent(kept_by)
    site.ready()
    site.refuse_outdated()
    if not (common or Common()).quiet:
        say(messages(), f"The worker for {queue} is at work.", "bold")
    site.work(queue)
    return 0


def _worker_commands() -> dict[str, list[str]]:
    return {f"{queue} worker": ["worker", "--queue", queue, "--quiet"] for queue in QUEUES}


def _web_processes(workers: int) -> int:
    if not 0 <= workers <= _MOST_WORKERS:
        raise WrongUse(f"{workers} web processes cannot be started.", where="--workers", action="Give 0 to 64.")
    return workers or min(os.cpu_count() or 1, _MOST_WORKERS)


def _check_port(port: int) -> None:
    if not 1 <= port <= _LARGEST_PORT:
        raise WrongUse(f"{port} is not a port.", where="--port", action=f"Give 1 to {_LARGEST_PORT}.")


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _refuse_taken(host: str, port: int, patience: float = 0.0) -> None:
    """Raise WrongUse where the port cannot be had. patience: seconds to wait for it."""
    until = time.monotonic() + patience
    while True:
        try:
            _listen(host, port)
            return
        except OSError as error:
            if time.monotonic() >= until:
                raise WrongUse(
                    f"This cannot be listened on: {error.strerror}.",
                    where=f"{host}:{port}",
                    action="Choose another with --host and --port, or end what uses it.",
                ) from error
        time.sleep(0.05)


def _listen(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind((host, port))
        tried.listen()
