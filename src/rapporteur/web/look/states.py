"""The words of every state that is shown in a tag, and its tone; never the tone alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Tone(StrEnum):
    """How a tag looks beside its words."""

    QUIET = "quiet"
    ACTIVE = "active"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as a tag shows it."""

    name: str | Promise
    tone: Tone


STATES: Final[Mapping[str, Shown]] = {
    # Consultations.
    "scheduled": Shown(_("Opens later"), Tone.QUIET),
    "open": Shown(_("Open"), Tone.ACTIVE),
    "grace": Shown(_("Closed, begun answers accepted"), Tone.WARN),
    "closed": Shown(_("Closed"), Tone.QUIET),
    "extended": Shown(_("Extended"), Tone.WARN),
    # Contributions.
    "draft": Shown(_("Draft"), Tone.QUIET),
    "submitted": Shown(_("Submitted"), Tone.GOOD),
    "changed": Shown(_("Changed since submitted"), Tone.WARN),
    "late": Shown(_("Late"), Tone.WARN),
    "withdrawn": Shown(_("Withdrawn"), Tone.QUIET),
    "named": Shown(_("Published with name"), Tone.QUIET),
    "anonymous": Shown(_("Anonymous"), Tone.QUIET),
    "withheld": Shown(_("Withheld"), Tone.WARN),
    "embargoed": Shown(_("Embargoed"), Tone.WARN),
    "trial": Shown(_("Trial"), Tone.QUIET),
    # Tasks of a contributor.
    "not-started": Shown(_("Not started"), Tone.QUIET),
    "in-progress": Shown(_("In progress"), Tone.ACTIVE),
    "complete": Shown(_("Complete"), Tone.GOOD),
    "optional": Shown(_("Optional"), Tone.QUIET),
    # The register.
    "unverified": Shown(_("Not verified"), Tone.QUIET),
    "verified": Shown(_("Verified"), Tone.GOOD),
    "refused": Shown(_("Refused"), Tone.BAD),
    # Versions, reviews and runs.
    "frozen": Shown(_("Frozen"), Tone.QUIET),
    "public": Shown(_("Public"), Tone.GOOD),
    "private": Shown(_("Not public"), Tone.QUIET),
    "fictional": Shown(_("Fictional"), Tone.WARN),
    "waiting": Shown(pgettext_lazy("an analysis", "Waiting"), Tone.QUIET),
    "running": Shown(pgettext_lazy("an analysis", "Running"), Tone.ACTIVE),
    "done": Shown(pgettext_lazy("an analysis", "Done"), Tone.GOOD),
    "failed": Shown(pgettext_lazy("an analysis", "Failed"), Tone.BAD),
    "stale": Shown(pgettext_lazy("an analysis", "Contributions changed since"), Tone.WARN),
}
