"""Do the documents still tell the truth? Links lead somewhere; every command, option and file is described."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from rapporteur.cli.app import app

ROOT = Path(__file__).parents[1]
COMMANDS = "docs/reference/commands.md"
FILES = "docs/reference/files.md"

OUT_FILES = (
    "run.json",
    "rejected.csv",
    "contributions.parquet",
    "texts.parquet",
    "segments.parquet",
    "codes.parquet",
    "themes.json",
    "phrases.csv",
    "duplicates.csv",
    "coverage.csv",
    "findings.json",
    "report.json",
    "charts/*.svg",
    "report.html",
)
"""Files of a run folder that others script against."""

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def problems(root: Path) -> list[str]:
    """One sentence for each thing that is wrong in the documents of a repository."""
    return [*broken_links(root), *untold_commands(root), *untold_files(root)]


def documents(root: Path) -> list[Path]:
    """README and its like, and everything in docs, sorted."""
    return sorted([*root.glob("*.md"), *root.glob("docs/**/*.md")])


def broken_links(root: Path) -> Iterator[str]:
    """Relative links to a file that is not there, or to a heading that is not in it."""
    for document in documents(root):
        text = _prose(document.read_text(encoding="utf-8"))
        for target in _LINK.findall(text):
            if not _ELSEWHERE.match(target) and not _leads_somewhere(document, target):
                yield f"{document.relative_to(root).as_posix()}: the link to {target} leads nowhere"


def untold_commands(root: Path) -> Iterator[str]:
    """Commands, and options of each, that the reference of commands does not name."""
    told = _words(root / COMMANDS)
    for command in app:
        if command.startswith("-"):
            continue
        names = [name for argument in app[command].assemble_argument_collection() for name in argument.names]
        for word in (f"rapporteur {command}", *(name for name in names if name.startswith("-"))):
            if not _named(word, told):
                yield f"{COMMANDS}: {word} of `rapporteur {command}` is not described"


def untold_files(root: Path) -> Iterator[str]:
    """Files of a run folder that the reference of files does not name."""
    told = _words(root / FILES)
    for name in OUT_FILES:
        if not _named(name, told):
            yield f"{FILES}: {name} is not described"


def _named(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) is not None


def _words(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _prose(text: str) -> str:
    return _CODE.sub("", _FENCE.sub("", text))


def _leads_somewhere(document: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    path = document.parent / name if name else document
    if not path.exists() or not anchor or path.suffix != ".md":
        return path.exists()
    return anchor in {_anchor(heading) for heading in _HEADING.findall(path.read_text(encoding="utf-8"))}


def _anchor(heading: str) -> str:
    """The name a forge gives a heading: lower case, words joined by hyphens."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", heading.lower()))


def main() -> int:
    """Print what is wrong; 1 if anything is."""
    found = problems(ROOT)
    for problem in found:
        sys.stderr.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
