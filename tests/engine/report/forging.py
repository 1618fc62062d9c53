"""Word and PDF files that say something else than the run does: made as ours are, of changed entries."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rapporteur.engine.frames import read_entries, read_findings, read_json, read_run, write_json
from rapporteur.engine.records import Entry, Run
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.renderings import Renderings, render
from tests.engine.report.mutations import Mutation, other_words

KINDS = ("sentence", "method", "heading", "quote", "cell", "evidence-line", "passage", "caption", "list-item")


def made_again(
    out: Path, run: Run, formats: Sequence[str], change: Callable[[Entry], Entry] = lambda entry: entry
) -> Renderings:
    """The renderings of a run folder, of its entries as a function changes them."""
    entries = read_entries(out)
    charts = draw(entries, str(run.settings["language"]))
    return render([change(entry) for entry in entries], read_findings(out), charts, run.settings, formats)


def forge(out: Path, name: str, seed: int) -> Mutation:
    """Keep one rendering in a run folder, and change one entry in it. name: "docx" or "pdf"."""
    dice = random.Random(seed)
    kind = KINDS[seed % len(KINDS)]
    entry = dice.choice([item for item in read_entries(out) if item.kind == kind and len(item.text.split()) > 3])
    other = replace(entry, text=other_words(entry.text, dice))
    made = made_again(out, read_run(out), (name,), lambda item: other if item.id == entry.id else item)
    for path in out.glob("report.*"):
        if path.suffix != ".json":
            path.unlink()
    (out / f"report.{name}").write_bytes(made.files[name])
    write_json(out / "run.json", read_json(out / "run.json") | {"renderings": [name]})
    return Mutation(f"{kind} in the {name}", entry.id, frozenset({entry.id}))
