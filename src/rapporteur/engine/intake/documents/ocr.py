"""Recognising text in drawn pages with tesseract, a program of its own that is used where it is installed.

It is given nothing but pixels, one thread (so that its result does not depend on their number), and limits of
its own of time and memory.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Self

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.document import Picture

LANGUAGES = ("ara", "chi_sim", "eng", "fra", "rus", "spa", "por", "deu")
"""What is recognised, as far as it is installed: the six UN languages, Portuguese, German. In tesseract's names."""

SECONDS = 60
MEMORY_MB = 1_000
_ORIENTATION = "osd"
_UPRIGHT, _AS_IT_IS = "1", "3"
"""Modes of page segmentation: with a look at whether the page is turned, and without."""

_WORD = "5"
_MARKS = str.maketrans("", "", "\u200e\u200f")


@dataclass(frozen=True, slots=True)
class Recognised:
    """Text of a page, "" for none, and the mean confidence in its words, 0 to 100 (0 for no word)."""

    text: str
    confidence: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word as tesseract gives it. line: numbers of its block, paragraph and line."""

    line: tuple[str, str, str]
    confidence: float
    text: str


class Tesseract:
    """The program at a path. It is asked what it can do when that is first needed."""

    def __init__(self, program: str) -> None:
        self.program = program

    @classmethod
    def find(cls) -> Self | None:
        """Tesseract as it is installed on this machine, None without it."""
        program = shutil.which("tesseract")
        return cls(program) if program else None

    @cached_property
    def version(self) -> str:
        """Its version, as "5.3.0"."""
        return _said(self.program, "--version").partition("\n")[0].removeprefix("tesseract").strip()

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Those of LANGUAGES that are installed; without any it cannot be used."""
        return tuple(name for name in LANGUAGES if name in self._installed)

    @cached_property
    def _installed(self) -> list[str]:
        return _said(self.program, "--list-langs").splitlines()[1:]

    def settings(self) -> Mapping[str, object]:
        """What its results depend on, for run.json."""
        return {"version": self.version, "languages": list(self.languages)}

    def read(self, picture: Picture) -> Recognised:
        """The text of a page, paragraphs separated by a blank line. Raises UnreadableInput if that fails."""
        segmentation = _UPRIGHT if _ORIENTATION in self._installed else _AS_IT_IS
        command = [self.program, "stdin", "stdout", "--dpi", str(picture.dpi), "--psm", segmentation]
        command += ["-l", "+".join(self.languages), "tsv"]
        header = b"P5 %d %d 255\n" % (picture.width, picture.height)
        try:
            return _recognised(_run(command, header + picture.pixels))
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            raise UnreadableInput(sentences.PAGE_UNREAD, action=sentences.BETTER_SCAN) from error


def _said(program: str, option: str) -> str:
    """What tesseract says of itself, "" if it fails."""
    try:
        done = subprocess.run(  # noqa: S603  (the program is the one on the path, the options are ours)
            [program, option], capture_output=True, check=True, timeout=SECONDS, env=_environment()
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _run(command: list[str], picture: bytes) -> str:
    """Standard output of a command within limits of time and memory; raises SubprocessError beyond them."""
    with subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment()
    ) as process:
        _bound(process.pid)
        try:
            output, _ = process.communicate(picture, timeout=SECONDS)
        finally:
            process.kill()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return output.decode("utf-8", "replace")


def _bound(process: int) -> None:
    """Bound what a process may take; it has not yet been given anything to work on. Linux only, like prlimit."""
    if sys.platform == "linux":
        limits = {
            resource.RLIMIT_AS: MEMORY_MB * 1_000_000,
            resource.RLIMIT_CPU: SECONDS,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_CORE: 0,
        }
        for kind, most in limits.items():
            resource.prlimit(process, kind, (most, most))


def _environment() -> dict[str, str]:
    """What tesseract sees: where its data are if someone says so, and that it has one thread."""
    kept = {name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX") if name in os.environ}
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _recognised(table: str) -> Recognised:
    """Text and mean confidence out of tesseract's table of words (tab-separated, its words in reading order)."""
    words = list(_words(table))
    paragraphs = [
        "\n".join(_joined([word.text for word in line]) for _, line in groupby(paragraph, lambda word: word.line))
        for _, paragraph in groupby(words, lambda word: word.line[:2])
    ]
    mean = round(sum(word.confidence for word in words) / len(words)) if words else 0
    return Recognised("\n\n".join(paragraphs), mean)


def _words(table: str) -> Iterator[Word]:
    for row in table.split("\n")[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == _WORD and (text := cells[11].translate(_MARKS).strip()):
            yield Word((cells[2], cells[3], cells[4]), float(cells[10]), text)


def _joined(words: list[str]) -> str:
    """Words of a line with spaces between them, but none between Chinese characters."""
    line = words[0]
    for word in words[1:]:
        line += word if _is_wide(line[-1]) and _is_wide(word[0]) else f" {word}"
    return line


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
