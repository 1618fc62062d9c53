"""What all filters do alike: read lines, say which are bad, write results, and tell the shell how it went."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing
from rapporteur.engine.errors import NothingReadable, WrongUse

if TYPE_CHECKING:
    from rapporteur.engine.intake.lines import BadLine, Line

DONE, REJECTED = 0, 3
STANDARD_INPUT = Path("-")
Source = Annotated[Path, Parameter(allow_leading_hyphen=True)]
"""A file, or "-" for standard input."""
_FIRST, _LARGEST = 64, 4096
_LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\u0085\u2028\u2029"}
"""Characters that other programs take for the end of a line, as JSON can also write them."""
_FORM = 'A line is {"id": "...", "text": "..."}, in UTF-8.'


@Parameter(name="*")
@dataclass(frozen=True, slots=True)
class Filtering(Common):
    """How a filter speaks, and what it makes of bad lines."""

    strict: Annotated[bool, Parameter(negative="", show_default=False)] = False
    """Exit with 3 if a line was rejected."""


class Pipe:
    """One run of a filter: the good lines of its source, an account of the bad ones, its results.

    source: a JSON Lines file, or "-" for standard input. Bad lines are told on standard error as they are met.
    """

    def __init__(self, source: Path, options: Filtering | None) -> None:
        self._source = _checked(source)
        self._options = options or Filtering()
        self._accepted = 0
        self._rejected = 0
        self._rejected_beside = 0

    def lines(self) -> Iterator[Line]:
        """The good lines, one by one. Raises NothingReadable at the end where there was none."""
        from rapporteur.engine.intake.lines import BadLine, read_lines

        with opened(self._source) as stream:
            for found in read_lines(stream):
                if isinstance(found, BadLine):
                    self._rejected += 1
                    _tell(found)
                else:
                    self._accepted += 1
                    yield found
        if not self._accepted:
            raise NothingReadable("No line could be read.", where=str(self._source), action=_FORM)

    def batches(self) -> Iterator[list[Line]]:
        """The good lines in growing batches, so that the first results come at once and memory stays flat."""
        batch: list[Line] = []
        size = _FIRST
        for line in self.lines():
            batch.append(line)
            if len(batch) == size:
                yield batch
                batch, size = [], min(2 * size, _LARGEST)
        if batch:
            yield batch

    def beside(self, option: str, path: Path, read: Callable[[IO[bytes]], Iterable[Any]]) -> list[Any]:
        """The good lines of a file that an option names; its bad lines are rejected and counted like the others.

        Raises WrongUse where the file has no good line.
        """
        with opened(existing(path)) as stream:
            found = [each for each in read(stream) if not self._bad_beside(path, each)]
        if not found:
            raise WrongUse("No line of this file could be read.", where=f"{option} {path}", action=_FORM)
        return found

    def write(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write results to standard output, one a line, and hand them on."""
        for row in rows:
            text = json.dumps(row, ensure_ascii=False).translate(_LINE_ENDS)
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()

    def end(self) -> int:
        """Say how many lines were read and rejected; the exit code."""
        if not self._options.quiet and self._rejected:
            total = self._accepted + self._rejected
            say(messages(), f"{total:,} lines: {self._accepted:,} processed, {self._rejected:,} rejected.", "yellow")
        rejected = self._rejected + self._rejected_beside
        return REJECTED if self._options.strict and rejected else DONE

    def _bad_beside(self, path: Path, found: object) -> bool:
        from rapporteur.engine.intake.lines import BadLine

        if isinstance(found, BadLine):
            self._rejected_beside += 1
            _tell(found, f"{path.name}, ")
            return True
        return False


def _tell(bad: BadLine, place: str = "") -> None:
    sys.stderr.write(f"{place}line {bad.number:,} rejected: {bad.reason}\n")


def _checked(source: Path) -> Path:
    """The source itself. Raises WrongUse at a word that was meant as an option, SourceMissing where nothing is."""
    if source == STANDARD_INPUT:
        return source
    if str(source).startswith("-"):
        raise WrongUse(f"Unknown option: {source}.", action="See --help; write a file of this name as ./NAME.")
    return existing(source)


@contextmanager
def opened(source: Path) -> Iterator[IO[bytes]]:
    """A file, or standard input, to read bytes from. Raises WrongUse at a folder."""
    if source == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    if source.is_dir():
        raise WrongUse("This is a folder.", where=str(source), action='Name a JSON Lines file, or "-".')
    with source.open("rb") as stream:
        yield stream
