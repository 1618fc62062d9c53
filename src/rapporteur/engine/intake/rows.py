"""From the rows of one table to contributions in the making."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

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
from rapporteur.engine.records import Publication, Rejection, Role, SourceText, TextKind

_STRICTEST: tuple[Publication, ...] = ("withheld", "anonymous", "named")
_TELLING = ("group", "country", "region", "language", "role", "publication", "channel", "round")
_REMEMBERED = 20_000
_UPLOADS = re.compile(r'"(?:title|name)"\s*:\s*"([^"]+)"')
_PARTS = re.compile(r"\s*[;\n|]\s*")


@dataclass(frozen=True, slots=True)
class Profile:
    """What the cells of a row say of its contributor that many rows say alike. unmapped: as of Draft."""

    group: str
    country: str
    region: str
    language: str
    role: Role
    publication: Publication
    stated: bool
    channel: str
    round: str
    unmapped: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one table. rejections: rows with an id that another row has.

    forms: of the questions of the layout; keys: of its questions, by round; days_first: of the column of dates.
    `learn` finds these three from all rows, or they are given.
    """

    table: Table
    layout: Layout
    review: Review
    places: Places
    rejections: list[Rejection] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    keys: Mapping[str, Sequence[str]] = field(default_factory=dict)
    days_first: bool | None = None
    _profiles: dict[object, Profile] = field(default_factory=dict)
    _answers: dict[tuple[object, ...], tuple[str, str]] = field(default_factory=dict)
    _telling: Callable[[Sequence[str]], object] = field(init=False)
    _first: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        roles = self.layout.roles
        telling = [column for role in _TELLING for column in roles.get(role, ())]
        self._telling = itemgetter(*telling) if telling else lambda _: None
        self._first = {role: columns[0] for role, columns in roles.items() if columns}

    def read(self, book: QuestionBook) -> list[Draft]:
        """One Draft a row, in row order. book: gets the questions."""
        self.learn(book)
        return [self.draft(row.number, row.cells, key, derived) for row, key, derived in self._identified()]

    def learn(self, book: QuestionBook) -> None:
        """Find how the questions are answered and dates written, and enter the questions of every round."""
        self.learn_forms()
        received = self._first.get("received")
        self.days_first = day_first(self.table.values(received)) if received is not None else None
        self.enter(book, {self.profile(row.cells).round for row in self.table.rows})

    def learn_forms(self) -> None:
        """Find how the questions are answered."""
        self.forms = [find_form(asked, self._values(asked.columns)) for asked in self.layout.questions]

    def enter(self, book: QuestionBook, rounds: Iterable[str]) -> None:
        """Enter the questions of rounds in a book, and keep their keys."""
        self.keys = {
            key: book.enter(self.table.name, self.table.header, self.layout.questions, self.forms, key)
            for key in sorted(rounds, key=self._round_order)
        }

    def _round_order(self, key: str) -> tuple[int, str]:
        known = list(self.review.rounds)
        return (known.index(key) if key in known else len(known), key)

    def _values(self, columns: Sequence[int]) -> list[str]:
        return [row.cells[column] for row in self.table.rows for column in columns if row.cells[column]]

    def _cell(self, cells: Sequence[str], role: str) -> str:
        column = self._first.get(role)
        return one_line(cells[column]) if column is not None else ""

    def _identified(self) -> list[tuple[Row, str, bool]]:
        """Rows with their id, and whether it is made of their content. A second row with an id is rejected."""
        first: dict[str, int] = {}
        copies: Counter[str] = Counter()
        kept = []
        for row in self.table.rows:
            key, derived = self.id(row.cells), False
            if not key:
                base = made_id(row.cells)
                copies[base] += 1
                key, derived = copied_id(base, copies[base]), True
            if key in first:
                self.rejections.append(self.second(row.number, first[key]))
            else:
                first[key] = row.number
                kept.append((row, key, derived))
        return kept

    def id(self, cells: Sequence[str]) -> str:
        """The id that a row gives, "" if it gives none."""
        return self._cell(cells, "id")

    def second(self, number: int, first: int) -> Rejection:
        """The Rejection of a row with the id of an earlier one. number, first: of the rows."""
        reason = Message("The row has the same id as row {first}, which is kept.", first=str(first))
        action = Message("Give the row an id of its own.")
        return reject_row(self.table.file, self.table.sheet, number, reason, action)

    def draft(self, number: int, cells: tuple[str, ...], key: str, derived: bool) -> Draft:
        """The Draft of a row. number: of the row. key: its id. derived: the id was made of its content."""
        profile = self.profile(cells)
        organisation, person = self.names(cells)
        documents = self._documents(cells)
        return Draft(
            id=key,
            place=Message("{table}, row {row}", table=self.table.name, row=str(number)) if documents else "",
            derived=derived,
            organisation=organisation,
            person=person,
            group=profile.group,
            country=profile.country,
            region=profile.region,
            language=profile.language,
            role=profile.role,
            publication=profile.publication,
            stated=profile.stated,
            received=self.received(cells),
            channel=profile.channel,
            round=profile.round,
            title=self._cell(cells, "title"),
            texts=self.texts(cells, key, profile.round),
            documents=documents,
            unmapped=profile.unmapped,
        )

    def received(self, cells: Sequence[str]) -> str:
        """The date of receipt that a row gives, ISO 8601, "" if it gives none."""
        value = self._cell(cells, "received")
        return iso_date(value, days_first=self.days_first) if value else ""

    def names(self, cells: Sequence[str]) -> tuple[str, str]:
        """The organisation and the person that a row names, "" for each it does not name."""
        organisation = self._cell(cells, "organisation")
        if organisation and not is_organisation(organisation, self.review.not_organisations):
            organisation = ""
        columns = self.layout.roles.get("contributor", ())
        person = one_line(" ".join([cells[column] for column in columns])) if columns else ""
        return organisation, person if person and is_person(person) else ""

    def profile(self, cells: Sequence[str]) -> Profile:
        """The profile of a row, made once for all rows with the same cells."""
        key = self._telling(cells)
        found = self._profiles.get(key)
        if found is None:
            if len(self._profiles) >= _REMEMBERED:
                self._profiles.clear()
            found = self._profiles[key] = self._new_profile(cells)
        return found

    def _new_profile(self, cells: Sequence[str]) -> Profile:
        unmapped: list[tuple[str, str]] = []
        group = self._mapped(cells, unmapped, "group", self.places.group)
        language = self._mapped(cells, unmapped, "language", find_language)
        role = find_role(self._mapped(cells, unmapped, "role", find_role)) or "stakeholder"
        country, region = self._locate(cells, unmapped)
        publication, stated = self._publication(cells)
        return Profile(
            group=group,
            country=country,
            region=region,
            language=language,
            role=role,
            publication=publication,
            stated=stated,
            channel=self._constant_or(cells, "channel", slug) or "questionnaire",
            round=self.round(self._cell(cells, "round")),
            unmapped=tuple(unmapped),
        )

    def _locate(self, cells: Sequence[str], unmapped: list[tuple[str, str]]) -> tuple[str, str]:
        value = self._cell(cells, "country")
        country, of_country = self.places.place(value) if value else ("", "")
        if value and not (country or of_country or self.places.settled(value)):
            self._unmapped(unmapped, "country", value)
        value = self._cell(cells, "region")
        region = self.places.region(value) if value else ""
        if value and not (region or self.places.settled(value)):
            self._unmapped(unmapped, "region", value)
        return country, region or of_country

    def _mapped(
        self, cells: Sequence[str], unmapped: list[tuple[str, str]], role: str, find: Callable[[str], str | None]
    ) -> str:
        value = self._cell(cells, role)
        found = find(value) if value else find(self.layout.constants.get(role, "")) or ""
        if value and not found and not (role == "group" and found == ""):
            self._unmapped(unmapped, role, value)
        return found or ""

    def _unmapped(self, unmapped: list[tuple[str, str]], role: str, value: str) -> None:
        column = self._first.get(role)
        if column is not None:
            unmapped.append((self.table.header[column], value))

    def _constant_or(self, cells: Sequence[str], role: str, read: Callable[[str], str]) -> str:
        return read(self._cell(cells, role)) or self.layout.constants.get(role, "")

    def round(self, value: str) -> str:
        """The round that a cell names, "" where nothing says it."""
        known = {slug(key): key for key in self.review.rounds}
        return known.get(slug(value), slug(value)) or self.layout.constants.get("round", "")

    def _publication(self, cells: Sequence[str]) -> tuple[Publication, bool]:
        """The strictest choice of the row's consent columns; withheld if one of them does not say."""
        columns = self.layout.roles.get("publication", ())
        if not columns:
            told = self.layout.constants.get("publication", "named")
            return next(choice for choice in _STRICTEST if choice == told), True
        found = {
            find_publication(one_line(cells[c]), asked=self.table.header[c], mapping=self.review.publication)
            for c in columns
        }
        if None in found:
            return "withheld", "withheld" in found
        return next(choice for choice in _STRICTEST if choice in found), True

    def texts(self, cells: Sequence[str], contribution: str, round_key: str) -> list[SourceText]:
        """The texts of a row. contribution: its id. round_key: its round."""
        texts: list[SourceText] = []
        keys = self.keys[round_key]
        for place, chosen, rest in self.answers(cells):
            texts += [SourceText(contribution, "choice", chosen, keys[place])] if chosen else []
            texts += [SourceText(contribution, "answer", rest, keys[place])] if rest else []
        return texts

    def answers(self, cells: Sequence[str]) -> list[tuple[int, str, str]]:
        """What a row answers: (place of the question in the layout, chosen options, one a line, what else it says)."""
        found = []
        for place, asked in enumerate(self.layout.questions):
            own = [cells[column] for column in asked.columns]
            if any(own):
                chosen, rest = self._answer(place, own)
                if chosen or rest:
                    found.append((place, chosen, rest))
        return found

    def _answer(self, place: int, cells: Sequence[str]) -> tuple[str, str]:
        """The chosen options and what else was written in the cells of a question, each "" if nothing."""
        form = self.forms[place]
        if form.kind == "open":
            return "", cells[0] if len(cells) == 1 else form.read(cells)[1]
        key = (place, *cells)
        if key not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            chosen, rest = form.read(cells)
            self._answers[key] = "\n".join(chosen), rest
        return self._answers[key]

    def _documents(self, cells: Sequence[str]) -> tuple[Reference, ...]:
        columns = self.layout.roles.get("documents", ())
        found: list[Reference] = []
        for position, column in enumerate(columns):
            is_form = position == 0 and len(columns) > 1 and mentions(self.table.header[column], FORM)
            kind: TextKind = "form" if is_form else "attachment"
            found += [Reference(path, kind) for path in paths(cells[column])]
        return tuple(found)


def made_id(cells: Sequence[str]) -> str:
    """The id of a row that gives none, made of its content: "c-" and 40 bits in hexadecimal."""
    return f"c-{digest(chr(31).join(cells))[:10]}"


def copied_id(base: str, copy: int) -> str:
    """The id of a row whose made id other rows have before it. copy: from 1, in row order."""
    return base if copy == 1 else f"{base}-{copy}"


def paths(cell: str) -> list[str]:
    """The file names of a cell: one, several parted by ";" or lines, or the upload list of a survey tool."""
    if cell.startswith("[{"):
        return _UPLOADS.findall(cell) or [cell]
    return [part for part in _PARTS.split(cell) if part]
