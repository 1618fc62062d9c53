"""Contributions and contributors of a run as arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rapporteur.engine.analysis.voices import Mask, Voices
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Index, Ints, Places, Roll, is_value, valued
from rapporteur.engine.frames.rows import Column, Pieces
from rapporteur.engine.frames.shelf import Kept, Shelf, shelved
from rapporteur.engine.records import Run

ATTRIBUTES = ("group", "region", "language")


@dataclass(frozen=True)
class People:
    """Who contributed. Contributions stand in the order of their ids, contributors in that of their keys.

    rows: (contributions,) place of each in the run. who: place of its contributor, -1 where it does not count, as only
    those of stakeholders do.
    """

    run: Run
    shelf: Shelf

    def _column(self, name: str) -> Pieces:
        return Pieces.of(self.run.contributions, name)

    @cached_property
    def _numbered(self) -> tuple[Index, Kept[Places]]:
        index, places = Index.numbered(self._column("id"), self.shelf)
        rows = np.empty(len(index), dtype=np.int32)
        rows[places] = np.arange(len(places), dtype=np.int32)
        return index, self.shelf.put(rows)

    @property
    def ids(self) -> Index:
        """The contributions."""
        return self._numbered[0]

    @property
    def rows(self) -> Places:
        """Place in the run of each contribution."""
        return self._numbered[1]()

    @property
    def counted(self) -> Mask:
        """Whether a stakeholder gave the contribution."""
        return self.who >= 0

    @shelved
    def withheld(self) -> Mask:
        """Whether the contribution is withheld."""
        return is_value(self._column("publication"), "withheld")[self.rows]

    @cached_property
    def roll(self) -> Roll:
        """The contributors: everybody who is counted."""
        return Roll.of(column(self.run.contributions, "contributor"), self.shelf, chosen=self._stakeholders)

    @property
    def everybody(self) -> int:
        """How many contributors there are, with those who are not counted."""
        names = self._column("contributor")
        return len(self.roll) + len(Roll.of(names.where(self.roll.places(names) < 0)))

    @property
    def _stakeholders(self) -> Mask:
        """Which rows of the run are of stakeholders."""
        return is_value(self._column("role"), "stakeholder")

    @shelved
    def who(self) -> Places:
        """The contributor of each contribution, -1 where it does not count."""
        places = self.roll.places(self._column("contributor"))
        places[~self._stakeholders] = -1
        return places[self.rows]

    def owners(self, contributions: Column) -> Ints:
        """The contributor of each of some contributions, -1 where it does not count or is not there."""
        places = self.ids.places(contributions)
        return np.append(self.who, np.int32(-1))[places].astype(np.int64)

    def values(self, name: str) -> tuple[list[str], Places]:
        """The values of a field, "" last, and the number of each contribution's in that list."""
        known, stated = valued(self._column(name))
        if known[:1] == [""]:
            known, stated = [*known[1:], ""], (stated - 1) % len(known)
        return known, stated[self.rows]

    def received(self, name: str) -> Counter[str]:
        """Contributions of stakeholders by the value of a field."""
        known, places = self.values(name)
        counts = np.bincount(places[self.counted], minlength=len(known)).tolist()
        return Counter({value: count for value, count in zip(known, counts, strict=True) if count})

    @cached_property
    def _attributes(self) -> Mapping[str, tuple[list[str], Kept[Places]]]:
        found = ((name, *self._commonest(name)) for name in ATTRIBUTES)
        return {name: (known, self.shelf.put(places)) for name, known, places in found}

    def attribute(self, name: str) -> tuple[list[str], Places]:
        """The values of group, region or language, and the number of each contributor's: its commonest."""
        known, places = self._attributes[name]
        return known, places()

    def _commonest(self, name: str) -> tuple[list[str], Places]:
        """Of values that are equally common the first."""
        known, places = self.values(name)
        size, counted = max(1, len(known)), self.counted
        pairs = self.who[counted].astype(np.int64)
        pairs *= size
        pairs += places[counted]
        pairs.sort()
        starts = _new(pairs)
        pairs, worth = pairs[starts], np.diff(starts, append=len(pairs))
        worth *= size
        worth -= pairs % size
        first = _new(pairs // size)
        best = np.maximum.reduceat(worth, first) if len(first) else worth
        return known, (-best % size).astype(np.int32)

    @cached_property
    def having(self) -> Mapping[str, Mapping[str, Voices]]:
        """The contributors of each group, region and language."""
        found = ((name, *self.attribute(name)) for name in ATTRIBUTES)
        return {
            name: {value: Voices.where(self.roll, places == place) for place, value in enumerate(known)}
            for name, known, places in found
        }

    def holding(self, mask: Mask) -> Voices:
        """The contributors of the contributions for which a mask is true."""
        return Voices.at(self.roll, self.who[mask])


def _new(values: Ints) -> Ints:
    """Where sorted values are others than the ones before."""
    new = np.ones(len(values), dtype=np.bool_)
    new[1:] = values[1:] != values[:-1]
    return np.flatnonzero(new)
