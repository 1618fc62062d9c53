"""The renderings of a report: what each is made with, and how its text is read back for the audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from rapporteur.engine.errors import FontMissing
from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report import render_docx, render_html, render_pdf
from rapporteur.engine.report.fonts import choose
from rapporteur.engine.report.pictures import rasterise

FORMATS = ("html", "docx", "pdf")


@dataclass(frozen=True, slots=True)
class Renderings:
    """Renderings by format. refused: why a format could not be made. made_with: fonts and tools, for run.json."""

    files: Mapping[str, bytes]
    refused: Mapping[str, FontMissing]
    made_with: Mapping[str, Any]


def render(
    entries: Sequence[Entry],
    findings: Sequence[Finding],
    charts: Mapping[str, str],
    settings: Mapping[str, Any],
    formats: Sequence[str],
) -> Renderings:
    """The renderings of a report in the formats asked for (of FORMATS); same input and fonts, same bytes.

    entries, findings, charts (SVG by id): the whole report. settings: of the run (language, as_of).
    """
    language, as_of = str(settings["language"]), str(settings.get("as_of", ""))
    title = next((entry.text for entry in entries if entry.kind == "title"), "")
    printed = [name for name in formats if name != "html"]
    fonts = choose(render_pdf.drawn_texts(entries, language, title=title), language) if printed else None

    def make(name: str) -> bytes:
        if fonts is None or name == "html":
            return render_html.render(entries, findings, charts, language=language, title=title).encode("utf-8")
        if name == "docx":
            pictures = rasterise(charts, fonts, language)
            return render_docx.render(entries, findings, pictures, language=language, title=title, as_of=as_of)
        return render_pdf.render(entries, findings, charts, fonts, language=language, title=title, as_of=as_of)

    files, refused = {}, {}
    with ThreadPoolExecutor() as pool:  # the typesetter works outside Python's lock
        for name, making in [(name, pool.submit(make, name)) for name in formats]:
            try:
                files[name] = making.result()
            except FontMissing as error:
                refused[name] = error
    made_with = {"fonts": fonts.hashes, "typst": version("typst")} if fonts else {}
    return Renderings(files, refused, made_with)


def extract(name: str, content: bytes, entries: Sequence[Entry]) -> dict[str, str]:
    """The text that stands in a rendering for each entry, by its id. name: of FORMATS."""
    if name == "html":
        return render_html.extract(content.decode("utf-8", "replace"))
    if name == "docx":
        return render_docx.extract(content, entries)
    return render_pdf.extract(content, entries)
