"""Why something is not done: a sentence that faces say in the reader's language."""

from __future__ import annotations

from rapporteur.engine.messages import Message


class Refused(Exception):
    """Nothing was changed. reason: what is wrong and what to do."""

    def __init__(self, reason: Message) -> None:
        self.reason = reason
        super().__init__(reason)
