"""What a case is: a hostile file, and how reading it is to end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rapporteur.engine.messages import Message


@dataclass(frozen=True, slots=True)
class Read:
    """It is read. text: of all pages, joined by LF. attached: names of the files inside it."""

    text: str
    notices: tuple[Message, ...] = ()
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """It is rejected, with this reason and no other."""

    reason: Message


@dataclass(frozen=True, slots=True)
class TooSlow:
    """It is rejected because it takes longer than the limit, whatever that is."""


@dataclass(frozen=True, slots=True)
class TooLarge:
    """It is rejected because it needs more memory than the limit; how that shows depends on where it runs out."""


End = Read | Refused | TooSlow | TooLarge


@dataclass(frozen=True, slots=True)
class Case:
    """A file by its class, name and content, and its planned end."""

    kind: str
    name: str
    make: Callable[[], bytes]
    end: End
