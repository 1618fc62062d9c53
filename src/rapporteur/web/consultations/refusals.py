"""Why something is not done: one exception, with sentences that faces say in the reader's language."""

from __future__ import annotations

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire import Fault, Questionnaire


class Refused(Exception):
    """Nothing was changed. reasons: what is wrong and what to do; faults: what to mend in a questionnaire."""

    def __init__(self, *reasons: Message, faults: tuple[Fault, ...] = ()) -> None:
        self.reasons = reasons
        self.faults = faults
        super().__init__(*reasons)


class Unconfirmed(Refused):
    """It can be done, but somebody should say that they know of these warnings."""


class Changed(Refused):
    """Somebody else changed the same thing since. stored: the questionnaire as it is now."""

    def __init__(self, stored: Questionnaire) -> None:
        self.stored = stored
        super().__init__(
            Message("Somebody changed this since you opened it. Nothing was saved; what you entered is still here.")
        )
