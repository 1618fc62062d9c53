"""What the parts of a large table tell of the whole, counted part by part and added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from rapporteur.engine.intake import finishing
from rapporteur.engine.intake.anonymity import Shares, count_shares
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import count_contributors, names_of, one_name_each
from rapporteur.engine.intake.large.keys import Ints, note_hidden, taken_numbers
from rapporteur.engine.intake.large.parts import Plan, Told, load, parted
from rapporteur.engine.intake.publication import CONTRIBUTION, CONTRIBUTOR, settle, take_names
from rapporteur.engine.intake.questions import Choices, count_choices
from rapporteur.engine.intake.rows import RowReader

MOST_NAMES = 5_000
"""Names up to which they are compared for likeness."""


def _no_numbers() -> Ints:
    return np.zeros(0, np.int64)


@dataclass(slots=True)
class Tally:
    """Counts over contributions. unclear: of them, those that do not say what may be published. empty: without words.

    settled: made anonymous by others of their contributors. publications, contributors: by what they are.
    names: of contributors that are shown, more than MOST_NAMES of them or all. shown, hidden: chosen options of
    those who are shown and of those who are withheld. taken_*: numbers that stand in keys of the table.
    """

    contributions: int = 0
    unclear: int = 0
    settled: int = 0
    empty: int = 0
    publications: Counter[str] = field(default_factory=Counter)
    contributors: Counter[str] = field(default_factory=Counter)
    shares: Shares = field(default_factory=Shares)
    names: list[str] = field(default_factory=list)
    unmapped: finishing.Unmapped = field(default_factory=dict)
    shown: Choices = field(default_factory=Counter)
    hidden: Choices = field(default_factory=Counter)
    taken_contributions: Ints = field(default_factory=_no_numbers)
    taken_contributors: Ints = field(default_factory=_no_numbers)

    def add(self, other: Tally) -> None:
        """Count other contributors in."""
        self.contributions += other.contributions
        self.unclear += other.unclear
        self.settled += other.settled
        self.empty += other.empty
        self.publications += other.publications
        self.contributors += other.contributors
        self.shares.add(other.shares)
        if len(self.names) <= MOST_NAMES:
            self.names += other.names
        for column, (values, hidden) in other.unmapped.items():
            known, before = self.unmapped.get(column, (set(), 0))
            known.update(values)
            self.unmapped[column] = known, before + hidden
        self.shown += other.shown
        self.hidden += other.hidden
        self.taken_contributions = np.concatenate([self.taken_contributions, other.taken_contributions])
        self.taken_contributors = np.concatenate([self.taken_contributors, other.taken_contributors])


def count_part(folder: Path, plan: Plan, part: int) -> Tally:
    """The tally of one part; what gets a key that says nothing is noted in the folder."""
    reader = plan.reader()
    named, private = parted(load(folder, part), reader)
    tally = _of_named(named, reader)
    tally.add(_of_private(private))
    note_hidden(folder, part, private)
    return tally


def _of_named(rows: Sequence[Told], reader: RowReader) -> Tally:
    """The tally of contributors all of whose contributions are named."""
    described = [(who, reader.profile(cells)) for _, _, _, who, cells in rows]
    names = [(who, *reader.names(cells)) for _, _, _, who, cells in rows]
    choices: Choices = Counter()
    empty = 0
    for (_, profile), row in zip(described, rows, strict=True):
        answers = reader.answers(row[4])
        empty += not answers
        for place, chosen, _ in answers:
            if chosen:
                choices.update((reader.keys[profile.round][place], option) for option in chosen.split("\n"))
    return Tally(
        contributions=len(rows),
        empty=empty,
        publications=Counter({"named": len(rows)}),
        contributors=count_contributors(names),
        shares=count_shares(described),
        names=one_name_each(names)[: MOST_NAMES + 1],
        unmapped=finishing.unmapped_values({id(profile): profile for _, profile in described}.values()),
        shown=choices,
        taken_contributions=taken_numbers(CONTRIBUTION, (row[0] for row in rows)),
        taken_contributors=taken_numbers(CONTRIBUTOR, (row[3] for row in rows)),
    )


def _of_private(drafts: Sequence[Draft]) -> Tally:
    """The tally of contributors who are not named with every contribution; takes their names out of the drafts."""
    before = sum(1 for draft in drafts if draft.publication == "named")
    settle(drafts)
    tally = Tally(
        contributions=len(drafts),
        unclear=sum(1 for draft in drafts if not draft.stated),
        settled=before,
        empty=finishing.count_empty(drafts),
        publications=Counter(draft.publication for draft in drafts),
        contributors=count_contributors(names_of(drafts)),
        shares=count_shares([(draft.contributor, draft) for draft in drafts]),
        unmapped=finishing.unmapped_values(drafts),
    )
    take_names(drafts)
    tally.shown = _choices(draft for draft in drafts if draft.publication != "withheld")
    tally.hidden = _choices(draft for draft in drafts if draft.publication == "withheld")
    tally.taken_contributions = taken_numbers(CONTRIBUTION, (draft.id for draft in drafts if not draft.derived))
    return tally


def _choices(drafts: Iterable[Draft]) -> Choices:
    return count_choices(text for draft in drafts for text in draft.texts)
