"""What the small consultation's report says in each language: `python -m tests.golden.expected` writes it anew.

Read the difference before you keep it: every line is a promise of the report.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.frames import read_run
from rapporteur.engine.pipeline import Options, make_report
from rapporteur.engine.records import UN_LANGUAGES, Entry, Finding, Run
from rapporteur.engine.report.compose import compose
from tests.conftest import some_voices, write_consultation

FOLDER = Path(__file__).parent / "reports"
KINDS = (
    "title",
    "subtitle",
    "notice",
    "heading",
    "sentence",
    "method",
    "attribution",
    "caption",
    "header",
    "table-note",
    "chart",
    "chart-description",
    "evidence-line",
    "list-item",
)


def golden(language: str) -> Path:
    """The file that holds the lines of a language."""
    return FOLDER / f"{language}.txt"


def lines(run: Run, findings: Sequence[Finding], language: str) -> list[str]:
    """Everything the report says in its own words, with quantifiers, and the quotes.

    English quotes stand once; of the other languages only what they say themselves.
    """
    quantifiers = {finding.id: finding.quantifier or "numbers only" for finding in findings}
    entries = compose(bench_of(run), findings, language=language)
    said = [_line(entry, quantifiers) for entry in entries if _is_shown(entry, language)]
    return list(dict.fromkeys(said))


def _is_shown(entry: Entry, language: str) -> bool:
    if entry.kind == "quote":
        return language == "en" and entry.section not in ("panels", "evidence")
    return entry.kind in KINDS


def _line(entry: Entry, quantifiers: dict[str, str]) -> str:
    said = f" [{', '.join(quantifiers[name] for name in entry.findings)}]" if entry.findings else ""
    return f"{entry.kind}: {' '.join(entry.text.split())}{said}"


def main() -> None:
    """Make the run, and write its lines in every language."""
    with tempfile.TemporaryDirectory() as place:
        source = write_consultation(Path(place) / "input", some_voices())
        make_report([source], Path(place) / "out", Options(encoder="static", as_of="2025-07-01"))
        run = read_run(Path(place) / "out")
    FOLDER.mkdir(exist_ok=True)
    for language in UN_LANGUAGES:
        text = "\n".join(lines(run, find(bench_of(run)), language)) + "\n"
        golden(language).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
