"""Exports of what came in, consent respected: docs/reference/exports.md says what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from zoneinfo import ZoneInfo

from django.utils import translation

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.exports import archive, columnar, delimited, dictionary, lines, workbook
from rapporteur.web.contributions.exports.rows import Table, table


@dataclass(frozen=True, slots=True)
class Format:
    """A format of exports. ending: of the file's name."""

    ending: str
    content_type: str
    write: Callable[[Table, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Exported:
    """A finished export, at its beginning, to be read once."""

    name: str
    content_type: str
    file: BinaryIO


def _write_workbook(export: Table, into: BinaryIO) -> None:
    workbook.write(export, dictionary.lines(export), into)


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format(".csv", "text/csv; charset=utf-8", delimited.write),
    "xlsx": Format(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _write_workbook),
    "jsonl": Format(".jsonl", "application/x-ndjson", lines.write),
    "parquet": Format(".parquet", "application/vnd.apache.parquet", columnar.write),
    "files": Format("-files.zip", "application/zip", archive.write),
    "dictionary": Format("-columns.csv", "text/csv; charset=utf-8", dictionary.write),
}


def export(*, consultation: Consultation, format: str, language: str, by: User, now: datetime) -> Exported:
    """Write an export whole, so that nobody gets half of one, and put it on the record.

    language: of questions and options, as data has it.
    """
    chosen, review = FORMATS[format], consultation.review
    site_language = "zh-hans" if language == "zh" else language
    file: BinaryIO = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with translation.override(site_language):
        written = table(consultation, language)
        chosen.write(written, file)
    file.seek(0)
    target = f"{review.slug}/{consultation.slug}{chosen.ending}"
    record("contributions.exported", actor=by, target=target, now=now, review=review.pk, rows=len(written.shown))
    day = now.astimezone(ZoneInfo(review.time_zone)).date().isoformat()
    return Exported(f"{review.slug}-{consultation.slug}-{day}{chosen.ending}", chosen.content_type, file)
