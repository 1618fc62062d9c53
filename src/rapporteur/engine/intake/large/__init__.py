"""Intake of one large table: read once, dealt into parts by contributor, each part small enough for memory."""

from rapporteur.engine.intake.large.looking import look
from rapporteur.engine.intake.large.parts import Split, read_part
from rapporteur.engine.intake.large.splitting import LARGE, ROWS_A_PART, SAMPLE, Each, is_large, split

__all__ = ["LARGE", "ROWS_A_PART", "SAMPLE", "Each", "Split", "is_large", "look", "read_part", "split"]
