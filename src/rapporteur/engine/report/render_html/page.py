"""The page itself: templates filled, style inlined, and a policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.charts import heat_level
from rapporteur.engine.report.outline import lay_out
from rapporteur.engine.report.unbroken import marked_up
from rapporteur.engine.report.wording import module

_FOLDER = Path(__file__).parent.parent


def render(
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    charts: Mapping[str, str],
    *,
    language: str,
    title: str,
) -> str:
    """The report as one HTML5 file that needs nothing else: no script, no address, no font file.

    entries: the whole report; findings: those it cites, for the geometry of intervals; charts: SVG by
    chart id as `charts.draw` makes it. Each entry's text stands once, in an element with data-entry.
    Same input, same text. Raises WrongUse where the language has no labels.
    """
    document = lay_out(entries, findings, charts)
    style = _style(document.notices)
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        _environment()
        .get_template("page.html")
        .render(
            document=document,
            title=title,
            language=language,
            direction="rtl" if right_to_left(language) else "ltr",
            label=module(language, "labels").RENDER_LABELS,
            style=style,
            digest=digest,
        )
    )


def _style(notices: Sequence[Entry]) -> str:
    """The style sheet, with the notices as the head of every printed page."""
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")
    if not notices:
        return style
    words = _css_string(" ".join(entry.text for entry in notices))
    return f"{style}@layer print {{ @page {{ @top-center {{ content: {words}; }} }} }}\n"


def _css_string(text: str) -> str:
    """Text as a CSS string that can neither end the string nor the style element."""
    safe = "".join(letter if letter.isalnum() or letter in " .,-" else f"\\{ord(letter):06x} " for letter in text)
    return f'"{safe}"'


def _svg_number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"heat_level": heat_level, "number": _svg_number, "markup": Markup, "unbroken": marked_up}
    return environment
