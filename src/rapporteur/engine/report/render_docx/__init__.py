"""The report as a Word file (Office Open XML, ECMA-376): made, and read back for the audit."""

from rapporteur.engine.report.render_docx.document import render
from rapporteur.engine.report.render_docx.extract import extract

__all__ = ["extract", "render"]
