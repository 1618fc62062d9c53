"""The documents that may be passed on, in one archive, with a list of them."""

from __future__ import annotations

import shutil
import zipfile
from typing import BinaryIO

from rapporteur.web.contributions import files
from rapporteur.web.contributions.exports.delimited import write_lines
from rapporteur.web.contributions.exports.packing import member
from rapporteur.web.contributions.exports.rows import Paper, Table, contents, papers

LIST = "files.csv"
_HEADING = ("path", "reference", "question", "name", "bytes", "sha256")


def write(export: Table, into: BinaryIO) -> None:
    """Documents by reference, and a list: path, reference, question, name, size and digest of each."""
    listed: list[tuple[str, ...]] = [_HEADING]
    with zipfile.ZipFile(into, "w") as archive:
        for one, content in contents(export):
            for paper in papers(one, content):
                with member(archive, paper.path) as file, files.path_of(paper.digest).open("rb") as given:
                    shutil.copyfileobj(given, file)
                listed.append(_line(one.reference, paper))
        with member(archive, LIST) as file:
            write_lines(listed, file)  # type: ignore[arg-type]


def _line(reference: str, paper: Paper) -> tuple[str, ...]:
    return paper.path, reference, paper.question, paper.name, str(paper.size), paper.digest
