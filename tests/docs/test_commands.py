"""Every command that the documents tell a reader to type does what they say."""

from __future__ import annotations

import csv
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from bench.answers import write
from demo.build import build

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
FENCE = re.compile(r"^ *```sh\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
MADE_BY_OTHER_TESTS = ("make ",)
"""Set-up commands: `make demo` and `make test` are run by who runs these tests."""


def commands(document: Path) -> list[str]:
    found = []
    for block in FENCE.findall(document.read_text(encoding="utf-8")):
        lines = [line.split("#")[0].strip() for line in block.replace("\\\n", " ").splitlines()]
        found += [line for line in lines if line and not line.startswith(MADE_BY_OTHER_TESTS)]
    return found


def write_large(path: Path) -> None:
    """A table of few answers that is large by its bytes."""
    write(path, 500)
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [[*header, "checksum"], *([*row, f"{number:060000}"] for number, row in enumerate(rows))]
        )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_document_commands_run(document: Path, tmp_path: Path):
    """In the order given, with `out` in a folder of the test and the quick encoder; exit code 0."""
    typed = commands(document)
    if any("../shared" in command for command in typed) and not (ROOT / "../shared/inputs").is_dir():
        pytest.skip("The data that this document speaks of are not beside the repository.")
    if any(" answers.csv" in command for command in typed):
        write_large(tmp_path / "answers.csv")
    elif typed:
        build(tmp_path / "out/demo-input")
        (tmp_path / "docs").symlink_to(ROOT / "docs")
        if (ROOT / "../shared").is_dir():
            beside = tmp_path.parent / "shared"
            if not beside.exists():
                beside.symlink_to((ROOT / "../shared").resolve())
    for command in typed:
        words = shlex.split(command)
        assert words[0] == ".venv/bin/rapporteur", command
        if words[1] == "report" and "--encoder" not in words:
            words += ["--encoder", "static"]
        done = subprocess.run(
            [str(Path(sys.executable).parent / "rapporteur"), *words[1:]],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
