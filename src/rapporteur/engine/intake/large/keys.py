"""Keys that say nothing for all contributions without a name, numbered over all parts of a large table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from rapporteur.engine.frames.spill import Chunk, Column, chunks, in_order
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.publication import CONTRIBUTION, CONTRIBUTOR, numbered_key

Ints = npt.NDArray[np.int64]
_DERIVED, _OWNER = "derived", "owner"
_LONGEST = 16


def note_hidden(folder: Path, part: int, hidden: Sequence[Draft]) -> None:
    """Write down which contributions of a part are to get keys. hidden: sorted by id, names taken."""
    owners: dict[str, int] = {}
    columns: dict[str, Column] = {
        "id": [draft.id for draft in hidden],
        _DERIVED: np.array([draft.derived for draft in hidden], np.bool_),
        _OWNER: np.array([owners.setdefault(draft.contributor, len(owners)) for draft in hidden], np.int64),
    }
    path = _hidden_file(folder, part)
    path.unlink(missing_ok=True)
    if hidden:
        Chunk.of(columns).append(path)


def _hidden_file(folder: Path, part: int) -> Path:
    return folder / f"hidden-{part:05}.arrow"


def _keys_file(folder: Path, part: int) -> Path:
    return folder / f"keys-{part:05}.npz"


def taken_numbers(word: str, keys: Iterable[str]) -> Ints:
    """The numbers of those keys that look as if they were given here, sorted."""
    numbers = ((key, key[len(word) + 1 :]) for key in keys if key.startswith(f"{word}-"))
    found = {
        int(number)
        for key, number in numbers
        if number.isdecimal() and len(number) < _LONGEST and numbered_key(word, int(number)) == key
    }
    return np.array(sorted(found), np.int64)


def give_numbers(folder: Path, parts: int, contributions: Ints, contributors: Ints) -> None:
    """Number what `note_hidden` wrote, in the order of the ids over all parts, as one table would be numbered.

    contributions, contributors: numbers that are taken.
    """
    found = [(part, chunk) for part in range(parts) for chunk in chunks(_hidden_file(folder, part))]
    if not found:
        return
    owners = [chunk.numbers(_OWNER) for _, chunk in found]
    starts = np.cumsum([0, *(int(own.max()) + 1 for own in owners)])
    everyone = np.concatenate([own + start for own, start in zip(owners, starts[:-1], strict=True)])
    derived = np.concatenate([chunk.numbers(_DERIVED) for _, chunk in found])
    order = in_order([chunk for _, chunk in found], "id")
    numbers = np.zeros(len(order), np.int64)
    sought = order[derived[order]]
    numbers[sought] = _free(contributions, len(sought))
    owner, first = np.unique(everyone[order], return_index=True)
    of_owner = np.zeros(len(owner), np.int64)
    of_owner[owner[np.argsort(first)]] = _free(contributors, len(owner))
    ends = np.cumsum([0, *(len(chunk) for _, chunk in found)])
    for place, (part, _) in enumerate(found):
        own = slice(ends[place], ends[place + 1])
        np.savez(
            _keys_file(folder, part),
            contributions=numbers[own][derived[own]],
            contributors=of_owner[starts[place] : starts[place + 1]],
        )


def _free(taken: Ints, count: int) -> Ints:
    """The first numbers from 1 that are not taken."""
    return np.setdiff1d(np.arange(1, count + len(taken) + 1), taken)[:count]


def given_keys(folder: Path, part: int) -> tuple[Iterator[str], Iterator[str]]:
    """The keys of the contributions of a part that get one, and of its contributors, in the order of hidden ids."""
    with np.load(_keys_file(folder, part)) as found:
        contributions, contributors = found["contributions"].tolist(), found["contributors"].tolist()
    return (
        (numbered_key(CONTRIBUTION, number) for number in contributions),
        (numbered_key(CONTRIBUTOR, number) for number in contributors),
    )
