"""Texts and segments of a run as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.tally.people import People
from rapporteur.engine.analysis.voices import Mask
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Index, Ints, Roll, is_value, numbers
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

    @cached_property
    def _numbered(self) -> tuple[Index, npt.NDArray[np.int32]]:
        index, places = Index.numbered(column(self.run.texts, "text"))
        return index, places.astype(np.int32)

    @property
    def ids(self) -> Index:
        """The different texts, in the order of their ids."""
        return self._numbered[0]

    @cached_property
    def rows(self) -> Ints:
        """Place in the run of each row, by text."""
        own = self._contributions
        counted = np.flatnonzero((own >= 0) & self.people.counted[own])
        return counted[np.argsort(self._numbered[1][counted], kind="stable")]

    @cached_property
    def _contributions(self) -> npt.NDArray[np.int32]:
        return self.people.ids.places(column(self.run.texts, "contribution")).astype(np.int32)

    @cached_property
    def contribution(self) -> npt.NDArray[np.int32]:
        """Place of the contribution."""
        return self._contributions[self.rows]

    @cached_property
    def who(self) -> npt.NDArray[np.int32]:
        """Place of the contributor."""
        return self.people.who[self.contribution]

    @cached_property
    def text(self) -> npt.NDArray[np.int32]:
        """Place of the text, rising."""
        return self._numbered[1][self.rows]

    @cached_property
    def questions(self) -> Roll:
        """Keys of the questions that texts answer, "" for none."""
        return Roll.of(column(self.run.texts, "question"))

    @cached_property
    def question(self) -> npt.NDArray[np.int32]:
        """Place of the question."""
        return self.questions.places(column(self.run.texts, "question"))[self.rows].astype(np.int32)

    @cached_property
    def choice(self) -> Mask:
        """Whether it is a closed answer."""
        return is_value(column(self.run.texts, "kind"), "choice")[self.rows]

    @cached_property
    def starts(self) -> Ints:
        """The first row of each text (and the end)."""
        return np.searchsorted(self.text, np.arange(len(self.ids) + 1))

    def of(self, texts: Ints) -> tuple[Ints, Ints]:
        """All rows of texts: for each row the number of the text among those asked for, and the row."""
        sizes = self.starts[texts + 1] - self.starts[texts]
        which = np.repeat(np.arange(len(texts)), sizes)
        begin = np.repeat(self.starts[texts] - np.cumsum(sizes) + sizes, sizes)
        return which, begin + np.arange(len(which))


@dataclass(frozen=True)
class Segments:
    """The segments in the order of their ids."""

    run: Run
    texts: Texts

    @cached_property
    def _numbered(self) -> tuple[Index, npt.NDArray[np.int32]]:
        index, places = Index.numbered(column(self.run.segments, "id"))
        return index, places.astype(np.int32)

    @property
    def ids(self) -> Index:
        """The segments."""
        return self._numbered[0]

    @cached_property
    def rows(self) -> npt.NDArray[np.int32]:
        """Place in the run of each segment."""
        rows = np.empty(len(self.ids), dtype=np.int32)
        rows[self._numbered[1]] = np.arange(len(self.run.segments), dtype=np.int32)
        return rows

    @cached_property
    def text(self) -> npt.NDArray[np.int32]:
        """Place of its text, -1 where that is not there."""
        return self.texts.ids.places(column(self.run.segments, "text"))[self.rows].astype(np.int32)

    @cached_property
    def start(self) -> npt.NDArray[np.int32]:
        """First code point."""
        return numbers(column(self.run.segments, "start"))[self.rows].astype(np.int32)

    @cached_property
    def end(self) -> npt.NDArray[np.int32]:
        """One past its last code point."""
        return numbers(column(self.run.segments, "end"))[self.rows].astype(np.int32)

    @cached_property
    def counted(self) -> Mask:
        """Whether it is no furniture."""
        return ~numbers(column(self.run.segments, "furniture"))[self.rows].astype(np.bool_)

    @cached_property
    def in_text(self) -> tuple[Ints, Ints]:
        """How many segments of each text count; and how many of these say nothing again."""
        known = self.counted & (self.text >= 0)
        fresh = known & ~numbers(column(self.run.segments, "repeats"))[self.rows].astype(np.bool_)
        size = len(self.texts.ids)
        return tuple(np.bincount(self.text[mask], minlength=size) for mask in (known, fresh))  # type: ignore[return-value]
