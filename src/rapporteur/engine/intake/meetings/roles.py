"""In which role a speaker speaks: for whom the meeting is held, for who holds it, for its secretariat.

Organisers are the bodies that the record says held the meeting. Who speaks for one of them is an organiser,
its secretariat's staff are secretariat. Who also holds an office elsewhere (a diplomat who chairs a
working group of an organising body) speaks as a stakeholder: the office is lent by another body, which
does not hold the meeting. A country without an office there only tells where a person is from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapporteur.engine.intake.meetings.bodies import Bodies, country_of
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.records import Role


@dataclass(frozen=True, slots=True)
class Roles:
    """The bodies that make a speaker an organiser or part of the secretariat. known: tells which names are one body."""

    known: Bodies
    organisers: Sequence[str]
    secretariat: Sequence[str]

    def of(self, speaker: Speaker) -> Role:
        """The role of a speaker by affiliations and offices."""
        organising = [body for body in speaker.affiliations if self._is_one(body, self.organisers)]
        serving = [body for body in speaker.affiliations if self._is_one(body, self.secretariat)]
        if not organising and not serving:
            return "stakeholder"
        ours = {*organising, *serving}
        if any(capacity.function and capacity.body and capacity.body not in ours for capacity in speaker.capacities):
            return "stakeholder"
        return "secretariat" if serving and not organising else "organiser"

    def speaks_for(self, speaker: Speaker) -> str:
        """The body that a speaker is counted for: of a stakeholder the first that does not hold the meeting."""
        if self.of(speaker) == "stakeholder":
            for body in speaker.affiliations:
                if not self._is_one(body, (*self.organisers, *self.secretariat)):
                    return body
        return speaker.affiliations[0] if speaker.affiliations else ""

    def counted(self, speaker: Speaker) -> str:
        """The body that a speaker is counted for, as it is written everywhere; a state's organ with its state."""
        body = self.speaks_for(speaker)
        state = next((each for each in speaker.affiliations if country_of(each)), "")
        shown = self.known.shown(body) if body else ""
        of_state = self.known.words.has("groups.government", body) and not country_of(body)
        return f"{shown}, {state}" if of_state and state and state not in shown else shown

    def _is_one(self, body: str, bodies: Sequence[str]) -> bool:
        return any(self.known.same(body, other) for other in bodies)
