"""The 300 passages of NETmundial that were labelled for categories and stance: labels here, words beside.

Developer-labelled, not human gold (evals/data/categories-guidelines.md). The words are read from the shared
contributions, checked by their hashes, and never copied into the repository.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from evals.bench import BenchMissing
from rapporteur.engine.corpus.canonical import canonical, text_id

DATA = Path(__file__).resolve().parent / "data"
SOURCE = Path(__file__).resolve().parents[1] / "../shared/inputs/netmundial2014/texts"
CATEGORIES = "netmundial-categories.jsonl"
NOTE = "developer-labelled, not human gold"

Half = Literal["development", "held-out"]
HALVES: tuple[Half, Half] = ("development", "held-out")
Stance = Literal["for", "against", "mixed", "none"]
STANCES: tuple[Stance, ...] = ("for", "against", "mixed", "none")


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled passage with its words. statement: id of the statement it is nearest to."""

    id: str
    words: str
    half: Half
    categories: tuple[str, ...]
    statement: str
    stance: Stance


def passages(half: Half | None = None) -> list[Passage]:
    """Return the labelled passages (of one half), in the order of the file.

    Raises BenchMissing when the contributions are not beside the repository or are other ones.
    """
    rows = (row for row in lines(CATEGORIES) if half in (None, row["half"]))
    return [
        Passage(row["id"], _words(row), row["half"], tuple(row["categories"]), row["statement"], row["stance"])
        for row in rows
    ]


def sha256(name: str) -> str:
    """The SHA-256 of a file of evals/data; labels name the texts by theirs, so it stands for these too."""
    return hashlib.sha256((DATA / name).read_bytes()).hexdigest()


def statements() -> Mapping[str, tuple[str, str]]:
    """Return the statements with their contraries, by id."""
    return {row["id"]: (row["text"], row["contrary"]) for row in lines("statements.jsonl")}


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file of evals/data."""
    for line in (DATA / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def _words(row: Mapping[str, Any]) -> str:
    content, source, text = _file(str(row["file"]))
    if (source, text) != (row["source"], row["text"]):
        raise BenchMissing(f"{row['file']} is not the file that was labelled; get the contributions of 2014 anew.")
    return content[row["start"] : row["end"]]


@lru_cache(maxsize=512)
def _file(name: str) -> tuple[str, str, str]:
    """The canonical text of a contribution, the SHA-256 of its file, and of its text."""
    path = (SOURCE / name).resolve()
    if not path.is_file():
        raise BenchMissing(f"No labelled data: {path} is not there.")
    raw = path.read_bytes()
    content, _ = canonical(raw.decode("utf-8"))
    return content, hashlib.sha256(raw).hexdigest(), text_id(content)
