"""The report as PDF, set by typst, and its text read back from it."""

from rapporteur.engine.report.render_pdf.extract import extract
from rapporteur.engine.report.render_pdf.page import drawn_texts, render

__all__ = ["drawn_texts", "extract", "render"]
