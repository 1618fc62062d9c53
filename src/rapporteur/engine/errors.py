"""The exception tree of the engine.

RapporteurError
├── WrongUse            the caller can mend it: exit code 2
│   ├── ReviewError       review.toml cannot be read or contradicts the table
│   └── SourceMissing     a SOURCE or OUT does not exist
├── NothingReadable     every input was rejected: exit code 1
├── UnreadableInput     one file, sheet or row cannot be read: becomes a row of rejected.csv
├── FontMissing         a printed form needs a letter that no installed font has: that form is not made
├── UnbalancedStage     a stage lost or invented items: a defect of ours, never shown as a result
└── UnknownScheme       no such scheme or code

Every message says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from rapporteur.engine.messages import Message


class RapporteurError(Exception):
    """Base of everything the engine raises on purpose.

    what: what is wrong. where: file, sheet, row, column or key, "" where there is none.
    action: what the person who sees it can do.
    """

    def __init__(self, what: str, *, where: str = "", action: str = "") -> None:
        self.what = what
        self.where = where
        self.action = action
        super().__init__(what, where, action)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.action}" if self.action else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), self.what, self.where, self.action)


def _again(kind: type[RapporteurError], what: str, where: str, action: str) -> RapporteurError:
    """The error that another process raised."""
    return kind(what, where=where, action=action)


class WrongUse(RapporteurError):
    """The call, an option or a configuration is wrong; nothing was processed."""


class ReviewError(WrongUse):
    """review.toml cannot be read, or names a column, value or file that is not there."""


class SourceMissing(WrongUse):
    """A path that was given does not exist."""


class NothingReadable(RapporteurError):
    """Not one contribution could be read."""


class UnreadableInput(RapporteurError):
    """One file, sheet or row cannot be read. Intake turns it into a Rejection, so it is said in messages."""

    what: Message
    action: Message

    def __init__(self, what: Message, *, where: str = "", action: Message) -> None:
        super().__init__(what, where=where, action=action)


class FontMissing(RapporteurError):
    """A rendering that carries its fonts needs characters that no installed font can draw."""


class UnbalancedStage(RapporteurError):
    """in = processed + rejected + ignored does not hold for a stage."""


class UnknownScheme(WrongUse):
    """A scheme or a code of it does not exist."""
