"""The only module that knows how tables are stored: the run folder, written and read.

Every contract file is sorted by its key, carries neither time nor host nor path, and is written
by pyarrow or json with fixed settings, so that equal runs are equal bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa
import pyarrow.parquet as pq

from rapporteur.engine.errors import SourceMissing, WrongUse
from rapporteur.engine.messages import Message, from_data, to_data
from rapporteur.engine.records import (
    Anchor,
    Check,
    Code,
    Contribution,
    Copy,
    CoverageRow,
    Entry,
    Finding,
    Phrase,
    Question,
    Rejection,
    Run,
    Segment,
    Text,
    Theme,
)

Record = TypeVar("Record")

TABLES: Mapping[str, tuple[type[Any], pa.Schema, tuple[str, ...]]] = {
    "contributions": (
        Contribution,
        pa.schema([(field.name, pa.string()) for field in fields(Contribution)]),
        ("id",),
    ),
    "texts": (
        Text,
        pa.schema(
            [(field.name, pa.string()) for field in fields(Text) if field.name != "pages"]
            + [("pages", pa.list_(pa.int64()))]
        ),
        ("contribution", "kind", "question", "text"),
    ),
    "segments": (
        Segment,
        pa.schema(
            [
                ("id", pa.string()),
                ("text", pa.string()),
                ("start", pa.int64()),
                ("end", pa.int64()),
                ("language", pa.string()),
                ("furniture", pa.bool_()),
                ("repeats", pa.bool_()),
                ("paragraph", pa.int64()),
            ]
        ),
        ("text", "start"),
    ),
    "codes": (
        Code,
        pa.schema(
            [
                ("segment", pa.string()),
                ("contributor", pa.string()),
                ("question", pa.string()),
                ("scheme", pa.string()),
                ("code", pa.string()),
                ("score", pa.float64()),
                ("member", pa.bool_()),
                ("nearest", pa.bool_()),
            ]
        ),
        ("scheme", "code", "contributor", "question", "segment"),
    ),
}
"""Parquet tables of a run: record, columns, sort key."""

CODE = re.compile(r"T[0-9]+(\.[0-9]+)?")
"""A code of a theme, and of a leaf of it."""
DUPLICATES_COLUMNS = ("group", "contribution", "of", "similarity")
COVERAGE_COLUMNS = ("scheme", "code", "contributors", "share", "baseline", "low", "high", "note")
REJECTED_COLUMNS = ("stage", "item", "reason", "what to do", "file", "sheet", "row")


def write_run(run: Run, findings: Sequence[Finding], entries: Sequence[Entry], out: Path) -> None:
    """Write all contract files but the renderings into the folder `out`, which is made if missing."""
    out.mkdir(parents=True, exist_ok=True)
    for name, (_, schema, key) in TABLES.items():
        _write_parquet(getattr(run, name), schema, key, out / f"{name}.parquet")
    questions = [asdict(question) for question in run.questions]
    write_json(out / "run.json", {**run.settings, "questions": questions, "sentences": _sentences(run)})
    write_json(out / "themes.json", themes_as_scheme(run.themes))
    write_json(out / "findings.json", [_plain(finding) for finding in findings])
    write_json(out / "report.json", [asdict(entry) for entry in entries])
    _write_csv(out / "phrases.csv", *_phrase_rows(run.phrases))
    _write_csv(out / "duplicates.csv", DUPLICATES_COLUMNS, [list(asdict(row).values()) for row in run.copies])
    _write_csv(out / "coverage.csv", COVERAGE_COLUMNS, [list(asdict(row).values()) for row in run.coverage])
    _write_csv(out / "rejected.csv", REJECTED_COLUMNS, [_rejection_row(row) for row in run.rejections])
    if "checked" in run.settings:
        _write_checks(run.checks, out / "checked.jsonl")


def read_run(out: Path) -> Run:
    """Read the folder `out` back. Raises SourceMissing when a contract file is not there."""
    settings = dict(read_json(out / "run.json"))
    sentences = {text: from_data(data) for text, data in settings.pop("sentences").items()}
    settings["notices"] = [notice | {"text": _said(notice["text"], sentences)} for notice in settings["notices"]]
    questions = tuple(_record(Question, row) for row in settings.pop("questions"))
    tables = {name: _read_parquet(out / f"{name}.parquet", record) for name, (record, _, _) in TABLES.items()}
    return Run(
        settings=settings,
        questions=questions,
        themes=_themes_from_scheme(read_json(out / "themes.json")),
        phrases=tuple(_phrase(row) for row in _read_csv(out / "phrases.csv")),
        copies=tuple(_copy(row) for row in _read_csv(out / "duplicates.csv")),
        coverage=tuple(_coverage(row) for row in _read_csv(out / "coverage.csv")),
        rejections=tuple(_rejection(row, sentences) for row in _read_csv(out / "rejected.csv")),
        checks=_read_checks(out / "checked.jsonl") if "checked" in settings else (),
        **tables,
    )


def read_codebook(path: Path) -> tuple[Theme, ...]:
    """The themes of a themes.json that a report wrote. Raises WrongUse when it is none, SourceMissing when absent."""
    found = read_json(path)
    try:
        themes = _themes_from_scheme(found)
    except (KeyError, TypeError, AttributeError) as error:
        raise WrongUse("is no codebook", where=str(path), action="Use the themes.json of an earlier report.") from error
    if found.get("scheme") != "themes" or not all(CODE.fullmatch(theme.code) and theme.centre for theme in themes):
        raise WrongUse(
            "tells not what its themes mean", where=str(path), action="Use the themes.json of an earlier report."
        )
    return themes


def read_findings(out: Path) -> tuple[Finding, ...]:
    """The findings a run folder states, as records."""
    return tuple(_finding(row) for row in read_json(out / "findings.json"))


def read_entries(out: Path) -> tuple[Entry, ...]:
    """The report a run folder states, as records."""
    return tuple(_record(Entry, row) for row in read_json(out / "report.json"))


def write_json(path: Path, content: object) -> None:
    """Write JSON with two spaces, keys in the order given, UTF-8, a newline at the end."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def read_json(path: Path) -> Any:
    """Read a JSON file of a run. Raises SourceMissing when it is absent or no JSON."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise _missing(path) from error
    except ValueError as error:
        raise SourceMissing(
            f"is not JSON any more: {error}", where=path.name, action="Run the report again."
        ) from error


def _write_checks(checks: Iterable[Check], path: Path) -> None:
    """People's decisions as they may be given to another report of the same input."""
    lines = [json.dumps(asdict(check), ensure_ascii=False) + "\n" for check in checks]
    path.write_text("".join(lines), encoding="utf-8", newline="\n")


def _read_checks(path: Path) -> tuple[Check, ...]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
        return tuple(Check(**json.loads(line)) for line in lines if line)
    except FileNotFoundError as error:
        raise _missing(path) from error
    except (ValueError, TypeError) as error:
        raise SourceMissing(
            f"is no list of decisions any more: {error}", where=path.name, action="Run the report again."
        ) from error


def _missing(path: Path) -> SourceMissing:
    return SourceMissing("this file of the run is missing", where=path.name, action="Is it the OUT folder of a report?")


def _write_parquet(rows: Iterable[Any], schema: pa.Schema, key: tuple[str, ...], path: Path) -> None:
    plain = sorted((_row(row) for row in rows), key=lambda row: tuple(row[name] for name in key))
    table = pa.Table.from_pylist(plain, schema=schema)
    pq.write_table(table, path, compression="zstd", write_statistics=False)


def _row(record: Any) -> dict[str, Any]:
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _read_parquet(path: Path, record: type[Record]) -> tuple[Record, ...]:
    try:
        rows = pq.read_table(path).to_pylist()
    except FileNotFoundError as error:
        raise _missing(path) from error
    except pa.ArrowInvalid as error:
        raise SourceMissing("is not Parquet any more", where=path.name, action="Run the report again.") from error
    return tuple(_record(record, row) for row in rows)


def _record(record: type[Record], row: Mapping[str, Any]) -> Record:
    return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})


def _plain(record: Any) -> dict[str, Any]:
    values = asdict(record)
    values["evidence"] = [_plain_anchor(anchor) for anchor in record.evidence]
    return values


def _plain_anchor(anchor: Anchor) -> dict[str, Any]:
    return asdict(anchor)


def _finding(row: Mapping[str, Any]) -> Finding:
    values = dict(row)
    values["evidence"] = tuple(Anchor(**anchor) for anchor in row["evidence"])
    values["interval"] = tuple(row["interval"])
    return Finding(**values)


def themes_as_scheme(themes: Sequence[Theme]) -> dict[str, Any]:
    """Themes as a scheme file: each theme before its leaves, which name it as their parent."""
    return {"scheme": "themes", "title": {"en": "Themes"}, "codes": [_theme_as_code(theme) for theme in themes]}


def _theme_as_code(theme: Theme) -> dict[str, Any]:
    label = {theme.language: theme.label} | ({"en": theme.english} if theme.english else {})
    return {
        "code": theme.code,
        **({"parent": theme.parent} if theme.parent else {}),
        "label": label,
        "language": theme.language,
        "phrases": list(theme.phrases),
        "contributors": theme.contributors,
        "segments": theme.segments,
        "groups": dict(theme.by_group),
        "stability": theme.stability,
        "central": theme.central,
        "opposite": theme.opposite,
        "small": theme.small,
        "centre": theme.centre,
    }


def _themes_from_scheme(scheme: Mapping[str, Any]) -> tuple[Theme, ...]:
    return tuple(_theme(row) for row in scheme["codes"])


def _theme(row: Mapping[str, Any]) -> Theme:
    same = ("code", "contributors", "segments", "stability", "central", "opposite", "language", "small", "centre")
    return Theme(
        **{name: row[name] for name in same},
        label=row["label"][row["language"]],
        english=row["label"].get("en", "") if row["language"] != "en" else "",
        phrases=tuple(row["phrases"]),
        parent=row.get("parent", ""),
        by_group=row["groups"],
    )


def _phrase_rows(phrases: Sequence[Phrase]) -> tuple[tuple[str, ...], list[list[object]]]:
    groups = sorted({group for phrase in phrases for group in phrase.by_group})
    header = ("phrase", "variants", "contributors", "share", "language", "distinctive", *groups)
    rows: list[list[object]] = [
        [
            phrase.phrase,
            "; ".join(phrase.variants),
            phrase.contributors,
            phrase.share,
            phrase.language,
            "; ".join(phrase.distinctive),
            *(phrase.by_group.get(group, 0) for group in groups),
        ]
        for phrase in phrases
    ]
    return header, rows


def _phrase(row: Mapping[str, str]) -> Phrase:
    fixed = {"phrase", "variants", "contributors", "share", "language", "distinctive"}
    return Phrase(
        phrase=row["phrase"],
        language=row["language"],
        variants=_split(row["variants"]),
        contributors=int(row["contributors"]),
        share=float(row["share"]),
        by_group={group: int(count) for group, count in row.items() if group not in fixed and count != "0"},
        distinctive=_split(row["distinctive"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _rejection_row(rejection: Rejection) -> list[object]:
    row = "" if rejection.row is None else rejection.row
    return [
        rejection.stage,
        rejection.item,
        rejection.reason,
        rejection.action,
        rejection.file,
        rejection.sheet,
        row,
    ]


def _sentences(run: Run) -> dict[str, dict[str, Any]]:
    """How the sentences of a run were made, so that they can be said in another language: template and values."""
    said = [text for row in run.rejections for text in (row.item, row.reason, row.action)]
    said += [notice["text"] for notice in run.settings.get("notices", ())]
    return {str(text): to_data(text) for text in sorted(said) if isinstance(text, Message)}


def _said(text: str, sentences: Mapping[str, Message]) -> Message:
    """The message that a text is; where the run does not tell how it was made, the bare text."""
    return sentences.get(text) or Message("{text}", text=text)


def _rejection(row: Mapping[str, str], sentences: Mapping[str, Message]) -> Rejection:
    return Rejection(
        stage=row["stage"],
        item=sentences.get(row["item"], row["item"]),
        reason=_said(row["reason"], sentences),
        action=_said(row["what to do"], sentences),
        file=row["file"],
        sheet=row["sheet"],
        row=int(row["row"]) if row["row"] else None,
    )


def _copy(row: Mapping[str, str]) -> Copy:
    return Copy(row["group"], row["contribution"], row["of"], float(row["similarity"]))


def _coverage(row: Mapping[str, str]) -> CoverageRow:
    return CoverageRow(
        scheme=row["scheme"],
        code=row["code"],
        contributors=int(row["contributors"]),
        share=float(row["share"]),
        baseline=float(row["baseline"]) if row["baseline"] else None,
        low=float(row["low"]),
        high=float(row["high"]),
        note=row["note"],
    )


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    path.write_text(buffer.getvalue(), encoding="utf-8", newline="\n")


def _safe(cell: object) -> object:
    """A cell that a spreadsheet would run as a formula is marked as text by an apostrophe."""
    if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + cell
    return cell


def _unsafe(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "\t", "\r") else cell


def _read_csv(path: Path) -> list[dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise _missing(path) from error
    rows = csv.DictReader(io.StringIO(text))
    return [{name: _unsafe(value) for name, value in row.items()} for row in rows]
