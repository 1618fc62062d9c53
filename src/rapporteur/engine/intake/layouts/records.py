"""What each column of a table is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapporteur.engine.intake.review import QuestionSpec


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the columns that hold its answers.

    text: as asked. labels: the option each column stands for, where every option has a column of its
    own, else (). separator: what parts several chosen options in one cell, "" if not known.
    """

    text: str
    columns: tuple[int, ...]
    labels: tuple[str, ...] = ()
    separator: str = ""
    spec: QuestionSpec | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The roles of the columns of one table.

    name: of the survey tool, "review" or "table". sure: known from its signature or told by the review.
    roles: key of review.COLUMN_KEYS -> columns. constants: key -> the one value of all rows.
    private: columns that never leave intake. unused: columns left out, by name in a Notice.
    """

    name: str
    sure: bool
    roles: Mapping[str, tuple[int, ...]]
    constants: Mapping[str, str]
    questions: tuple[Asked, ...]
    private: tuple[int, ...]
    unused: tuple[int, ...]
