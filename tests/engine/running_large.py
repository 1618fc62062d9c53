"""`python -m tests.engine.running_large TABLE FOLDER RUNNER WORKERS`: one large table, worked on in small parts.

Prints as JSON the SHA-256 of every table and of what else was computed, how many parts there were and how many themes.
"""

import json
import sys
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from rapporteur.engine.frames import Runner
from rapporteur.engine.frames.tables import TABLES
from rapporteur.engine.intake.review import Review
from rapporteur.engine.large import Settings, compute
from rapporteur.engine.records import runner_named, silent

SETTINGS = Settings("static", None, seed=0, rows_a_part=50, fitted=240)


def main() -> None:
    """Run, and print what came out."""
    table, folder = Path(sys.argv[1]), Path(sys.argv[2])
    runner = Runner(runner_named(sys.argv[3]), int(sys.argv[4]), folder)
    found = compute(table, Review(), SETTINGS, runner, silent)
    assert found is not None
    told = {name: sha256((folder / f"{name}.parquet").read_bytes()).hexdigest() for name in TABLES}
    analysis = found.analysis
    rest = (analysis.themes, analysis.phrases, analysis.copies, analysis.balances, found.corpus.balances)
    told["rest"] = sha256(json.dumps([[asdict(row) for row in rows] for rows in rest]).encode()).hexdigest()
    parts = len(list((folder / "texts").iterdir()))
    sys.stdout.write(json.dumps({"told": told, "parts": parts, "themes": len(analysis.themes)}) + "\n")


if __name__ == "__main__":
    main()
