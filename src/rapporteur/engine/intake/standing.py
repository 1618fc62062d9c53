"""Documents that no row names: each is a contribution of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from rapporteur.engine.intake.cleaning import slug
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.layouts import is_constant
from rapporteur.engine.intake.parts import Part
from rapporteur.engine.intake.places import find_language, find_role
from rapporteur.engine.intake.sources import File, resolve
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Publication

_CHOICES: tuple[Publication, ...] = ("named", "anonymous", "withheld")


def add_standing(parts: Sequence[Part]) -> None:
    """Give every document that no row names, and no review leaves out, a draft with an id from its name.

    A document whose kind the review tells under [meetings] is never left out.

    If a row that may not be named names a document that is not there, any of these could be the one:
    then all of them are withheld.
    """
    taken = {draft.id for part in parts for draft in part.drafts}
    for part in parts:
        named, doubtful = _named_paths(part)
        files = [file for file in part.found.documents if file.path not in named and _counts(file, part)]
        stems = Counter(_stem(file) for file in files)
        for file in files:
            draft = _draft(file, part, _id(file, stems, taken), doubtful)
            taken.add(draft.id)
            part.standing.append((draft, file))


def _counts(file: File, part: Part) -> bool:
    """Whether a document that no row names is read: where such documents count, or the review says what it is."""
    return part.documents_count or part.review.meetings.kind_of(file.name) is not None


def _named_paths(part: Part) -> tuple[set[Path], bool]:
    """Documents that rows name, and whether a row that may not be named misses one."""
    named: set[Path] = set()
    doubtful = False
    for batch in part.batches:
        beside = batch.chosen.file.path.parent
        for draft in batch.drafts:
            for reference in draft.documents:
                path = _resolved(reference.path, part, beside)
                named |= {path} if path else set()
                doubtful = doubtful or (path is None and draft.publication != "named")
    return named, doubtful


def _resolved(written: str, part: Part, beside: Path) -> Path | None:
    try:
        return resolve(written, base=part.found.base, beside=beside)
    except ValueError:
        return None


def _stem(file: File) -> str:
    return slug(PurePosixPath(file.name).stem)


def _id(file: File, stems: Mapping[str, int], taken: set[str]) -> str:
    stem = _stem(file)
    base = stem if stem and stems[stem] == 1 else slug(file.name) or "document"
    number, key = 1, base
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key


def _draft(file: File, part: Part, key: str, doubtful: bool) -> Draft:
    """A draft with the constants of the review's [table]."""
    told = constants(part)
    draft = Draft(id=key, derived=True, place=file.name, channel=told.get("channel", "document"))
    stated = told.get("publication", "named")
    draft.publication = "withheld" if doubtful else next(choice for choice in _CHOICES if choice == stated)
    draft.role = find_role(told.get("role", "")) or "stakeholder"
    draft.language = find_language(told.get("language", ""))
    draft.group, draft.round = told.get("group", ""), told.get("round", "")
    if draft.publication != "named":
        draft.place = Message("a contribution without a name")
    return draft


def constants(part: Part) -> dict[str, str]:
    """What the review says of all rows of all tables of a SOURCE, or of SOURCE where it has no table."""
    if part.batches:
        each = [dict(batch.chosen.layout.constants) for batch in part.batches]
        return {key: value for key, value in each[0].items() if all(one.get(key) == value for one in each)}
    return {
        role: names[0]
        for spec in part.review.tables
        for role, names in spec.columns.items()
        if len(names) == 1 and is_constant(role, names[0], part.review)
    }
