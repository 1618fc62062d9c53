"""From the rows of one table to contributions in the making."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rapporteur.engine.intake.answers.closed import Form, find_form
from rapporteur.engine.intake.cleaning import digest, one_line, slug
from rapporteur.engine.intake.consent import find_publication
from rapporteur.engine.intake.dates import day_first, iso_date
from rapporteur.engine.intake.drafts import Draft, Reference
from rapporteur.engine.intake.header_words import FORM, mentions
from rapporteur.engine.intake.identity import is_organisation, is_person
from rapporteur.engine.intake.layouts import Layout
from rapporteur.engine.intake.places import Places, find_language, find_role
from rapporteur.engine.intake.questions import QuestionBook
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.tables import Row, Table, reject_row
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Publication, Rejection, SourceText, TextKind

_STRICTEST: tuple[Publication, ...] = ("withheld", "anonymous", "named")
_UPLOADS = re.compile(r'"(?:title|name)"\s*:\s*"([^"]+)"')
_PARTS = re.compile(r"\s*[;\n|]\s*")


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table. rejections: rows with an id that another row has.

    forms: of the questions of the layout, once read.
    """

    table: Table
    layout: Layout
    review: Review
    places: Places
    book: QuestionBook
    rejections: list[Rejection] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    _keys: dict[str, list[str]] = field(default_factory=dict)
    _days_first: bool | None = None

    def read(self) -> list[Draft]:
        """One Draft a row, in row order."""
        self.forms = [find_form(asked, self._values(asked.columns)) for asked in self.layout.questions]
        received = self._column("received")
        self._days_first = day_first(self.table.values(received)) if received is not None else None
        rounds = sorted({self._round(row) for row in self.table.rows}, key=self._round_order)
        for key in rounds:
            self._keys[key] = self.book.enter(
                self.table.name, self.table.header, self.layout.questions, self.forms, key
            )
        return [self._draft(row, key, derived) for row, key, derived in self._identified()]

    def _round_order(self, key: str) -> tuple[int, str]:
        known = list(self.review.rounds)
        return (known.index(key) if key in known else len(known), key)

    def _values(self, columns: Sequence[int]) -> list[str]:
        return [row.cells[column] for row in self.table.rows for column in columns if row.cells[column]]

    def _column(self, role: str) -> int | None:
        columns = self.layout.roles.get(role, ())
        return columns[0] if columns else None

    def _cell(self, row: Row, role: str) -> str:
        column = self._column(role)
        return one_line(row.cells[column]) if column is not None else ""

    def _identified(self) -> list[tuple[Row, str, bool]]:
        """Rows with their id, and whether it is made of their content. A second row with an id is rejected."""
        first: dict[str, int] = {}
        copies: Counter[str] = Counter()
        kept = []
        for row in self.table.rows:
            key, derived = self._cell(row, "id"), False
            if not key:
                key, derived = self._made_id(row, copies), True
            if key in first:
                self.rejections.append(self._second(row.number, first[key]))
            else:
                first[key] = row.number
                kept.append((row, key, derived))
        return kept

    def _made_id(self, row: Row, copies: Counter[str]) -> str:
        base = f"c-{digest(chr(31).join(row.cells))[:10]}"
        copies[base] += 1
        return base if copies[base] == 1 else f"{base}-{copies[base]}"

    def _second(self, number: int, first: int) -> Rejection:
        reason = Message("The row has the same id as row {first}, which is kept.", first=str(first))
        action = Message("Give the row an id of its own.")
        return reject_row(self.table.file, self.table.sheet, number, reason, action)

    def _draft(self, row: Row, key: str, derived: bool) -> Draft:
        draft = Draft(
            id=key, derived=derived, place=Message("{table}, row {row}", table=self.table.name, row=str(row.number))
        )
        self._describe(row, draft)
        draft.publication, draft.stated = self._publication(row)
        draft.round = self._round(row)
        draft.texts = self._texts(row, draft)
        draft.documents = self._documents(row)
        draft.channel = self._constant_or(row, "channel", slug) or "questionnaire"
        return draft

    def _describe(self, row: Row, draft: Draft) -> None:
        organisation = self._cell(row, "organisation")
        if is_organisation(organisation, self.review.not_organisations):
            draft.organisation = organisation
        person = one_line(" ".join(row.cells[c] for c in self.layout.roles.get("contributor", ())))
        draft.person = person if is_person(person) else ""
        draft.title = self._cell(row, "title")
        draft.received = iso_date(self._cell(row, "received"), days_first=self._days_first)
        draft.group = self._mapped(row, draft, "group", self.places.group)
        draft.language = self._mapped(row, draft, "language", find_language)
        role = self._mapped(row, draft, "role", find_role)
        draft.role = find_role(role) or "stakeholder"
        self._locate(row, draft)

    def _locate(self, row: Row, draft: Draft) -> None:
        value = self._cell(row, "country")
        draft.country, draft.region = self.places.place(value) if value else ("", "")
        if value and not (draft.country or draft.region or self.places.settled(value)):
            self._unmapped(draft, "country", value)
        value = self._cell(row, "region")
        region = self.places.region(value) if value else ""
        if value and not (region or self.places.settled(value)):
            self._unmapped(draft, "region", value)
        draft.region = region or draft.region

    def _mapped(self, row: Row, draft: Draft, role: str, find: Callable[[str], str | None]) -> str:
        value = self._cell(row, role)
        found = find(value) if value else find(self.layout.constants.get(role, "")) or ""
        if value and not found and not (role == "group" and found == ""):
            self._unmapped(draft, role, value)
        return found or ""

    def _unmapped(self, draft: Draft, role: str, value: str) -> None:
        column = self._column(role)
        if column is not None:
            draft.unmapped.append((self.table.header[column], value))

    def _constant_or(self, row: Row, role: str, read: Callable[[str], str]) -> str:
        return read(self._cell(row, role)) or self.layout.constants.get(role, "")

    def _round(self, row: Row) -> str:
        known = {slug(value): value for value in self.review.rounds}
        return self._constant_or(row, "round", lambda value: known.get(slug(value), slug(value)))

    def _publication(self, row: Row) -> tuple[Publication, bool]:
        """The strictest choice of the row's consent columns; withheld if one of them does not say."""
        columns = self.layout.roles.get("publication", ())
        if not columns:
            told = self.layout.constants.get("publication", "named")
            return next(choice for choice in _STRICTEST if choice == told), True
        found = {
            find_publication(one_line(row.cells[c]), asked=self.table.header[c], mapping=self.review.publication)
            for c in columns
        }
        if None in found:
            return "withheld", "withheld" in found
        return next(choice for choice in _STRICTEST if choice in found), True

    def _texts(self, row: Row, draft: Draft) -> list[SourceText]:
        texts: list[SourceText] = []
        keys = self._keys[draft.round]
        for asked, form, key in zip(self.layout.questions, self.forms, keys, strict=True):
            cells = [row.cells[column] for column in asked.columns]
            if any(cells):
                chosen, rest = form.read(cells)
                texts += [SourceText("", "choice", "\n".join(chosen), key)] if chosen else []
                texts += [SourceText("", "answer", rest, key)] if rest else []
        return texts

    def _documents(self, row: Row) -> list[Reference]:
        columns = self.layout.roles.get("documents", ())
        found = []
        for position, column in enumerate(columns):
            is_form = position == 0 and len(columns) > 1 and mentions(self.table.header[column], FORM)
            kind: TextKind = "form" if is_form else "attachment"
            found += [Reference(path, kind) for path in paths(row.cells[column])]
        return found


def paths(cell: str) -> list[str]:
    """The file names of a cell: one, several parted by ";" or lines, or the upload list of a survey tool."""
    if cell.startswith("[{"):
        return _UPLOADS.findall(cell) or [cell]
    return [part for part in _PARTS.split(cell) if part]
