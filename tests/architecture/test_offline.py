"""The whole flow runs in a process that cannot reach any network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

GUARD = """
import socket, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise PermissionError(f"the network is denied: {event} {arguments[1:2]}")

sys.addaudithook(refuse)
"""


def test_report_and_audit_run_with_the_network_denied(tmp_path: Path, consultation: Path):
    """A hook refuses every connection and look-up, in the process and in the children it starts."""
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(guard)}
    command = [str(Path(sys.executable).parent / "rapporteur")]
    out = tmp_path / "out"
    blocked = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "the network is denied" in blocked.stderr
    made = subprocess.run(
        [*command, "report", str(consultation), "-o", str(out), "--encoder", "static", "-q"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (made.returncode, made.stderr) == (0, "")
    checked = subprocess.run(
        [*command, "audit", str(out), "--json"], env=environment, capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout.strip()) == (0, "[]")
