"""The report of the demonstration in every format reads back as what it says, in the language it is made in."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.cli import main

REPORTS = [
    ("en", "full"),
    ("ar", "static"),
    *(pytest.param(language, "full", marks=pytest.mark.soak) for language in ("ar", "zh", "fr", "ru", "es")),
]
"""Language and encoder: what `make demo` makes, and the other direction by the quick encoder; make soak has all."""


@pytest.mark.parametrize(("language", "encoder"), REPORTS)
def test_every_sentence_holds_in_every_rendering(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, encoder: str
) -> None:
    out = tmp_path / "out"
    assert main(["report", str(built), "-o", str(out), "--lang", language, "--encoder", encoder, "-q"]) == 0
    assert sorted(path.name for path in out.glob("report.*")) == [
        "report.docx",
        "report.html",
        "report.json",
        "report.pdf",
    ]
    capsys.readouterr()

    code = main(["audit", str(out)])

    said = capsys.readouterr()
    assert (code, said.out, said.err) == (0, "", "Every sentence holds.\n")
