"""The whole flow runs in a process that cannot reach any network."""

from __future__ import annotations

import os
import shutil
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


def without_network() -> list[str]:
    """A network namespace of its own, with no way out, where the kernel gives one; else the hook must do."""
    prefix = ["unshare", "--map-root-user", "--net"]
    able = (
        shutil.which("unshare") and subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode == 0
    )
    return prefix if able else []


def test_report_and_audit_run_with_the_network_denied(tmp_path: Path, consultation: Path):
    """No network in the namespace, and a hook that refuses every connection and look-up, in the children too."""
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(guard)}
    command = [*without_network(), str(Path(sys.executable).parent / "rapporteur")]
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
