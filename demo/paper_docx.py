"""An attached paper as DOCX, by python-docx with the dates taken out."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Paper
from docx.text.paragraph import Paragraph

from demo.paper_text import Line, Part
from demo.questionnaire import FICTIONAL
from demo.stable_zip import stabilise

_STYLES = {"paragraph": "Normal", "bullets": "List Bullet", "numbers": "List Number"}


def docx(parts: Sequence[Part], language: str) -> bytes:
    """The DOCX of a paper. language: ISO 639-1 code of its text."""
    paper = Document()
    paper.core_properties.title = f"{FICTIONAL}: {parts[0].text}"
    paper.core_properties.author = ""
    paper.core_properties.comments = ""
    paper.core_properties.language = language
    paper.sections[0].header.paragraphs[0].text = FICTIONAL
    for part in parts:
        _add(paper, part)
    made = io.BytesIO()
    paper.save(made)
    return stabilise(made.getvalue())


def _add(paper: Paper, part: Part) -> None:
    if part.kind == "table":
        _add_table(paper, part)
    elif part.kind == "heading":
        _write(paper.add_heading(level=part.level), part.lines[0])
    else:
        for line in part.lines:
            _write(paper.add_paragraph(style=_STYLES[part.kind]), line)


def _add_table(paper: Paper, part: Part) -> None:
    table = paper.add_table(rows=len(part.rows), cols=len(part.rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, part.rows, strict=True):
        for cell, line in zip(row.cells, cells, strict=True):
            _write(cell.paragraphs[0], line)


def _write(paragraph: Paragraph, line: Line) -> None:
    for run in line:
        letters = paragraph.add_run(run.text)
        letters.bold, letters.italic = run.bold or None, run.italic or None
