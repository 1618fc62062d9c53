"""Themes, phrases, copies, coverage and rejections as they stand in files, and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from rapporteur.engine.messages import Message, from_data, to_data
from rapporteur.engine.records import (
    Anchor,
    Copy,
    CoverageRow,
    Finding,
    Phrase,
    Question,
    Rejection,
    Run,
    Theme,
    ThemeEvent,
)

Record = TypeVar("Record")
Sentences = Mapping[str, Message]
"""How the sentences of a run were made, by the sentence."""

SETTINGS = {
    *("title", "body", "fictional", "version", "language", "seed", "as_of", "encoder", "inputs", "ocr", "stages"),
    *("rounds", "translations", "baseline", "quantifiers", "errors", "notices", "renderings", "refused", "made_with"),
}
"""What run.json tells of every run beside its questions and sentences."""
SETTINGS_OF_SOME = {"checked", "codebook"}
EVENT_LISTS = ("before", "after", "alike")
PHRASES_COLUMNS = ("phrase", "variants", "contributors", "share", "language", "distinctive")
"""Columns of phrases.csv before those of the stakeholder groups."""


def fields_of(record: Any) -> dict[str, Any]:
    """The fields of a record by name, as they are."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


def record_of(record: type[Record], row: Mapping[str, Any]) -> Record:
    """A record of the fields of a file, lists as tuples. Raises TypeError where these are not all and only its own."""
    own = _exactly(row, {field.name for field in fields(record)})  # type: ignore[arg-type]
    return record(**{name: tuple(value) if isinstance(value, list) else value for name, value in own.items()})


def _exactly(row: Mapping[str, Any], names: Collection[str]) -> Mapping[str, Any]:
    """The row. Raises TypeError where the names are not all and only those of its fields."""
    if row.keys() != set(names):
        raise TypeError(f"{sorted(row)} are not the fields {sorted(names)}")
    return row


def run_as_told(content: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Question, ...], Sentences]:
    """Settings, questions and sentences of run.json.

    Raises KeyError, TypeError or AttributeError where it is of another form than is written.
    """
    settings = dict(content)
    questions = tuple(record_of(Question, row) for row in settings.pop("questions"))
    sentences = {text: from_data(data) for text, data in settings.pop("sentences").items()}
    _exactly(settings, SETTINGS | (SETTINGS_OF_SOME & settings.keys()))
    _exactly(settings["encoder"], ("tier", "sha256"))
    for stage in settings["stages"].values():
        _exactly(stage, ("in", "processed", "rejected", "ignored"))
    for errors in settings["errors"].values():
        _exactly(errors, ("sensitivity", "false_positive", "labelled", "basis"))
    notices = [_exactly(notice, ("kind", "text", "values")) for notice in settings["notices"]]
    settings["notices"] = [{**notice, "text": said(notice["text"], sentences)} for notice in notices]
    return settings, questions, sentences


def themes_as_scheme(themes: Sequence[Theme], events: Sequence[ThemeEvent] = ()) -> dict[str, Any]:
    """Themes as a scheme file: each theme before its leaves, which name it as their parent; and events, if any."""
    told = [fields_of(event) | {name: list(getattr(event, name)) for name in EVENT_LISTS} for event in events]
    return {
        "scheme": "themes",
        "title": {"en": "Themes"},
        "codes": [_theme_as_code(theme) for theme in themes],
        **({"events": told} if told else {}),
    }


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


def themes_from_scheme(scheme: Mapping[str, Any]) -> tuple[Theme, ...]:
    """The themes of a scheme file that `themes_as_scheme` made."""
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


def plain_finding(finding: Finding) -> dict[str, Any]:
    """A finding as it stands in findings.json."""
    return {**fields_of(finding), "evidence": [fields_of(anchor) for anchor in finding.evidence]}


def finding_of(row: Mapping[str, Any]) -> Finding:
    """A finding as findings.json has it."""
    return record_of(Finding, {**row, "evidence": [record_of(Anchor, anchor) for anchor in row["evidence"]]})


def phrase_rows(phrases: Sequence[Phrase]) -> tuple[tuple[str, ...], list[list[object]]]:
    """Header and rows of phrases.csv."""
    groups = sorted({group for phrase in phrases for group in phrase.by_group})
    header = (*PHRASES_COLUMNS, *groups)
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


def phrase_of(row: Mapping[str, str]) -> Phrase:
    """A phrase of a row of phrases.csv."""
    return Phrase(
        phrase=row["phrase"],
        language=row["language"],
        variants=_split(row["variants"]),
        contributors=int(row["contributors"]),
        share=float(row["share"]),
        by_group={group: int(count) for group, count in row.items() if group not in PHRASES_COLUMNS and count != "0"},
        distinctive=_split(row["distinctive"]),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def rejection_row(rejection: Rejection) -> list[object]:
    """A row of rejected.csv."""
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


def sentences_of(run: Run) -> dict[str, dict[str, Any]]:
    """How the sentences of a run were made, so that they can be said in another language: template and values."""
    said = [text for row in run.rejections for text in (row.item, row.reason, row.action)]
    said += [notice["text"] for notice in run.settings.get("notices", ())]
    return {str(text): to_data(text) for text in sorted(said) if isinstance(text, Message)}


def said(text: str, sentences: Sentences) -> Message:
    """The message that a text is; where the run does not tell how it was made, the bare text."""
    return sentences.get(text) or Message("{text}", text=text)


def rejection_of(row: Mapping[str, str], sentences: Sentences) -> Rejection:
    """A rejection of a row of rejected.csv, its sentences as they can be said in another language."""
    return Rejection(
        stage=row["stage"],
        item=sentences.get(row["item"], row["item"]),
        reason=said(row["reason"], sentences),
        action=said(row["what to do"], sentences),
        file=row["file"],
        sheet=row["sheet"],
        row=int(row["row"]) if row["row"] else None,
    )


def copy_of(row: Mapping[str, str]) -> Copy:
    """A pair of a row of duplicates.csv."""
    return Copy(row["group"], row["contribution"], row["of"], float(row["similarity"]))


def coverage_of(row: Mapping[str, str]) -> CoverageRow:
    """A row of coverage.csv."""
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
