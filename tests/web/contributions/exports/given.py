"""Contributions to export: some with a name, some without, some that nobody may see."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import openpyxl
import pyarrow.parquet as pq
from openpyxl.utils.escape import unescape

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Value
from rapporteur.web.contributions.exports import export
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Role
from tests.web.contributions.asked import begun, submitted
from tests.web.factories import NOW, a_member

TABLES = ("csv", "xlsx", "jsonl", "parquet")


def contributed(consultation: Consultation, name: str, /, **values: Value) -> Contribution:
    """A contribution that came in from an organisation."""
    return submitted(begun(consultation), organisation_name=name, **values)


def exported(consultation: Consultation, format: str = "csv", language: str = "en", now: Any = NOW) -> bytes:
    """The bytes of an export, made by the owner of the review."""
    membership = consultation.review.memberships.first()
    by = membership.user if membership else a_member(consultation.review, Role.OWNER)
    with export(consultation=consultation, format=format, language=language, by=by, now=now).file as file:
        return file.read()


def read(content: bytes, format: str) -> list[dict[str, Any]]:
    """The rows of a table by the names of columns; empty cells left out, flags as 1 and 0, lists as lists."""
    rows = {"csv": _csv, "xlsx": _xlsx, "jsonl": _jsonl, "parquet": _parquet}[format](content)
    return [{name: cell for name, cell in row.items() if cell not in (None, "")} for row in rows]


def opened(content: bytes) -> str:
    """All the text in a file, archives unpacked, columns decompressed."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join([*archive.namelist(), *(archive.read(name).decode() for name in archive.namelist())])
    if content[:4] == b"PAR1":
        return json.dumps(_parquet(content), ensure_ascii=False, default=str)
    return content.decode()


def _csv(content: bytes) -> list[dict[str, Any]]:
    heading, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    plain = [[cell[1:] if cell.startswith("'") else cell for cell in line] for line in lines]
    return [dict(zip(_names(heading), line, strict=True)) for line in plain]


def _xlsx(content: bytes) -> list[dict[str, Any]]:
    heading, *lines = openpyxl.load_workbook(io.BytesIO(content))["Contributions"].iter_rows()
    names = _names([str(cell.value) for cell in heading])
    cells = ([unescape(cell.value) if isinstance(cell.value, str) else cell.value for cell in line] for line in lines)
    return [
        {name: cell if cell is None else str(cell) for name, cell in zip(names, line, strict=True)} for line in cells
    ]


def _jsonl(content: bytes) -> list[dict[str, Any]]:
    return [{name: _flat(cell) for name, cell in json.loads(line).items()} for line in content.splitlines()]


def _parquet(content: bytes) -> list[dict[str, Any]]:
    table = pq.read_table(io.BytesIO(content))
    rows = [{name: _flat(cell) for name, cell in row.items()} for row in table.to_pylist()]
    return [row | {"received": row["received"] and row["received"].strftime("%Y-%m-%dT%H:%M:%SZ")} for row in rows]


def _flat(cell: Any) -> Any:
    if isinstance(cell, (bool, int)):
        return str(int(cell))
    return "; ".join(cell) if isinstance(cell, list) else cell


def _names(heading: list[str]) -> list[str]:
    return [name.partition(": ")[0] for name in heading]
