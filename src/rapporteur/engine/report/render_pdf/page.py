"""The report as a PDF that carries its fonts, its structure and its language."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import typst

from rapporteur.engine import languages
from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.charts import HEAT
from rapporteur.engine.report.fonts import FontSet, refusal
from rapporteur.engine.report.outline import lay_out
from rapporteur.engine.report.pictures import printed, printed_size
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.render_pdf.plan import Planner
from rapporteur.engine.report.typesetting import typesetter
from rapporteur.engine.report.wording import module

_TEMPLATE: Final = Path(__file__).with_name("report.typ")
_FIRST_DAY: Final = "1980-01-01"
_LONGEST_TITLE: Final = 70
_MARKS: Final = "…•.,1234567890"
"""What the page adds to the words of entries and labels."""
_STACKS: Final = ("en", "ar", "fa", "ur", "ps", "sd", "ug", "zh", "ja", "ko")


def drawn_texts(entries: Sequence[Entry], language: str, *, title: str = "") -> tuple[str, ...]:
    """Everything that a PDF of the report draws: what its fonts must cover."""
    labels: Mapping[str, str] = module(language, "labels").RENDER_LABELS
    spoken = {str(entry.place.get("language", "")) for entry in entries if entry.kind == "quote"}
    marks = (mark for name in sorted(spoken) for mark in languages.get(name).QUOTES)
    return (title, _MARKS, *labels.values(), *marks, *(entry.text for entry in entries))


def render(
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    charts: Mapping[str, str],
    fonts: FontSet,
    *,
    language: str,
    title: str,
    as_of: str = "",
) -> bytes:
    """The report as PDF: tagged, with bookmarks, links and fonts of its own.

    entries: the whole report; findings: those it cites, for the geometry of intervals; charts: SVG by chart
    id as `charts.draw` makes it; fonts: as `fonts.choose` finds them for `drawn_texts`. as_of: ISO date for
    the metadata, 1980-01-01 where there is none. Same input and fonts, same bytes. Raises FontMissing where
    a character has no glyph, WrongUse where the language has no labels.
    """
    missing = fonts.uncovered(drawn_texts(entries, language, title=title))
    if missing:
        raise refusal(missing)
    labels: Mapping[str, str] = module(language, "labels").RENDER_LABELS
    document = lay_out(entries, findings, charts)
    plan = Planner(document, language, labels).plan()
    drawings = {f"chart-{number}.svg": svg for number, (_, svg) in enumerate(sorted(charts.items()))}
    files = {name: printed(svg, fonts, language) for name, svg in drawings.items()}
    sizes = {chart: printed_size(svg) for chart, svg in sorted(charts.items())}
    report = {
        "plan": plan,
        "title": printable(title),
        "short": _shortened(printable(title)),
        "notice": " ".join(printable(entry.text) for entry in document.notices),
        "language": language,
        "direction": "rtl" if right_to_left(language) else "ltr",
        "page": labels["page"],
        "heat": list(HEAT),
        "serif": {name: _stack(fonts, name, sans=False) for name in (*_STACKS, language)},
        "sans": {name: _stack(fonts, name, sans=True) for name in (*_STACKS, language)},
        "charts": {
            chart: {"name": name, "width": sizes[chart][0], "height": sizes[chart][1]}
            for name, chart in zip(drawings, sizes, strict=True)
        },
    }
    files["plan.json"] = json.dumps(report, ensure_ascii=False).encode("utf-8")
    return _set(files, fonts, as_of)


def _set(files: Mapping[str, bytes], fonts: FontSet, as_of: str) -> bytes:
    day = datetime.fromisoformat(as_of or _FIRST_DAY).replace(tzinfo=UTC)
    try:
        with typesetter(_TEMPLATE.read_text(encoding="utf-8"), files, fonts) as compiler:
            made = compiler.compile(format="pdf", timestamp=day, pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise RapporteurError(
            f"the typesetter could not make it: {error.message}",
            where="report.pdf",
            action="Please report this: it is a defect of Rapporteur.",
        ) from error
    if not isinstance(made, bytes):
        raise RapporteurError(
            "the typesetter gave back no file", where="report.pdf", action="Please report this: it is a defect."
        )
    return made


def _shortened(title: str) -> str:
    """A title for the head of every page, cut between words."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{title[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _stack(fonts: FontSet, language: str, *, sans: bool) -> list[Any]:
    """Font families for text of a language. In Chinese and Japanese text, Latin letters keep their own face."""
    families: list[Any] = list(fonts.stack(language, sans=sans))
    if language in ("zh", "ja"):
        latin = next((family for family in families if " CJK " not in family), None)
        if latin is not None and " CJK " in str(families[0]):
            families.insert(0, {"name": latin, "covers": "latin-in-cjk"})
    return families
