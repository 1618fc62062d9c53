"""Why something is not done with a contribution. Sentences are said by the faces, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from rapporteur.engine.messages import Message


class Refused(Exception):
    """Nothing was changed. reason: what is wrong; action: what to do, "" where nothing can be done."""

    def __init__(self, reason: Message, action: Message | str = "") -> None:
        self.reason = reason
        self.action = action
        super().__init__(reason, action)


class NotOpen(Refused):
    """The consultation does not take this now."""


class ReadOnly(Refused):
    """The contribution can no longer be changed."""


class NotReady(Refused):
    """Something is missing or wrong. problems: sentences by key of the question or field of the profile."""

    def __init__(self, problems: Mapping[str, tuple[Message, ...]]) -> None:
        self.problems = problems
        super().__init__(Message("Some answers are missing or need to be changed before you can submit."))


class FileRefused(Refused):
    """The file was not taken."""
