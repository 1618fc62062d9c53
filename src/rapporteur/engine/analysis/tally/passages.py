"""Texts and segments of a run as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally.people import People
from rapporteur.engine.analysis.voices import Mask
from rapporteur.engine.frames.roll import Index, Places, Roll, is_value, numbers, valued
from rapporteur.engine.frames.rows import Pieces, text_column
from rapporteur.engine.frames.shelf import Kept, Shelf, shelved
from rapporteur.engine.records import Run


@dataclass(frozen=True)
class Texts:
    """The rows of the texts of stakeholders: a text stands once for each contribution that gave it.

    rows: place in the run of each. contribution, who: places of the contribution and its contributor. text: place of
    the text on the roll of texts. question: number in `questions`. choice: whether it is a closed answer. All in the
    order of `text`, then as in the run.
    """

    run: Run
    people: People
    shelf: Shelf

    def _column(self, name: str) -> Pieces:
        return Pieces.of(self.run.texts, name)

    @cached_property
    def _numbered(self) -> tuple[Index, Kept[Places]]:
        index, places = Index.numbered(self._column("text"), self.shelf)
        return index, self.shelf.put(places)

    @property
    def ids(self) -> Index:
        """The different texts, in the order of their ids."""
        return self._numbered[0]

    @shelved
    def _contributions(self) -> Places:
        """Place of the contribution of each text of the run."""
        return self.people.ids.places(self._column("contribution"))

    @shelved
    def rows(self) -> Places:
        """Place in the run of each row, by text."""
        own = self._contributions
        counted = np.flatnonzero((own >= 0) & (self.people.who[own] >= 0)).astype(np.int32)
        return counted[np.argsort(self._numbered[1]()[counted], kind="stable")]

    @shelved
    def contribution(self) -> Places:
        """Place of the contribution."""
        return self._contributions[self.rows]

    @shelved
    def who(self) -> Places:
        """Place of the contributor."""
        return self.people.who[self.contribution]

    @shelved
    def text(self) -> Places:
        """Place of the text, rising."""
        return self._numbered[1]()[self.rows]

    @cached_property
    def _asked(self) -> tuple[Roll, Kept[Places]]:
        known, places = valued(self._column("question"))
        return Roll.of(text_column([known])), self.shelf.put(places[self.rows])

    @property
    def questions(self) -> Roll:
        """Keys of the questions that texts answer, "" for none."""
        return self._asked[0]

    @property
    def question(self) -> Places:
        """Place of the question."""
        return self._asked[1]()

    @shelved
    def choice(self) -> Mask:
        """Whether it is a closed answer."""
        return is_value(self._column("kind"), "choice")[self.rows]

    @property
    def spoken(self) -> Mask:
        """Whether it was spoken at a meeting."""
        return is_value(self._column("kind"), "intervention")[self.rows]

    @shelved
    def starts(self) -> Places:
        """The first row of each text (and the end)."""
        starts = np.zeros(len(self.ids) + 1, dtype=np.int32)
        np.cumsum(np.bincount(self.text, minlength=len(self.ids)), out=starts[1:])
        return starts

    def of(self, texts: Places) -> tuple[Places, Places]:
        """All rows of texts: for each row the number of the text among those asked for, and the row."""
        starts = self.starts
        begin, sizes = starts[texts], starts[texts + 1] - starts[texts]
        which = np.repeat(np.arange(len(texts), dtype=np.int32), sizes)
        rows = np.repeat(begin - np.cumsum(sizes, dtype=np.int32) + sizes, sizes)
        rows += np.arange(len(which), dtype=np.int32)
        return which, rows


@dataclass(frozen=True)
class Segments:
    """The segments in the order of the run."""

    run: Run
    texts: Texts
    shelf: Shelf

    def _column(self, name: str) -> Pieces:
        return Pieces.of(self.run.segments, name)

    @cached_property
    def ids(self) -> Index:
        """The segments."""
        return Index.of(self._column("id"), self.shelf)

    @shelved
    def text(self) -> Places:
        """Place of its text, -1 where that is not there."""
        return self.texts.ids.places(self._column("text"))

    @shelved
    def start(self) -> Places:
        """First code point."""
        return numbers(self._column("start"), np.int32)

    @shelved
    def end(self) -> Places:
        """One past its last code point."""
        return numbers(self._column("end"), np.int32)

    @shelved
    def counted(self) -> Mask:
        """Whether it is no furniture."""
        return ~numbers(self._column("furniture"), np.bool_)

    @shelved
    def in_text(self) -> npt.NDArray[np.int32]:
        """How many segments of each text count, ..."""
        return self._by_text(self.counted)

    @shelved
    def new_in_text(self) -> npt.NDArray[np.int32]:
        """... and how many of these say nothing again."""
        return self._by_text(self.counted & ~numbers(self._column("repeats"), np.bool_))

    def _by_text(self, mask: Mask) -> npt.NDArray[np.int32]:
        known = self.text[mask & (self.text >= 0)]
        return np.bincount(known, minlength=len(self.texts.ids)).astype(np.int32)
