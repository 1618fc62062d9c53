"""Hidden bookmarks: where each entry, table, passage and note stands.

Word hides bookmarks whose name begins with "_", tells names apart without regard to case, and takes letters,
digits and "_" only, 40 characters at most. An entry's bookmark encloses its text and nothing else. Table cells
have none, as thousands of them would weigh on a word processor: an empty bookmark at the beginning of the table
names it, and row and column name the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.report.render_docx.markup import Element, w

LONGEST: Final = 40
_ENTRY: Final = "_entry_"
_TABLE: Final = "_table_"
_FIT: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
NOTES: Final = "_notes"
"""The heading over the notes."""


def entry_mark(entry: str) -> str:
    """The bookmark of an entry. Raises RapporteurError for an id that no bookmark can hold."""
    return _ENTRY + _fit(entry, LONGEST - len(_ENTRY))


def entry_of(mark: str) -> str | None:
    """The entry that a bookmark encloses, None where it is no entry's."""
    return mark.removeprefix(_ENTRY).replace("_", "-") if mark.startswith(_ENTRY) else None


def table_mark(number: int) -> str:
    """The bookmark of the table that comes as number (from 0) among the tables of the report."""
    return f"{_TABLE}{number}"


def table_of(mark: str) -> int | None:
    """The number of the table that a bookmark names, None where it names none."""
    number = mark.removeprefix(_TABLE)
    return int(number) if mark.startswith(_TABLE) and number.isdecimal() else None


def place_mark(anchor: str) -> str:
    """The bookmark of a passage in the annex of evidence."""
    return "_place_" + _fit(anchor, LONGEST - len("_place_"))


def note_mark(number: int) -> str:
    """The bookmark of the reference to a note, for those who refer to it again."""
    return f"_note_{number}"


def _fit(name: str, longest: int) -> str:
    if not _FIT.fullmatch(name) or len(name) > longest:
        raise RapporteurError(
            "this name cannot be a bookmark of a Word file", where=name, action="Please report this: it is a defect."
        )
    return name.replace("-", "_")


class Marker:
    """Hands out the numbers of bookmarks, unique through all parts of a file."""

    def __init__(self) -> None:
        self._last = 0

    def around(self, mark: str, content: Iterable[Element] = ()) -> list[Element]:
        """The content between the ends of a bookmark."""
        self._last += 1
        return [w("bookmarkStart", id=self._last, name=mark), *content, w("bookmarkEnd", id=self._last)]
