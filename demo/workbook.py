"""One round as a form program exports it: a workbook with one sheet, a row for each contribution."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from openpyxl import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from demo import questionnaire as form
from demo.questionnaire import Round
from demo.stable_zip import stabilise
from demo.voices import Voice

_DATE_FORMAT = "m/d/yy h:mm:ss"

Cell = str | int | datetime | None


def workbook(asked: Round, voices: Sequence[Voice]) -> bytes:
    """The workbook of one round. voices: in order of arrival; they are numbered from 1."""
    book = Workbook()
    sheet = book.active
    sheet.title = asked.sheet
    headings = columns(asked)
    _write(sheet, 1, headings)
    for number, (voice, (started, ended)) in enumerate(zip(voices, times(asked, voices), strict=True), 1):
        _write(sheet, number + 1, row(asked, voice, number, started, ended))
    corner = sheet.cell(len(voices) + 1, len(headings)).coordinate
    sheet.add_table(Table(displayName="OfficeForms.Table", name="OfficeForms.Table", ref=f"A1:{corner}"))
    book.properties.title = f"{form.FICTIONAL}: {form.TITLE}, {asked.title.lower()}"
    book.properties.creator = "Lantern Secretariat (fictional)"
    made = io.BytesIO()
    book.save(made)
    return stabilise(made.getvalue())


def columns(asked: Round) -> list[str]:
    """Headings of the sheet, left to right."""
    about = (form.ORGANISATION, form.GROUP, form.COUNTRY, form.REGION, form.LANGUAGE, form.PUBLICATION)
    return [*form.FORM_COLUMNS, *about, *asked.headings.values(), form.FURTHER, form.DOCUMENTS]


def row(asked: Round, voice: Voice, number: int, started: datetime, ended: datetime) -> list[Cell]:
    """Cells of one contribution, in the order of columns()."""
    changed = ended + timedelta(hours=_draw(voice.key, "changed") % 70 + 1)
    return [
        number,
        started,
        ended,
        voice.email,
        voice.person,
        changed if _draw(voice.key, "revised") % 9 == 0 else None,
        voice.organisation or None,
        _label(form.GROUPS[voice.group], voice),
        voice.country,
        form.REGIONS[voice.region] if voice.region else None,
        form.LANGUAGES[voice.language],
        _label(form.PUBLICATIONS[voice.publication], voice),
        *(_answer(voice, key) for key in asked.asked),
        voice.answers.get("further"),
        _several([f"papers/{name}" for name in voice.files]),
    ]


def _answer(voice: Voice, key: str) -> str | None:
    if key == "q2":
        return form.EXTENT[voice.answers["q2"]]
    if key == "q6":
        return _several([form.AREAS[area] for area in voice.areas])
    return voice.answers.get(key)


def _several(values: Sequence[str]) -> str | None:
    """Several answers in one cell: each followed by a semicolon, also the last."""
    return "".join(f"{value};" for value in values) or None


def _label(labels: Mapping[str, str], voice: Voice) -> str:
    """The label that was ticked: in English, for some of the first round in the language of the form."""
    own_form = voice.round == 1 and _draw(voice.key, "form") % 3 == 0
    return labels.get(voice.language, labels["en"]) if own_form else labels["en"]


def times(asked: Round, voices: Sequence[Voice]) -> list[tuple[datetime, datetime]]:
    """When each contribution was begun and sent: ever later, and denser towards the closing date."""
    opened, closed = datetime.fromisoformat(asked.opened), datetime.fromisoformat(asked.closed)
    seconds = int((closed - opened).total_seconds())
    times = []
    for place, voice in enumerate(voices, 1):
        left = (len(voices) - place) / len(voices)
        ended = closed - timedelta(seconds=int(seconds * left * left) + _draw(voice.key, "second") % 40)
        minutes = 6 + _draw(voice.key, "minutes") % 95
        times.append((ended - timedelta(minutes=minutes, seconds=place % 60), ended))
    return times


def _draw(key: str, what: str) -> int:
    """A number that belongs to a contribution and a purpose for good."""
    return int.from_bytes(hashlib.sha256(f"{what}:{key}".encode()).digest()[:4], "big")


def _write(sheet: Worksheet, row_number: int, values: Sequence[Cell]) -> None:
    for column, value in enumerate(values, 1):
        if value is None:
            continue
        cell = sheet.cell(row_number, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        elif isinstance(value, datetime):
            cell.number_format = _DATE_FORMAT
