"""The rows of an export, one a contribution, read in small portions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Any, Final, TypeAlias

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.queries import latest_version, questionnaire_of, version_to_answer
from rapporteur.web.consultations.questionnaire import from_stored, in_words, said_in
from rapporteur.web.consultations.states import is_late
from rapporteur.web.contributions.arrivals import arrivals
from rapporteur.web.contributions.content import SOURCE
from rapporteur.web.contributions.exports.columns import Column, columns
from rapporteur.web.contributions.exports.privacy import Shown, shown
from rapporteur.web.contributions.models import Submission
from rapporteur.web.contributions.profile import FURTHER

Cell: TypeAlias = str | int | list[str] | None
"""Flags are 1 and 0; None: nothing was said, or it may not be shown."""
_PORTION: Final = 200


@dataclass(frozen=True, slots=True)
class Table:
    """What is exported of a consultation. late: the references of those that came late."""

    consultation: Consultation
    language: str
    columns: tuple[Column, ...]
    shown: Sequence[Shown]
    late: frozenset[str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that may be passed on. path: in the archive of files."""

    path: str
    question: str
    digest: str
    name: str
    size: int


def table(consultation: Consultation, language: str) -> Table:
    """The table of what came in until now. What may be shown of it is settled here, once for all its rows."""
    version = version_to_answer(consultation) or latest_version(consultation)
    found = arrivals(consultation)
    return Table(
        consultation=consultation,
        language=language,
        columns=columns(questionnaire_of(version), language),
        shown=shown(found),
        late=frozenset(one.reference for one in found if is_late(consultation, one.received_at)),
    )


def rows(export: Table) -> Iterator[tuple[Cell, ...]]:
    """A row a contribution, cells in the order of the columns."""
    for one, content in contents(export):
        cells = _fixed(one, content, late=one.reference in export.late)
        yield tuple(
            _answer(column, one, content, export.language) if column.question else cells[column.name]
            for column in export.columns
        )


def contents(export: Table) -> Iterator[tuple[Shown, Mapping[str, Any]]]:
    """What may be shown of each, with what was submitted. What was withdrawn meanwhile is left out."""
    waiting = iter(export.shown)
    while portion := list(islice(waiting, _PORTION)):
        found = Submission.objects.in_bulk([one.submission for one in portion])
        yield from ((one, found[one.submission].content) for one in portion if found[one.submission].content)


def papers(one: Shown, content: Mapping[str, Any]) -> list[Paper]:
    """The documents that may be passed on: of those that are named, without the source that staff keyed in."""
    if one.publication != "named":
        return []
    return [
        Paper(
            path=f"{one.reference}/{number}{PurePath(given['name']).suffix.lower()}",
            question=given["question"],
            digest=given["digest"],
            name=given["name"],
            size=given["size"],
        )
        for number, given in enumerate(_given(content), start=1)
    ]


def _given(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [given for given in content["attachments"] if given["question"] != SOURCE]


def _fixed(one: Shown, content: Mapping[str, Any], *, late: bool) -> dict[str, Cell]:
    withheld = one.publication == "withheld"
    return {
        "reference": one.reference,
        "counted_as": one.contributor,
        "received": one.received_at or None,
        "late": int(late),
        "group": one.group or None,
        "country": one.country or None,
        "region": one.region or None,
        "language": one.language or None,
        "channel": one.channel or None,
        "via": one.via or None,
        "publication": one.publication,
        "organisation": one.organisation or None,
        "name": one.person or None,
        "register_entry": one.entry or None,
        "further": one.said(content["answers"].get(FURTHER, "")) or None,
        "documents": None if withheld else len(_given(content)),
        "files": [paper.path for paper in papers(one, content)] or None,
    }


def _answer(column: Column, one: Shown, content: Mapping[str, Any], language: str) -> Cell:
    question = column.question
    assert question is not None
    if one.publication == "withheld":
        return None
    if question.kind == "file":
        return [paper.path for paper in papers(one, content) if paper.question == question.key] or None
    value = from_stored(question, content["answers"].get(question.key, ""))
    if column.row:
        value = value.get(column.row, "") if isinstance(value, dict) else ""
    if not value:
        return None
    if column.option:
        return int(column.option in value) if isinstance(value, list) else None
    if column.as_key:
        return value if isinstance(value, str) else None
    if column.row:
        return next((said_in(one.label, language) for one in question.options if one.key == value), "") or str(value)
    words = in_words(question, value, language)
    return one.said(words) if question.kind == "text" and isinstance(words, str) else words
