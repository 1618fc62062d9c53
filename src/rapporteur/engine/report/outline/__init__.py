"""What every rendering of the report shares: its sections, paragraphs, tables, charts and notes, as nested blocks."""

from rapporteur.engine.report.outline.layout import lay_out

__all__ = ["lay_out"]
