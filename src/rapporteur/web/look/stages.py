"""The stages of the main job in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

STAGES: Final[Mapping[str, Promise]] = {
    "tables": _("Reading the answers"),
    "documents": _("Reading the papers"),
    "segments": _("Cutting texts into passages"),
    "phrases": _("Finding phrases"),
    "copies": _("Looking for copies and campaigns"),
    "encode": _("Reading for meaning"),
    "coding": _("Coding passages"),
    "themes": _("Finding themes"),
    "findings": _("Counting, and weighing what may be said"),
    "report": _("Writing the report"),
}


def stage_words(stage: str) -> str:
    """What is being done; a run that has not said anything yet is waiting."""
    if stage:
        return str(STAGES.get(stage, _("Working")))
    return gettext("Waiting for its turn")
