"""A report on tables of texts as nobody should write them: all is counted, and every sentence holds."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

import pytest

from rapporteur.cli import main
from tests.hostile.stress import BAD, EQUAL, LONG, drawn

BLANK = (b"", b"{}")
"""Lines of no cell: no rows."""
HEADER = ("ID", "Group", "What should be done?")


def write(folder: Path, equal: int, odd: int | None, long: int) -> int:
    """Two tables, of JSON Lines with bad lines among them and of CSV; how many rows they have."""
    found = list(drawn(Random(0), odd, long).values())
    lines = [json.dumps(dict(zip(HEADER, (f"o{n}", "Academia", text), strict=True))) for n, text in enumerate(found)]
    folder.mkdir()
    (folder / "odd.jsonl").write_bytes(b"\n".join([*map(str.encode, lines), *(line for line, _ in BAD), b""]))
    with (folder / "odd.csv").open("w", encoding="utf-8", errors="replace", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(HEADER)
        rows.writerows((f"c{n}", "Civil society", text) for n, text in enumerate(found))
        rows.writerows((f"e{n}", "Government", EQUAL) for n in range(equal))
    return 2 * len(found) + sum(line.strip() not in BLANK for line, _ in BAD) + equal


@pytest.mark.parametrize(
    ("equal", "odd", "long"), [(200, 24, 10_000), pytest.param(10_000, None, LONG, marks=pytest.mark.soak)]
)
def test_report_on_a_stress_set_counts_every_row_and_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], equal: int, odd: int | None, long: int
) -> None:
    rows = write(tmp_path / "in", equal, odd, long)
    out = str(tmp_path / "out")

    words = ("--encoder", "static", "--format", "html", "-q")
    assert main(["report", str(tmp_path / "in"), "-o", out, *words]) == 0
    assert main(["audit", out]) == 0

    stages = json.loads((tmp_path / "out" / "run.json").read_text("utf-8"))["stages"]
    assert {name: stage["processed"] + stage["rejected"] + stage["ignored"] for name, stage in stages.items()} == {
        name: stage["in"] for name, stage in stages.items()
    }
    assert stages["rows"]["in"] == rows
    assert capsys.readouterr().err == "Every sentence holds.\n"
