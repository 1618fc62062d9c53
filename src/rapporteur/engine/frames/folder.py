"""The run folder, written and read.

Every contract file is sorted by its key, carries neither time nor host nor path, and is written
by pyarrow or json with fixed settings, so that equal runs are equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.frames.events import events_from_scheme
from rapporteur.engine.frames.files import as_written, missing, read_csv, read_json, write_csv, write_json
from rapporteur.engine.frames.rows import Rows
from rapporteur.engine.frames.shapes import (
    PHRASES_COLUMNS,
    Record,
    copy_of,
    coverage_of,
    fields_of,
    finding_of,
    phrase_of,
    phrase_rows,
    plain_finding,
    record_of,
    rejection_of,
    rejection_row,
    run_as_told,
    sentences_of,
    themes_as_scheme,
    themes_from_scheme,
)
from rapporteur.engine.frames.tables import TABLES, Table, read_rows, write_table
from rapporteur.engine.records import Check, Codebook, Entry, Finding, Run, Theme, ThemeEvent

CODE = re.compile(r"T[0-9]+(\.[0-9]+)?")
"""A code of a theme, and of a leaf of it."""
DUPLICATES_COLUMNS = ("group", "contribution", "of", "similarity")
COVERAGE_COLUMNS = ("scheme", "code", "contributors", "share", "baseline", "low", "high", "note")
REJECTED_COLUMNS = ("stage", "item", "reason", "what to do", "file", "sheet", "row")


def write_run(run: Run, findings: Sequence[Finding], entries: Sequence[Entry], out: Path) -> None:
    """Write all contract files but the renderings into the folder `out`, which is made if missing."""
    out.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        write_table(getattr(run, name), table, out / f"{name}.parquet")
    questions = [asdict(question) for question in run.questions]
    write_json(out / "run.json", {**run.settings, "questions": questions, "sentences": sentences_of(run)})
    write_json(out / "themes.json", themes_as_scheme(run.themes, run.events))
    write_json(out / "findings.json", [plain_finding(finding) for finding in findings])
    write_json(out / "report.json", [fields_of(entry) for entry in entries])
    write_csv(out / "phrases.csv", *phrase_rows(run.phrases))
    write_csv(out / "duplicates.csv", DUPLICATES_COLUMNS, map(attrgetter(*DUPLICATES_COLUMNS), run.copies))
    write_csv(out / "coverage.csv", COVERAGE_COLUMNS, map(attrgetter(*COVERAGE_COLUMNS), run.coverage))
    write_csv(out / "rejected.csv", REJECTED_COLUMNS, map(rejection_row, run.rejections))
    if "checked" in run.settings:
        _write_checks(run.checks, out / "checked.jsonl")


def read_run(out: Path) -> Run:
    """Read the folder `out` back. Raises SourceMissing when a contract file is not there or of another form."""
    with as_written(out / "run.json"):
        settings, questions, sentences = run_as_told(read_json(out / "run.json"))
    themes, events = _read_themes(out / "themes.json")
    return Run(
        settings=settings,
        questions=questions,
        themes=themes,
        events=events,
        phrases=_read_list(out / "phrases.csv", PHRASES_COLUMNS, phrase_of, more=True),
        copies=_read_list(out / "duplicates.csv", DUPLICATES_COLUMNS, copy_of),
        coverage=_read_list(out / "coverage.csv", COVERAGE_COLUMNS, coverage_of),
        rejections=_read_list(out / "rejected.csv", REJECTED_COLUMNS, partial(rejection_of, sentences=sentences)),
        checks=_read_checks(out / "checked.jsonl") if "checked" in settings else (),
        **{name: _read_table(out / f"{name}.parquet", table) for name, table in TABLES.items()},
    )


def read_codebook(path: Path) -> Codebook:
    """What a themes.json says that a report wrote. Raises WrongUse when it is none, SourceMissing when absent."""
    found = read_json(path)
    try:
        themes = themes_from_scheme(found)
    except (KeyError, TypeError, AttributeError) as error:
        raise WrongUse("is no codebook", where=str(path), action="Use the themes.json of an earlier report.") from error
    if found.get("scheme") != "themes" or not all(CODE.fullmatch(theme.code) and theme.centre for theme in themes):
        raise WrongUse(
            "tells not what its themes mean", where=str(path), action="Use the themes.json of an earlier report."
        )
    try:
        events = events_from_scheme(found)
    except ValueError as error:
        raise WrongUse(
            f"has events that cannot be read: {error}", where=str(path), action="Use themes.json as a report wrote it."
        ) from error
    return Codebook(themes, events, sha256(path.read_bytes()).hexdigest())


def read_findings(out: Path) -> tuple[Finding, ...]:
    """The findings a run folder states, as records. Raises SourceMissing as `read_run` does."""
    path = out / "findings.json"
    with as_written(path):
        return tuple(map(finding_of, read_json(path)))


def read_entries(out: Path) -> tuple[Entry, ...]:
    """The report a run folder states, as records. Raises SourceMissing as `read_run` does."""
    path = out / "report.json"
    with as_written(path):
        return tuple(record_of(Entry, row) for row in read_json(path))


def _read_table(path: Path, table: Table) -> Rows[Any]:
    rows = read_rows(path, table)
    with as_written(path):
        if not rows.schema.equals(table.schema):
            raise TypeError(f"{rows.schema.names} are not its columns")
    return rows


def _read_themes(path: Path) -> tuple[tuple[Theme, ...], tuple[ThemeEvent, ...]]:
    found = read_json(path)
    with as_written(path):
        themes, events = themes_from_scheme(found), events_from_scheme(found)
        if themes_as_scheme(themes, events) != found:
            raise ValueError("more than themes")
    return themes, events


def _read_list(
    path: Path, header: Sequence[str], read: Callable[[Mapping[str, str]], Record], *, more: bool = False
) -> tuple[Record, ...]:
    with as_written(path):
        return tuple(map(read, read_csv(path, header, more=more)))


def _write_checks(checks: Iterable[Check], path: Path) -> None:
    """People's decisions as they may be given to another report of the same input."""
    lines = [json.dumps(asdict(check), ensure_ascii=False) + "\n" for check in checks]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _read_checks(path: Path) -> tuple[Check, ...]:
    try:
        with as_written(path):
            lines = path.read_text(encoding="utf-8").split("\n")
            return tuple(record_of(Check, json.loads(line)) for line in lines if line)
    except FileNotFoundError as error:
        raise missing(path) from error
