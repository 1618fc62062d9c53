"""Tables with organisations and people: which column is what, and what each row says."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.header_words import STRONG, is_one_of
from rapporteur.engine.intake.tables import Row, Table, TableLimits, read_table
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Rejection
from rapporteur.web.stakeholders.refusals import Refused

SUFFIXES: Final = (".csv", ".xlsx")
MOST_ROWS: Final = 5_000
LIMITS: Final = TableLimits(file_bytes=3 << 20, unpacked_bytes=64 << 20, entries=1_000, cell=5_000, columns=60)

_HEADERS: Final[Mapping[str, str]] = {
    "organisation": STRONG["organisation"],
    "person": f"person|representative|{STRONG['contributor']}",
    "title": "function|position|job title|role|fonction|cargo|должность|职务|المنصب",
    "email": "e mail|email|e mail address|email address|courriel|adresse electronique|correo electronico|"
    "электронная почта|电子邮件|البريد الالكتروني",
    "aliases": "other names|aliases|alias|acronym|acronyms|also known as|former name|autres noms|sigle|otros nombres|"
    "siglas|другие названия|其他名称|اسماء اخري",
    "group": STRONG["group"],
    "attributes": "sub groups|sub group|subgroups|subgroup|attributes|sous groupes|subgrupos|подгруппы|分组|"
    "المجموعات الفرعيه",
    "country": STRONG["country"],
    "region": STRONG["region"],
    "website": "website|web site|web|url|site web|sitio web|сайт|网站|الموقع",
    "language": STRONG["language"],
}
_AMBIGUOUS: Final = "name|nom|nombre|название|имя|名称|الاسم"
_LISTED: Final = re.compile(r"\s*[;|\n]\s*")
_PROTECTED: Final = re.compile(r"^'(?=[=+\-@])")
"""The apostrophe that stakeholders.exports puts before what a spreadsheet would take for a formula."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says. row: as a spreadsheet counts."""

    row: int
    organisation: str = ""
    person: str = ""
    title: str = ""
    email: str = ""
    aliases: tuple[str, ...] = ()
    group: str = ""
    attributes: tuple[str, ...] = ()
    country: str = ""
    region: str = ""
    website: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a table says. damage: rows that were there and could not be read. Together they are all rows of it."""

    entries: tuple[Entry, ...]
    damage: tuple[Rejection, ...]


def read_entries(name: str, data: bytes) -> Entries:
    """The rows of a .csv or .xlsx. Raises Refused with what is wrong with the file as a whole and what to do."""
    table = _table(name, data)
    columns = _columns(table)
    entries = tuple(_entry(row, columns) for row in table.rows)
    if len(entries) + len(table.damage) > MOST_ROWS:
        raise Refused(Message("The table has more than {limit} rows. Split it into several files.", limit=MOST_ROWS))
    return Entries(entries, table.damage)


def _table(name: str, data: bytes) -> Table:
    suffix = Path(name).suffix.lower()
    if suffix not in SUFFIXES:
        raise Refused(Message("{file} is neither a .csv nor an .xlsx file. Save the table as one of them.", file=name))
    with tempfile.TemporaryDirectory(prefix="rapporteur-") as folder:
        path = Path(folder, "table" + suffix)
        path.write_bytes(data)
        reading = read_table(path, name=name, limits=LIMITS)
    if not reading.tables:
        wrong = reading.rejections[0]
        raise Refused(Message("{file}: {problem} {action}", file=name, problem=wrong.reason, action=wrong.action))
    if len(reading.tables) > 1:
        raise Refused(Message("{file} has several sheets with tables. Bring them one at a time.", file=name))
    return reading.tables[0]


def _columns(table: Table) -> dict[str, int]:
    columns: dict[str, int] = {}
    plain = next((at for at, header in enumerate(table.header) if is_one_of(header, _AMBIGUOUS)), None)
    for position, header in enumerate(table.header):
        key = next((key for key, listed in _HEADERS.items() if is_one_of(header, listed)), "")
        if key and key not in columns:
            columns[key] = position
    if plain is not None and "organisation" not in columns and columns.get("person", plain) == plain:
        raise Refused(
            Message(
                "The column {column} could hold organisations or people. Name it Organisation or Person.",
                column=table.header[plain],
            )
        )
    if "organisation" not in columns and "person" not in columns:
        raise Refused(Message("The table has neither a column Organisation nor a column Person. Name one of them so."))
    return columns


def _entry(row: Row, columns: Mapping[str, int]) -> Entry:
    said = {key: _PROTECTED.sub("", row.cells[position].strip()) for key, position in columns.items()}
    several = {
        key: tuple(part for part in _LISTED.split(said.pop(key, "")) if part) for key in ("aliases", "attributes")
    }
    return Entry(row.number, **{key: one_line(value) for key, value in said.items()}, **several)  # type: ignore[arg-type]
