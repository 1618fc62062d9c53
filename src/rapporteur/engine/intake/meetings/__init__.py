"""Records, transcripts, concept notes and programmes of meetings: what was said by whom, and facts of events."""

from rapporteur.engine.intake.meetings.recognition import recognise
from rapporteur.engine.intake.meetings.record import CUE_FILES, EVENT_KINDS, Intervention, Kind, Meeting, Speaker

__all__ = ["CUE_FILES", "EVENT_KINDS", "Intervention", "Kind", "Meeting", "Speaker", "recognise"]
