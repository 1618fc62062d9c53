"""From the rows of one part of a large table to its contributions and texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import numpy as np

from rapporteur.engine.frames.spill import Chunk, gathered
from rapporteur.engine.intake import finishing
from rapporteur.engine.intake.anonymity import Kind, Shares, suppress
from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import nameless_key
from rapporteur.engine.intake.large.dealing import AGAIN, CONTRIBUTOR, COPIES, ID, MADE, part_file
from rapporteur.engine.intake.large.keys import given_keys
from rapporteur.engine.intake.large.scanning import ROW
from rapporteur.engine.intake.layouts import Layout
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.publication import give_keys, settle, take_names
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.rows import RowReader, copied_id
from rapporteur.engine.intake.tables import Table
from rapporteur.engine.records import Contribution, Intake


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of the parts are read. table: without rows, and like layout with the columns of the parts only."""

    table: Table
    layout: Layout
    review: Review
    forms: tuple[Form, ...]
    keys: Mapping[str, tuple[str, ...]]
    days_first: bool | None

    def reader(self) -> RowReader:
        """A reader of such rows."""
        return RowReader(
            self.table,
            self.layout,
            self.review,
            Places(self.review),
            forms=list(self.forms),
            keys=self.keys,
            days_first=self.days_first,
        )


@dataclass(frozen=True, slots=True)
class Split:
    """A large table, dealt into parts: all that is known of it as a whole. parts: numbered from 0.

    intake: questions, rejections, balances, notices and inputs of the whole, without contributions and texts.
    shares, levels: what contributors without a name lose. The rest is in the folder.
    """

    parts: int
    contributions: int
    contributors: int
    intake: Intake
    plan: Plan
    shares: Shares
    levels: Mapping[Kind, int]


def read_part(folder: Path, part: int, split: Split) -> Intake:
    """The contributions of a part and their texts, sorted by id; a contributor is in one part as a whole.

    folder, split: of `split`. The questions are those of the whole; rejections, balances, notices and inputs are
    empty. All parts together hold what `reading.read` gives.
    """
    reader, order = split.plan.reader(), [question.key for question in split.intake.questions]
    named, private = parted(load(folder, part), reader)
    settle(private)
    if private:
        take_names(private)
        give_keys(private, *given_keys(folder, part))
        suppress(private, split.shares, split.levels)
    shown = [_contribution(row, reader) for row in named]
    texts = [text for key, _, _, _, cells in named for text in reader.texts(cells, key, reader.profile(cells).round)]
    return Intake(
        questions=split.intake.questions,
        contributions=tuple(sorted((*shown, *finishing.contributions(private)), key=attrgetter("id"))),
        texts=tuple(finishing.sort_texts((*texts, *finishing.texts_of(private, order)), order)),
        rejections=(),
        balances=(),
        notices=(),
        inputs={},
    )


def _contribution(row: Told, reader: RowReader) -> Contribution:
    key, _, _, contributor, cells = row
    profile = reader.profile(cells)
    organisation, person = reader.names(cells)
    return Contribution(
        id=key,
        contributor=contributor,
        organisation=organisation,
        person=person,
        group=profile.group,
        country=profile.country,
        region=profile.region,
        language=profile.language,
        role=profile.role,
        publication=profile.publication,
        received=reader.received(cells),
        channel=profile.channel,
        round=profile.round,
    )


Told = tuple[str, int, bool, str, tuple[str, ...]]
"""A row of a part: its id, its number, whether the id is made of its content, its contributor, its cells."""


def load(folder: Path, part: int) -> list[Told]:
    """The rows of a part, sorted by id, without second rows with an id."""
    chunk = gathered(part_file(folder, part))
    if not len(chunk):
        return []
    again = np.load(folder / AGAIN, mmap_mode="r")
    rows, numbers = np.load(folder / COPIES, mmap_mode="r")
    here = chunk.numbers(ROW)
    of_copies = np.isin(rows, here)
    copies = dict(zip(rows[of_copies].tolist(), numbers[of_copies].tolist(), strict=True))
    told = _told(chunk.take(np.flatnonzero(~np.isin(here, again))))
    return sorted(_copied(row, copies[row[1]]) if row[1] in copies else row for row in told)


def _told(chunk: Chunk) -> Iterator[Told]:
    width = len(chunk.table.column_names) - len((ROW, ID, MADE, CONTRIBUTOR))
    columns = [chunk.texts(str(place)) for place in range(width)]
    return zip(
        chunk.texts(ID),
        chunk.numbers(ROW).tolist(),
        chunk.numbers(MADE).tolist(),
        chunk.texts(CONTRIBUTOR),
        zip(*columns, strict=True) if columns else [()] * len(chunk),
        strict=True,
    )


def _copied(row: Told, copy: int) -> Told:
    base, number, made, contributor, cells = row
    key = copied_id(base, copy)
    return key, number, made, nameless_key(key) if contributor == nameless_key(base) else contributor, cells


def parted(rows: Sequence[Told], reader: RowReader) -> tuple[list[Told], list[Draft]]:
    """The rows of contributors all of whose contributions are named, and the drafts of the others, both in order.

    Most are named, and need no Draft: nothing is taken from them.
    """
    private = {who for _, _, _, who, cells in rows if reader.profile(cells).publication != "named"}
    named = [row for row in rows if row[3] not in private]
    return named, [_draft(row, reader) for row in rows if row[3] in private]


def _draft(row: Told, reader: RowReader) -> Draft:
    key, number, made, contributor, cells = row
    draft = reader.draft(number, cells, key, made)
    draft.contributor = contributor
    return draft
