"""What a table that gives contributions shows of itself to whoever prepares a review: no row of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.finishing import unmapped_values
from rapporteur.engine.intake.layouts import Layout
from rapporteur.engine.intake.parts import Batch
from rapporteur.engine.intake.selection import Chosen

LEAST_HOLDING = 3
"""Rows that must hold an option which was found in the answers before it is shown."""


@dataclass(frozen=True, slots=True)
class Column:
    """filled, distinct: cells with something in them, and different ones. options: of a question, those shown."""

    filled: int
    distinct: int
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A table, how it is laid out, and how its questions are answered, in the order of the layout.

    rows: that could be read. columns: in the order of the table. unmapped: values of named contributions that no
    scheme knows, by the name of the column.
    """

    chosen: Chosen
    forms: Sequence[Form]
    rows: int
    columns: Sequence[Column]
    unmapped: Mapping[str, frozenset[str]]


def seen_in(batch: Batch) -> Seen:
    """What a table shows that is in memory as a whole, once it is settled what may be published of it."""
    table, forms = batch.chosen.table, asked(batch.chosen.layout, batch.forms)
    columns = []
    for place in range(len(table.header)):
        values = table.values(place)
        held = {option: sum(option in value for value in values) for option in derived(forms.get(place))}
        columns.append(Column(len(values), len(set(values)), shown(forms.get(place), held)))
    unmapped = {column: frozenset(values) for column, (values, _) in unmapped_values(batch.drafts).items()}
    return Seen(batch.chosen, batch.forms, len(table.rows), columns, unmapped)


def asked(layout: Layout, forms: Sequence[Form]) -> Mapping[int, Form]:
    """How the question of a column is answered, by the place of the column."""
    pairs = zip(layout.questions, forms, strict=True)
    return {column: form for question, form in pairs for column in question.columns}


def derived(form: Form | None) -> tuple[str, ...]:
    """The options that were found in the answers."""
    return form.options if form is not None and form.derived else ()


def shown(form: Form | None, held: Mapping[str, int]) -> tuple[str, ...]:
    """The options of a question; of those found in the answers, only what enough rows hold. held: rows by option."""
    options = () if form is None else form.options
    return tuple(option for option in options if held.get(option, LEAST_HOLDING) >= LEAST_HOLDING)
