"""Fonts of the printed report: which installed ones it needs, and which of its letters none of them has."""

from rapporteur.engine.report.fonts.choice import FontFile, FontSet, choose
from rapporteur.engine.report.fonts.packages import refusal

__all__ = ["FontFile", "FontSet", "choose", "refusal"]
