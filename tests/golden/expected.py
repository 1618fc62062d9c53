"""What the small consultation's report says, line by line: `python -m tests.golden.expected` writes it anew.

Read the difference before you keep it: every line is a promise of the report.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from rapporteur.engine.frames import read_entries, read_findings
from rapporteur.engine.pipeline import Options, make_report
from tests.conftest import some_voices, write_consultation

EXPECTED = Path(__file__).parent / "report.txt"
KINDS = ("title", "subtitle", "notice", "heading", "sentence", "method", "quote", "attribution")


def lines(out: Path) -> list[str]:
    """Headings, sentences with their quantifiers, quotes and whose they are."""
    quantifiers = {finding.id: finding.quantifier or "numbers only" for finding in read_findings(out)}
    found = []
    for entry in read_entries(out):
        if entry.kind in KINDS and entry.section not in ("panels", "evidence"):
            said = f" [{', '.join(quantifiers[name] for name in entry.findings)}]" if entry.findings else ""
            text = " ".join(entry.text.split())
            found.append(f"{entry.kind}: {text}{said}")
    return found


def main() -> None:
    """Make the report and write its lines."""
    with tempfile.TemporaryDirectory() as place:
        source = write_consultation(Path(place) / "input", some_voices())
        make_report([source], Path(place) / "out", Options(encoder="static", as_of="2025-07-01"))
        EXPECTED.write_text("\n".join(lines(Path(place) / "out")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
