"""One SOURCE on its way through intake."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.cleaning import slug
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.selection import Chosen, Selection
from rapporteur.engine.intake.sources import STAGE_FILES, File, Found, closed, outside, unsupported
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Rejection


@dataclass(slots=True)
class Batch:
    """The drafts of one table, and the forms of its questions in the order of the layout."""

    chosen: Chosen
    drafts: list[Draft]
    forms: list[Form]


@dataclass(slots=True)
class Part:
    """What was found in one SOURCE, which tables were chosen, and the drafts they and documents gave."""

    found: Found
    review: Review
    selection: Selection
    batches: list[Batch] = field(default_factory=list)
    standing: list[tuple[Draft, File]] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """All drafts: of the rows, then of the documents that stand alone."""
        return [draft for batch in self.batches for draft in batch.drafts] + [d for d, _ in self.standing]

    @property
    def documents_count(self) -> bool:
        """Whether documents that no row names are contributions: without a table of the review, or if it says so."""
        return not (self.review.tables and self.selection.chosen) or self.review.other_documents


def separate_ids(batches: Sequence[Batch]) -> None:
    """Where two tables have the same id, put the round or the name of the table before the ids of both."""
    owners: dict[str, set[int]] = defaultdict(set)
    for number, batch in enumerate(batches):
        for draft in batch.drafts:
            owners[draft.id].add(number)
    clashing = sorted({number for numbers in owners.values() if len(numbers) > 1 for number in numbers})
    rounds = Counter(_only_round(batches[number]) for number in clashing)
    for number in clashing:
        key = _only_round(batches[number])
        label = key if key and rounds[key] == 1 else slug(batches[number].chosen.table.name)
        for draft in batches[number].drafts:
            draft.id = f"{label}-{draft.id}"


def _only_round(batch: Batch) -> str:
    rounds = {draft.round for draft in batch.drafts}
    return rounds.pop() if len(rounds) == 1 else ""


def count_files(part: Part, used: set[Path], *, show_names: bool) -> tuple[Balance, list[Rejection], list[str]]:
    """The Balance of the files of a SOURCE, the rejected ones, and the names of the ignored ones.

    used: paths of the documents that were read, or tried. show_names False: file names are not told.
    """
    found = part.found
    unread = [file for file in (*found.documents, *found.others) if file.path not in used]
    strange = [file for file in unread if file not in found.documents and part.documents_count]
    rejected = [*map(outside, found.outside), *map(closed, found.closed)]
    rejected += [unsupported(file) for file in strange]
    ignored = [file.name for file in (*part.selection.left, *unread) if file not in strange]
    kinds = (found.tables, found.documents, found.others, found.outside, found.closed)
    total = sum(map(len, kinds))
    balance = Balance(STAGE_FILES, total, total - len(rejected) - len(ignored), len(rejected), len(ignored))
    if not show_names:
        rejected = [
            Rejection(each.stage, Message("a file of the folder"), each.reason, each.action) for each in rejected
        ]
    return balance, rejected, sorted(ignored) if show_names else []
