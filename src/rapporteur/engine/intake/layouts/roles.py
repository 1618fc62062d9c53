"""Which columns describe the contributor: from the wording of headers, checked against the values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from rapporteur.engine.intake.consent import find_publication
from rapporteur.engine.intake.dates import day_first, iso_date
from rapporteur.engine.intake.header_words import (
    ANSWER,
    FIRST_NAMES,
    FIRST_PERSON,
    NOT_PROFILE,
    OPEN_QUESTION,
    OWN,
    PERMIT,
    PRIVATE,
    STRONG,
    UNNAMED,
    WEAK,
    begins_with,
    is_one_of,
    mentions,
)
from rapporteur.engine.intake.places import Places, find_language, find_role
from rapporteur.engine.intake.tables import Table

_ORDER = (
    "publication", "country", "region", "group", "organisation", "contributor", "language", "received",
    "title", "channel", "role", "round", "id",
)  # fmt: skip
_SAMPLE = 2_000
_PATH = (".pdf", ".docx", ".odt", ".html", ".htm", ".txt", ".md", ".eml", ".doc", ".rtf")
_LONG = 100
_MANY_WORDS = 8
_MOST_CHOICES = 6


@dataclass(slots=True)
class Columns:
    """The columns of a table that are still free, with a bounded sample of the values of each."""

    table: Table
    places: Places
    free: list[int]
    samples: dict[int, list[str]] = field(default_factory=dict)

    def header(self, column: int) -> str:
        """The name of a column."""
        return self.table.header[column]

    def sample(self, column: int) -> list[str]:
        """Values of a column, sorted, at most 2,000 different ones."""
        if column not in self.samples:
            self.samples[column] = sorted(set(self.table.values(column)))[:_SAMPLE]
        return self.samples[column]

    def share(self, column: int, holds: Callable[[str], object]) -> float:
        """The share of the sampled values for which something holds; 0 for an empty column."""
        values = self.sample(column)
        return sum(1 for value in values if holds(value)) / len(values) if values else 0.0

    def length(self, column: int) -> float:
        """Median length of the sampled values in code points."""
        return median([len(value) for value in self.sample(column)] or [0])

    def take(self, columns: Iterable[int]) -> tuple[int, ...]:
        """Columns, no longer free."""
        taken = tuple(columns)
        self.free = [column for column in self.free if column not in taken]
        return taken


def is_private(header: str) -> bool:
    """Whether a column holds what must never leave intake: e-mail, IP address, start time, telephone."""
    return len(header.split()) <= _MANY_WORDS and is_one_of(header, PRIVATE)


def is_profile(header: str) -> bool:
    """Whether a short header names a detail of a profile and not a question."""
    return is_one_of(header, NOT_PROFILE) or any(is_one_of(header, listed) for listed in STRONG.values())


def is_answer(header: str) -> bool:
    """Whether a short header says that the column holds answers ("Comment", "Texte", "Answer text")."""
    return is_one_of(header, ANSWER) or (len(header.split()) <= 3 and mentions(header, ANSWER))


def find_roles(columns: Columns, wanted: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The columns of each wanted role, taken out of columns.free. Roles without a column are left out."""
    wanted = set(wanted)
    roles: dict[str, tuple[int, ...]] = {}
    if "documents" in wanted:
        found = [column for column in columns.free if _is_documents(columns, column)]
        roles["documents"] = columns.take(found)
    for role in _ORDER:
        if role in wanted:
            roles[role] = columns.take(_pick(columns, role))
    if "country" in wanted and roles.get("region") and not roles.get("country"):
        roles.update(_region_as_country(columns, roles["region"]))
    return {role: taken for role, taken in roles.items() if taken}


def _pick(columns: Columns, role: str) -> tuple[int, ...]:
    strong = [c for c in columns.free if is_one_of(columns.header(c), STRONG[role]) and _agrees(columns, c, role)]
    if role == "publication":
        weak = [c for c in columns.free if c not in strong and _weakly(columns, c, role)]
        return tuple(sorted((*strong, *weak)))
    if role == "contributor" and len(strong) > 1:
        return _person(columns, strong)
    if strong:
        return (max(strong, key=lambda c: (_filled(columns, c), -c)),)
    weak = [c for c in columns.free if role in WEAK and _weakly(columns, c, role)]
    return (max(weak, key=lambda c: (_filled(columns, c), -c)),) if weak else ()


def _person(columns: Columns, strong: list[int]) -> tuple[int, ...]:
    """First name and surname together, else the fullest of the columns that hold a name."""
    first = [c for c in strong if is_one_of(columns.header(c), FIRST_NAMES)]
    fullest = max(strong, key=lambda c: (_filled(columns, c), -c))
    if first and fullest - 1 in strong and fullest not in first:
        return (fullest - 1, fullest)
    if fullest in first and fullest + 1 in strong:
        return (fullest, fullest + 1)
    return (fullest,)


def _filled(columns: Columns, column: int) -> int:
    values = columns.sample(column)
    return 0 if len(values) < 2 else len(columns.table.values(column))


def _agrees(columns: Columns, column: int, role: str) -> bool:
    """Whether the values of a column with a strong header do not speak against its role."""
    if role == "received":
        order = day_first(columns.sample(column))
        return columns.share(column, lambda value: _is_date(value, order)) >= 0.5
    if role == "language":
        return columns.share(column, find_language) >= 0.5
    if role == "role":
        return columns.share(column, find_role) >= 0.5
    return columns.length(column) <= _LONG


def _is_date(value: str, order: bool | None) -> bool:
    return bool(iso_date(value, days_first=order if order is not None else True) or iso_date(value, days_first=False))


def _weakly(columns: Columns, column: int, role: str) -> bool:
    """Whether a longer header mentions a role and the values of its column confirm it."""
    header = columns.header(column)
    if columns.length(column) > _LONG * 2:
        return False
    if role == "publication":
        return _asks_consent(columns, column, header)
    if not mentions(header, WEAK[role]):
        return False
    if role in ("organisation", "contributor"):
        return not begins_with(header, OPEN_QUESTION) and columns.length(column) <= 60
    checks: dict[str, Callable[[str], object]] = {
        "country": columns.places.is_place,
        "region": columns.places.region,
        "group": columns.places.group,
        "language": find_language,
    }
    return role in checks and columns.share(column, checks[role]) >= 0.6


def _asks_consent(columns: Columns, column: int, header: str) -> bool:
    """Whether a column asks what may be published: its few values say so, or its header does, plainly.

    In doubt it does: then cells that are not understood withhold a contribution instead of naming it.
    """
    if len(columns.sample(column)) > _MOST_CHOICES:
        return False
    about = mentions(header, WEAK["publication"]) and mentions(header, FIRST_PERSON)
    if about and columns.share(column, lambda value: find_publication(value, asked=header)) >= 0.6:
        return True
    if begins_with(header, OPEN_QUESTION):
        return False
    return mentions(header, UNNAMED) or (about and mentions(header, OWN) and mentions(header, PERMIT))


def _is_documents(columns: Columns, column: int) -> bool:
    """Whether a column holds file names or links: by its values, or by its header and half of its values."""
    header = columns.header(column)
    named = is_one_of(header, STRONG["documents"]) or mentions(header, WEAK["documents"])
    return columns.share(column, looks_like_file) >= (0.5 if named else 0.9)


def looks_like_file(value: str) -> bool:
    """Whether a cell holds the name of a document, or an upload link of a survey tool."""
    text = value.strip()
    if len(text) > 1_000:
        return False
    if text.startswith(("http://", "https://", "[{")):
        return "/" in text or "name" in text
    return any(text.casefold().rstrip(";").endswith(suffix) for suffix in _PATH) and "\n" not in text


def _region_as_country(columns: Columns, region: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    """A column headed "region" that mostly names countries is a column of countries."""
    share = columns.share(region[0], lambda value: columns.places.place(value)[0])
    return {"country": region, "region": ()} if share >= 0.5 else {}
