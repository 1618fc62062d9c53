"""A large table is read once, dealt into parts, and understood as a whole; nothing of it stays in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from rapporteur.engine.intake import finishing
from rapporteur.engine.intake.anonymity import anonymity_notices, find_levels
from rapporteur.engine.intake.attachments import STAGE_DOCUMENTS
from rapporteur.engine.intake.identity import count_notice, merge_notices
from rapporteur.engine.intake.large.dealing import Dealt, deal
from rapporteur.engine.intake.large.keys import give_numbers
from rapporteur.engine.intake.large.parts import Plan, Split
from rapporteur.engine.intake.large.scanning import Scan, scan
from rapporteur.engine.intake.large.tallies import MOST_NAMES, Tally, count_part
from rapporteur.engine.intake.layouts import Layout
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.publication import hidden_notice, settled_notices
from rapporteur.engine.intake.questions import QuestionBook
from rapporteur.engine.intake.reading import in_order, nothing
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.rows import RowReader
from rapporteur.engine.intake.selection import Chosen, Selection, select_tables
from rapporteur.engine.intake.sources import STAGE_FILES, Found, look_into, sha256
from rapporteur.engine.intake.tables import STAGE_ROWS
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Intake, Notice, Progress, Rejection, silent

LARGE = 25_000_000
"""Bytes above which a table is read in parts."""

ROWS_A_PART = 20_000
SAMPLE = 5_000
"""Different rows by which a table is understood."""

_SUFFIXES = (".csv", ".tsv", ".jsonl")
_STAGE = "tables"
SPILL = "rows.arrow"
"""File in the folder that holds the rows before they are dealt."""
Given = TypeVar("Given")
Made = TypeVar("Made")


class Each(Protocol):
    """Does something with each of many, in this process or in others, and gives what comes of it in their order."""

    def __call__(self, function: Callable[[Given], Made], given: Iterable[Given], /) -> Iterable[Made]:
        """Like the built-in map. function: can be pickled."""
        ...


def is_large(sources: Sequence[Path], review: Review, size: int = LARGE) -> bool:
    """Whether the sources are one table (.csv .tsv .jsonl) of more than size bytes, alone, for `split` to read.

    Alone: the SOURCE itself, or in a folder with nothing else but a review.toml. Raises SourceMissing.
    """
    if len(sources) != 1 or len(review.tables) > 1 or any(spec.columns.get("documents") for spec in review.tables):
        return False
    found = look_into(sources[0])
    if len(found.tables) != 1 or any((found.documents, found.others, found.outside, found.closed)):
        return False
    file = found.tables[0]
    return file.suffix in _SUFFIXES and file.path.stat().st_size > size


def split(
    source: Path,
    review: Review,
    folder: Path,
    *,
    rows_a_part: int = ROWS_A_PART,
    sample: int = SAMPLE,
    each: Each = map,
    progress: Progress = silent,
) -> Split | None:
    """Read the one table of a source that `is_large`, and deal it into parts for `read_part`.

    folder: there, and empty; holds the parts then. How many depends on the rows alone, which part a row goes to on
    its contributor alone. None if the table names documents: then `reading.read` is the way to read it.

    What it finds is what `reading.read` finds, with two exceptions. Of a table with more than `sample` different
    rows, those with the smallest hashes tell what columns are for and how questions are answered; rows that are
    the same count 20 times at most for this. Of more than MOST_NAMES names no pairs are sought that look alike,
    which a Notice says. Raises what `reading.read` raises.
    """
    found, spill = look_into(source), folder / SPILL
    file = found.tables[0]
    size = file.path.stat().st_size
    scanned = scan(file, spill, sample=sample, told=lambda done: progress(_STAGE, done, size))
    selection = select_tables(found, review, Places(review), lambda _: scanned.reading)
    if not selection.chosen or not scanned.rows:
        raise nothing(_lost(selection))
    chosen = selection.chosen[0]
    if "documents" in chosen.layout.roles:
        spill.unlink()
        return None
    parts = -(-scanned.rows // rows_a_part)
    plan, book, again = plan_parts(chosen, scanned, review, folder, parts)
    tally = Tally()
    for counted in each(partial(count_part, folder, plan), range(parts)):
        tally.add(counted)
    give_numbers(folder, parts, tally.taken_contributions, tally.taken_contributors)
    return _whole(found, selection, plan, book, again, tally, parts)


def _lost(selection: Selection) -> list[Rejection]:
    return [*selection.rejections, *(lost for each in selection.chosen for lost in each.table.damage)]


def plan_parts(
    chosen: Chosen, scanned: Scan, review: Review, folder: Path, parts: int
) -> tuple[Plan, QuestionBook, list[Rejection]]:
    """Deal the rows of the spill, which is gone then.

    Returns how they are to be read, the questions, and the rows whose id an earlier one has.
    """
    spill = folder / SPILL
    reader = RowReader(chosen.table, chosen.layout, review, Places(review))
    reader.learn_forms()
    used = _used(chosen.layout)
    dealt = deal(spill, scanned.columns, reader, used, folder, parts)
    spill.unlink()
    constant = chosen.layout.constants.get("round", "")
    book = QuestionBook([key for key in dict.fromkeys((*review.rounds, constant)) if key])
    reader.enter(book, dealt.rounds)
    book.link(review.links)
    again = [reader.second(number, first) for number, first in dealt.again]
    return _plan(reader, chosen, used, dealt), book, again


def _used(layout: Layout) -> list[int]:
    """The columns that hold a role or a question."""
    roles = {column for columns in layout.roles.values() for column in columns}
    return sorted(roles | {column for asked in layout.questions for column in asked.columns})


def _plan(reader: RowReader, chosen: Chosen, used: Sequence[int], dealt: Dealt) -> Plan:
    place = {column: number for number, column in enumerate(used)}
    layout, table = chosen.layout, chosen.table
    narrow = replace(
        layout,
        roles={role: tuple(place[column] for column in columns) for role, columns in layout.roles.items()},
        questions=tuple(
            replace(asked, columns=tuple(place[column] for column in asked.columns)) for asked in layout.questions
        ),
        private=(),
        unused=(),
    )
    return Plan(
        table=replace(table, header=tuple(table.header[column] for column in used), rows=(), damage=()),
        layout=narrow,
        review=reader.review,
        forms=tuple(reader.forms),
        keys={key: tuple(keys) for key, keys in reader.keys.items()},
        days_first=dealt.days_first,
    )


def _whole(
    found: Found,
    selection: Selection,
    plan: Plan,
    book: QuestionBook,
    again: Sequence[Rejection],
    tally: Tally,
    parts: int,
) -> Split:
    file = found.tables[0]
    lost = [*selection.chosen[0].table.damage, *again]
    levels = find_levels(tally.shares)
    questions = book.questions(tally.shown, tally.hidden)
    hidden = tally.contributions - tally.publications["named"]
    anonymity = [hidden_notice(tally.publications), *anonymity_notices(tally.shares, levels)] if hidden else []
    told = finishing.translation_notices([plan.review], questions)
    intake = Intake(
        questions=questions,
        contributions=(),
        texts=(),
        rejections=in_order([*selection.rejections, *lost]),
        balances=(
            Balance(STAGE_FILES, 1, 1),
            selection.balance(),
            Balance(STAGE_ROWS, tally.contributions + len(lost), tally.contributions, len(lost)),
            Balance(STAGE_DOCUMENTS, 0, 0),
        ),
        notices=tuple(dict.fromkeys((*_notices(selection, tally), *anonymity, *told))),
        inputs={file.name: sha256(file.path)},
    )
    return Split(parts, tally.contributions, tally.contributors.total(), intake, plan, tally.shares, levels)


def _notices(selection: Selection, tally: Tally) -> list[Notice]:
    chosen = selection.chosen[0]
    return [
        *finishing.layout_notices(chosen),
        *selection.notices,
        *finishing.table_consent_notices(chosen, tally.contributions, tally.unclear),
        *settled_notices(tally.settled),
        count_notice(tally.contributions, tally.contributors),
        *_merge_notices(tally.names),
        *finishing.unmapped_notices(tally.unmapped),
        *finishing.empty_notices(tally.empty),
    ]


def _merge_notices(names: Sequence[str]) -> list[Notice]:
    if len(names) <= MOST_NAMES:
        return merge_notices(names)
    text = Message(
        "Names of contributors were not compared for likeness, because there are more than {count}. Names that are "
        "written differently are counted apart.",
        count=MOST_NAMES,
    )
    return [Notice("merge", text)]
