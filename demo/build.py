"""Makes the input of the demonstration: two form exports, papers, the record of a meeting, and the review's settings.

    python -m demo.build [FOLDER] [--describe]

The same bytes on every run. Everything in it is fiction.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from demo import describe, paper_text
from demo.paper_docx import docx
from demo.paper_pdf import pdf
from demo.questionnaire import ROUNDS
from demo.voices import HERE, Voice, in_order_of_arrival, load
from demo.workbook import workbook

SEED = 20
_MAKERS = {".pdf": pdf, ".docx": docx}


def build(folder: Path) -> list[Path]:
    """Write the demonstration input into a folder, made if need be; the files written, by name."""
    voices = load()
    files = {"review.toml": (HERE / "review.toml").read_bytes()}
    for asked in ROUNDS:
        heard = [voice for voice in voices if voice.round == asked.number]
        files[asked.file] = workbook(asked, in_order_of_arrival(heard, SEED))
    for voice in voices:
        files |= {f"papers/{name}": paper(name, voice) for name in voice.files}
    for record in sorted((HERE / "meetings").glob("*.md")):
        files[f"meetings/{record.stem}.docx"] = docx(paper_text.read(record), "en")
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return [folder / name for name in sorted(files)]


def paper(name: str, voice: Voice) -> bytes:
    """A paper that a contributor attached."""
    path = HERE / "papers" / name
    return _MAKERS[path.suffix](paper_text.read(path.with_suffix(".md")), voice.language)


def main(words: Sequence[str] | None = None) -> None:
    """Build, or with --describe say what the data set holds."""
    parser = argparse.ArgumentParser(prog="python -m demo.build", description="Make the demonstration input.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("out/demo-input"))
    parser.add_argument("--describe", action="store_true", help="say what the data hold and write nothing")
    chosen = parser.parse_args(words)
    if chosen.describe:
        print(describe.describe(load()))
        return
    for path in build(chosen.folder):
        print(path)


if __name__ == "__main__":
    main()
