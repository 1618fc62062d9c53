"""The report as one self-contained HTML file, and its text read back from it."""

from rapporteur.engine.report.render_html.extract import extract
from rapporteur.engine.report.render_html.page import render

__all__ = ["extract", "render"]
