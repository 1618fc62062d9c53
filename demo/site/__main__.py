"""Serves the demonstration: seeds a site of its own where there is none yet, prints a way in, and runs it.

python -m demo.site [FOLDER] [PORT]
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PORT = 8000


def main(given: Sequence[str]) -> int:
    """Seed once, then serve until Ctrl+C."""
    folder = Path(given[0] if given else "out/demo-site").resolve()
    port = int(given[1]) if len(given) > 1 else PORT
    folder.mkdir(parents=True, exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "EMAIL_URL")}
    environment |= {
        "RAPPORTEUR_DATA": str(folder),
        "RAPPORTEUR_ADDRESS": f"http://127.0.0.1:{port}",
        "RAPPORTEUR_ALLOWED_HOSTS": "127.0.0.1,localhost",
        "RAPPORTEUR_DEMONSTRATION": "1",
    }
    command = [sys.executable, "-m", "rapporteur.cli"]
    subprocess.run([*command, "migrate", "--quiet"], env=environment, check=True)
    form = folder / "third-round.xlsx"
    subprocess.run([sys.executable, "-m", "demo.site.seed", str(form)], env=environment, check=True)
    way_in = [*command, "sign-in-link", "officer@lantern.example", "--quiet"]
    link = subprocess.run(way_in, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
    print(f"The demonstration site: http://127.0.0.1:{port}/en/")
    print(f"Sign in as the officer, once: {link}")
    print(f"A questionnaire to bring along: {form}", flush=True)
    try:
        return subprocess.run([*command, "serve", "--port", str(port)], env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
