"""Contributions and contributors of a run as arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from rapporteur.engine.analysis.voices import Mask, Voices
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Ints, Roll, is_value
from rapporteur.engine.records import Run

ATTRIBUTES = ("group", "region", "language")


@dataclass(frozen=True)
class People:
    """Who contributed. Contributions stand in the order of their ids, contributors in that of their keys.

    rows: (contributions,) place of each in the run. counted: whether a stakeholder gave it. who: place of its
    contributor, -1 where it does not count.
    """

    run: Run

    @cached_property
    def _numbered(self) -> tuple[Roll, Ints]:
        return Roll.numbered(column(self.run.contributions, "id"))

    @property
    def ids(self) -> Roll:
        """The contributions."""
        return self._numbered[0]

    @cached_property
    def rows(self) -> Ints:
        """Place in the run of each contribution."""
        rows = np.empty(len(self.ids), dtype=np.int64)
        rows[self._numbered[1]] = np.arange(len(self.run.contributions))
        return rows

    @cached_property
    def counted(self) -> Mask:
        """Whether a stakeholder gave the contribution."""
        return is_value(column(self.run.contributions, "role"), "stakeholder")[self.rows]

    @cached_property
    def withheld(self) -> Mask:
        """Whether the contribution is withheld."""
        return is_value(column(self.run.contributions, "publication"), "withheld")[self.rows]

    @cached_property
    def roll(self) -> Roll:
        """The contributors: everybody who is counted."""
        mine = is_value(column(self.run.contributions, "role"), "stakeholder")
        return Roll.of(column(self.run.contributions, "contributor").filter(mine))

    @cached_property
    def who(self) -> npt.NDArray[np.int32]:
        """The contributor of each contribution, -1 where it does not count."""
        places = self.roll.places(column(self.run.contributions, "contributor"))[self.rows]
        return np.where(self.counted, places, -1).astype(np.int32)

    def owners(self, contributions: pa.ChunkedArray) -> Ints:
        """The contributor of each of some contributions, -1 where it does not count or is not there."""
        places = self.ids.places(contributions)
        return np.append(self.who, np.int32(-1))[places].astype(np.int64)

    def values(self, name: str) -> tuple[list[str], Ints]:
        """The values of a field, "" last, and the number of each contribution's in that list."""
        roll, stated = Roll.numbered(column(self.run.contributions, name))
        places = stated[self.rows]
        known = roll.called(np.arange(len(roll)))
        if known[:1] == [""]:
            return [*known[1:], ""], (places - 1) % len(known)
        return known, places

    def received(self, name: str) -> Counter[str]:
        """Contributions of stakeholders by the value of a field."""
        known, places = self.values(name)
        counts = np.bincount(places[self.counted], minlength=len(known)).tolist()
        return Counter({value: count for value, count in zip(known, counts, strict=True) if count})

    @cached_property
    def attributes(self) -> Mapping[str, tuple[list[str], Ints]]:
        """group, region, language of each contributor: the commonest over its contributions."""
        return {name: self._commonest(name) for name in ATTRIBUTES}

    def _commonest(self, name: str) -> tuple[list[str], Ints]:
        known, places = self.values(name)
        pairs = self.who[self.counted].astype(np.int64) * len(known) + places[self.counted]
        pairs, times = np.unique(pairs, return_counts=True)
        who, value = np.divmod(pairs, max(1, len(known)))
        order = np.lexsort((value, -times, who))
        first = order[np.flatnonzero(np.diff(who[order], prepend=-1))]
        return known, value[first]

    @cached_property
    def having(self) -> Mapping[str, Mapping[str, Voices]]:
        """The contributors of each group, region and language."""
        return {
            name: {value: Voices.where(self.roll, places == place) for place, value in enumerate(known)}
            for name, (known, places) in self.attributes.items()
        }

    def holding(self, mask: Mask) -> Voices:
        """The contributors of the contributions for which a mask is true."""
        return Voices.at(self.roll, self.who[mask & self.counted].astype(np.int64))
