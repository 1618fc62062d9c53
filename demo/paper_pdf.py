"""An attached paper as PDF, by Typst with the fonts it carries and a fixed date."""

from __future__ import annotations

from collections.abc import Sequence

import typst

from demo.paper_text import Line, Part
from demo.questionnaire import FICTIONAL

_DATED = 1725264000
"""Seconds since 1970: 2 September 2024, when the first round opened."""

_SPECIAL = str.maketrans({letter: f"\\{letter}" for letter in "\\#*_`$<>@[]~=-+/\"'"})

_PREAMBLE = """\
#set document(title: "{title}", author: (), keywords: ("{mark}",), date: none)
#set text(font: ("Libertinus Serif", "New Computer Modern"), size: 10.5pt, lang: "{language}")
#set page(paper: "a4", margin: 25mm, numbering: "1", header: align(right, text(8pt)[{mark}]))
#set par(justify: true)
#show heading: set block(above: 1.4em, below: 0.7em)
"""


def pdf(parts: Sequence[Part], language: str) -> bytes:
    """The PDF of a paper. language: ISO 639-1 code of its text."""
    title = parts[0].text.replace("\\", "").replace('"', "”")
    head = _PREAMBLE.format(title=f"{FICTIONAL}: {title}", mark=FICTIONAL, language=language)
    source = head + "\n\n".join(_part(part) for part in parts)
    made = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, timestamp=_DATED)
    assert isinstance(made, bytes)
    return made


def _part(part: Part) -> str:
    match part.kind:
        case "heading":
            return f"#heading(level: {part.level})[{_line(part.lines[0])}]"
        case "paragraph":
            return _line(part.lines[0])
        case "bullets":
            return "#list(" + ", ".join(f"[{_line(line)}]" for line in part.lines) + ")"
        case "numbers":
            return "#enum(" + ", ".join(f"[{_line(line)}]" for line in part.lines) + ")"
        case "table":
            return _table(part)


def _table(part: Part) -> str:
    columns = len(part.rows[0])
    head, *body = (", ".join(f"[{_line(cell)}]" for cell in row) for row in part.rows)
    return f"#table(columns: {columns}, table.header({head}), {', '.join(body)})"


def _line(line: Line) -> str:
    return "".join(_faced(run.text.translate(_SPECIAL), run.bold, run.italic) for run in line)


def _faced(text: str, bold: bool, italic: bool) -> str:
    strong = f"#strong[{text}]" if bold else text
    return f"#emph[{strong}]" if italic else strong
