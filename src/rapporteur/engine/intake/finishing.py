"""The last step of intake: drafts become records, sorted, with what a person should look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.layouts.header_words import STRONG, is_one_of
from rapporteur.engine.intake.parts import Part
from rapporteur.engine.intake.selection import Chosen
from rapporteur.engine.intake.standing import constants
from rapporteur.engine.records import Contribution, Notice, SourceText


def contributions(drafts: Sequence[Draft]) -> tuple[Contribution, ...]:
    """The contributions, sorted by id."""
    made = (
        Contribution(
            id=draft.id,
            contributor=draft.contributor,
            organisation=draft.organisation,
            person=draft.person,
            group=draft.group,
            country=draft.country,
            region=draft.region,
            language=draft.language,
            role=draft.role,
            publication=draft.publication,
            received=draft.received,
            channel=draft.channel,
            round=draft.round,
        )
        for draft in drafts
    )
    return tuple(sorted(made, key=lambda contribution: contribution.id))


def texts_of(drafts: Sequence[Draft], order: Sequence[str]) -> list[SourceText]:
    """The texts with the final ids of their contributions, by contribution, question (order) and content."""
    place = {key: number for number, key in enumerate(order)}
    texts = [replace(text, contribution=draft.id) for draft in drafts for text in draft.texts]
    return sorted(texts, key=lambda t: (t.contribution, place.get(t.question, -1), t.kind, t.file, t.content))


def layout_notices(each: Chosen) -> list[Notice]:
    """How a table was understood where nobody said it, and which columns are not used. No cell values."""
    notices = []
    header, layout = each.table.header, each.layout
    if not layout.sure:
        roles = "; ".join(
            f"{role}: {', '.join(header[column] for column in columns)}"
            for role, columns in sorted(layout.roles.items())
        )
        text = f"{each.table.name}: columns were recognised by their names ({roles}). Check this with inspect."
        notices.append(Notice("unsure-layout", text))
    if layout.unused and layout.name != "review":
        text = f"{each.table.name}: these columns are neither questions nor a profile and are not used."
        notices.append(Notice("unused-columns", text, tuple(header[column] for column in layout.unused)))
    return notices


def consent_notices(parts: Sequence[Part]) -> list[Notice]:
    """Where nothing says whether contributions may be published, and where a cell does not say it."""
    notices = []
    for part in parts:
        for batch in part.batches:
            table, layout = batch.chosen.table, batch.chosen.layout
            if "publication" not in layout.roles and "publication" not in layout.constants:
                text = (
                    f"{table.name}: no column says what may be published, so all {len(batch.drafts)} "
                    "contributions are treated as named. If that is wrong, set publication in review.toml."
                )
                notices.append(Notice("consent", text))
            elif layout.constants.get("publication") == "named":
                notices += _overruled(batch.chosen)
            unclear = sum(1 for draft in batch.drafts if not draft.stated)
            if unclear:
                text = f"{table.name}: {unclear} rows do not say clearly what may be published; they are withheld."
                notices.append(Notice("consent", text))
        notices += _standing_notices(part)
    return notices


def _overruled(chosen: Chosen) -> list[Notice]:
    """A column on publication that is not used, because the review says that all are named."""
    header = chosen.table.header
    columns = tuple(header[c] for c in chosen.layout.unused if is_one_of(header[c], STRONG["publication"]))
    if not columns:
        return []
    text = f"{chosen.table.name}: review.toml names all contributors, and a column on publication is not used."
    return [Notice("consent", text, columns)]


def _standing_notices(part: Part) -> list[Notice]:
    if not part.standing or "publication" in constants(part):
        return []
    count = len(part.standing)
    if any(draft.publication == "withheld" for draft, _ in part.standing):
        text = (
            f"{count} documents that no row names are withheld, because a row that may not be named "
            "names a document that is not there. Correct the names of the documents."
        )
    else:
        text = f"{count} documents stand alone and nothing says what may be published; they are treated as named."
    return [Notice("consent", text)]


def unmapped_notices(drafts: Sequence[Draft]) -> list[Notice]:
    """Values that no scheme and no mapping knows, a Notice a column; values of named contributions only."""
    named: dict[str, set[str]] = defaultdict(set)
    hidden: dict[str, int] = defaultdict(int)
    for draft in drafts:
        for column, value in draft.unmapped:
            if draft.publication == "named":
                named[column].add(value)
            else:
                hidden[column] += 1
    return [_unmapped(column, named[column], hidden[column]) for column in sorted({*named, *hidden})]


def _unmapped(column: str, values: set[str], hidden: int) -> Notice:
    text = f'Column "{column}": values in no scheme, which count as not known: {len(values)}.'
    if hidden:
        text += f" Contributions without a name that have such a value: {hidden}."
    return Notice("unmapped", text + " Map them in review.toml if they should count.", tuple(sorted(values)))


def empty_notices(drafts: Sequence[Draft]) -> list[Notice]:
    """How many contributions hold no text and no choice at all."""
    empty = sum(1 for draft in drafts if not draft.texts)
    if not empty:
        return []
    return [Notice("empty", f"{empty} contributions hold neither an answer nor a readable document.")]
