"""Who is counted: contributors by scope, who answered, who holds a code (EVIDENCE.md, "Who is counted").

Sets of contributors are `Voices`; numbers of contributors are arrays in the order of the roll.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_

import numpy as np

from rapporteur.engine.analysis.duplicates import campaigns
from rapporteur.engine.analysis.tally.marks import SCALE, Marked, Marks, Proposed
from rapporteur.engine.analysis.tally.passages import Segments, Texts
from rapporteur.engine.analysis.tally.people import ATTRIBUTES, People
from rapporteur.engine.analysis.voices import Mask, Voices
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Numbers, Places, Roll
from rapporteur.engine.frames.shelf import Kept, Shelf, shelved
from rapporteur.engine.records import Contribution, Question, Run, Text
from rapporteur.engine.schemes.loader import areas, load_scheme

__all__ = ["ATTRIBUTES", "EVERYTHING", "SCALE", "Marked", "Proposed", "Scope", "Tally"]

Scope = Mapping[str, str]
"""Any of the keys question, group, region, language; a missing key means all."""

EVERYTHING: Scope = {}

_LINES, _AREAS = "action-lines", "areas"
"""An area is held by whoever holds one of its lines."""


@dataclass(frozen=True)
class Tally:
    """Counts of a run. Only stakeholders count; the unit is the contributor, once in every scope.

    shelf: where what is known of all contributors, texts, segments and codes is kept.
    """

    run: Run
    shelf: Shelf = field(default_factory=Shelf, compare=False, repr=False)

    def of(self, run: Run) -> Tally:
        """The tally of the same contributions, texts, segments and codes with other settings, coverage or checks."""
        tally = Tally(run, self.shelf)
        for name in ("people", "texts", "segments", "marks"):
            tally.__dict__[name] = getattr(self, name)
        return tally

    @cached_property
    def people(self) -> People:
        """Contributions and contributors."""
        return People(self.run, self.shelf)

    @cached_property
    def texts(self) -> Texts:
        """The rows of texts."""
        return Texts(self.run, self.people, self.shelf)

    @cached_property
    def segments(self) -> Segments:
        """The segments."""
        return Segments(self.run, self.texts, self.shelf)

    @cached_property
    def marks(self) -> Marks:
        """The codes."""
        return Marks(self.run, self.people, self.segments, self.shelf)

    @property
    def roll(self) -> Roll:
        """The keys of everybody who is counted, sorted."""
        return self.people.roll

    @cached_property
    def contributors(self) -> Voices:
        """Everybody who is counted."""
        return Voices.where(self.roll, np.ones(len(self.roll), dtype=np.bool_))

    @cached_property
    def nobody(self) -> Voices:
        """The empty set."""
        return Voices.where(self.roll, np.zeros(len(self.roll), dtype=np.bool_))

    @cached_property
    def received(self) -> int:
        """How many contributions stakeholders gave."""
        return int(self.people.counted.sum())

    def contribution(self, name: str) -> Contribution:
        """A contribution by its id. Raises KeyError where there is none of a stakeholder."""
        place = self.people.ids.place(name)
        if place < 0 or self.people.who[place] < 0:
            raise KeyError(name)
        return self.run.contributions[int(self.people.rows[place])]

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by key."""
        return {question.key: question for question in self.run.questions}

    @cached_property
    def answered_by_question(self) -> Mapping[str, Voices]:
        """Contributors who gave words or a choice, by question; "" for words in anything."""
        texts = self.texts
        words = self.segments.in_text[texts.text] > 0
        found = {"": Voices.at(self.roll, texts.who[words & ~texts.choice])}
        given = words | texts.choice
        for place, key in enumerate(texts.questions.called(np.arange(len(texts.questions)))):
            who = texts.who[given & (texts.question == place)]
            if len(who):
                found[key or "-"] = Voices.at(self.roll, who)
        return {key: voices for key, voices in found.items() if voices}

    def length(self, question: str = "") -> Places:
        """How many segments of open text count (repeats left out) of each contributor, in all or for a question."""
        kept = self._lengths.get(question)
        return np.zeros(len(self.roll), dtype=np.int32) if kept is None else kept()

    @cached_property
    def _lengths(self) -> Mapping[str, Kept[Places]]:
        texts, who = self.texts, self.texts.who
        number = np.where(texts.choice, 0, self.segments.new_in_text[texts.text])

        def length(rows: Mask | slice) -> Kept[Places]:
            found = np.bincount(who[rows], weights=number[rows], minlength=len(self.roll))
            return self.shelf.put(found.astype(np.int32))

        keys = texts.questions.called(np.arange(len(texts.questions)))
        parts = {key: length(texts.question == place) for place, key in enumerate(keys) if key}
        return {"": length(slice(None)), **parts}

    @cached_property
    def _grouped(self) -> tuple[Roll, Kept[Places]]:
        """The groups of copies, and which of them is the campaign of each contributor; -1 for one that is in none."""
        names, group = Roll.numbered(column(self.run.copies, "group"))
        one, other = (self.people.owners(column(self.run.copies, name)) for name in ("contribution", "of"))
        known = (one >= 0) & (other >= 0)
        found = campaigns(group[known], one[known], other[known], len(self.roll))
        return names, self.shelf.put(found.astype(np.int32))

    @cached_property
    def campaigners(self) -> Voices:
        """Everybody who is in a campaign: who shares a text with another contributor."""
        return Voices.where(self.roll, self._grouped[1]() >= 0)

    def campaigns_of(self, contributors: Voices) -> list[str]:
        """The campaigns that contributors are in, sorted."""
        names, group = self._grouped
        return names.called(np.unique(group()[(contributors & self.campaigners).places]))

    @cached_property
    def interventions(self) -> int:
        """How many contributions were spoken."""
        return len(np.unique(self.texts.contribution[self.texts.spoken]))

    def text(self, contribution: str, name: str) -> Text:
        """A text by its contribution and id. Raises KeyError where a stakeholder gave none such."""
        place = self.texts.ids.place(name)
        rows = range(*self.texts.starts[place : place + 2].tolist()) if place >= 0 else ()
        owner = self.people.ids.place(contribution)
        for row in rows:
            if self.texts.contribution[row] == owner:
                return self.run.texts[int(self.texts.rows[row])]
        raise KeyError(name)

    @shelved
    def _campaigns(self) -> Places:
        """A number for each campaign, and a larger one for each contributor that is in none."""
        group, names = self._grouped[1](), self._grouped[0]
        alone = np.arange(len(names), len(names) + len(group), dtype=np.int32)
        return np.where(group >= 0, group, alone)

    @property
    def proposed(self) -> Mapping[tuple[str, str, str], Proposed]:
        """Whom the machine proposes (or an exact mark names) by (scheme, code, question), with the score."""
        return self.marks.proposed

    def touched(self, scheme: str, code: str, question: str) -> Voices:
        """Who has a passage that counts for a code or is nearest to it."""
        marked = self.marks.marked.get((scheme, code))
        if marked is None:
            return self.nobody
        _, rows = self.rows_of(marked.segments)
        if question:
            rows = rows[self.texts.question[rows] == self.texts.questions.place(question)]
        return Voices.at(self.roll, self.texts.who[rows])

    def rows_of(self, segments: Places) -> tuple[Places, Places]:
        """The rows of texts that segments stand in: for each the number of the segment among those, and the row."""
        texts = self.segments.text[segments]
        known = np.flatnonzero(texts >= 0).astype(np.int32)
        which, rows = self.texts.of(texts[known])
        return known[which], rows

    @cached_property
    def decisions(self) -> Mapping[tuple[str, str, str], Mapping[str, bool]]:
        """What people decided, by (scheme, code, question) and contributor: it holds if one of its checks holds.

        Who holds a code in the answer to a question holds it over everything (""), where that was checked too.
        """
        found: dict[tuple[str, str, str], dict[str, bool]] = defaultdict(dict)
        for (scheme, code, question), who, holds in self._checks:
            decided = found[scheme, code, question]
            decided[who] = holds or decided.get(who, False)
        for (scheme, code, question), decided in found.items():
            if not question:
                decided.update(dict.fromkeys(decided.keys() & self.confirmed[scheme, code], True))
        return found

    @cached_property
    def confirmed(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """Of whom people said, in any scope, that a (scheme, code) holds: an area holds with each of its lines."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        area_of = areas(load_scheme(_LINES))
        for (scheme, code, _), who, holds in self._checks:
            found[scheme, code].update({who} if holds else ())
            if holds and scheme == _LINES and code in area_of:
                found[_AREAS, area_of[code]].add(who)
        return {key: frozenset(value) for key, value in found.items()}

    @cached_property
    def _checks(self) -> tuple[tuple[tuple[str, str, str], str, bool], ...]:
        """Checks of contributions that count, with their contributors."""
        places = self.people.ids.places([check.contribution for check in self.run.checks])
        known = [
            (check, int(self.people.who[place]))
            for check, place in zip(self.run.checks, places.tolist(), strict=True)
            if place >= 0 and self.people.who[place] >= 0
        ]
        keys = self.roll.called(np.array([who for _, who in known], dtype=np.int64))
        return tuple(
            ((check.scheme, check.code, check.question), key, check.holds)
            for (check, _), key in zip(known, keys, strict=True)
        )

    def _members(self, scheme: str, code: str, question: str) -> Voices:
        """Proposals, with the decisions of people in their place where there are any."""
        if scheme == "phrases" and question:
            return self.touched(scheme, code, question)
        found = self._undecided(scheme, code, question)
        overall, here = (self.decisions.get((scheme, code, key), {}) for key in ("", question))
        if (scheme, code) not in self.confirmed:
            return found
        refused = {who for who, holds in {**overall, **here}.items() if not holds}
        if not question:
            return (found - refused) | self.confirmed.get((scheme, code), frozenset())
        return (found - refused) | {who for who, holds in here.items() if holds}

    def _undecided(self, scheme: str, code: str, question: str) -> Voices:
        """Whom the machine proposes; once people checked lines of an area, whoever holds one of its lines."""
        lines = [line for line, area in areas(load_scheme(_LINES)).items() if (scheme, code) == (_AREAS, area)]
        if any((_LINES, line) in self.confirmed for line in lines):
            return reduce(or_, (self._members(_LINES, line, question) for line in lines))
        proposed = self.proposed.get((scheme, code, question))
        return self.nobody if proposed is None else Voices.at(self.roll, proposed.places)

    def asked(self, scope: Scope) -> Voices:
        """Contributors who could answer: the question was put to their group in their round."""
        question = self.questions.get(scope.get("question", ""))
        if question is None:
            return self._within(self.contributors, scope)
        could = self._stated("round", {question.round})
        if question.groups:
            could = could & self._stated("group", set(question.groups))
        return self._within(self.people.holding(could), scope)

    def _stated(self, name: str, wanted: Set[str]) -> Mask:
        """Which contributions have one of the values in a field."""
        known, places = self.people.values(name)
        return np.isin(places, [place for place, value in enumerate(known) if value in wanted])

    def answered(self, scope: Scope) -> Voices:
        """Contributors who gave words (a question: words or a choice) in scope: the denominator."""
        return self._within(self.answered_by_question.get(scope.get("question", ""), self.nobody), scope)

    def holders(self, scheme: str, code: str, scope: Scope) -> Voices:
        """Contributors in scope that hold a code, among those who answered."""
        members = self._members(scheme, code, scope.get("question", ""))
        return self._within(members & self.answered(scope), scope)

    def without_campaigns(self, contributors: Voices) -> int:
        """How many contributors there are when each campaign is counted once."""
        together = contributors & self.campaigners
        return len(contributors) - len(together) + int(np.count_nonzero(np.bincount(self._campaigns[together.places])))

    def one_a_campaign(self, contributors: Voices) -> Voices:
        """The contributors, of each campaign only the first by key."""
        together = (contributors & self.campaigners).places
        first = together[np.unique(self._campaigns[together], return_index=True)[1]]
        return (contributors - self.campaigners) | Voices.at(self.roll, first)

    def voices_of(self, contributors: Numbers) -> Places:
        """The campaign, or the contributor that is in none, of contributors by place: equal numbers, one voice."""
        return np.asarray(self._campaigns[contributors])

    def groups_of(self, contributors: Voices, attribute: str = "group") -> Counter[str]:
        """Contributors by group, region or language; "" where it is not known."""
        counts = ((value, len(contributors & here)) for value, here in self.people.having[attribute].items())
        return Counter({value: count for value, count in counts if count})

    def named(self, contributors: Iterable[str]) -> Voices:
        """The contributors of these keys."""
        return Voices.named(self.roll, contributors)

    def attribute(self, name: str) -> tuple[list[str], Places]:
        """The values of group, region or language, and the number of each contributor's."""
        return self.people.attribute(name)

    def _within(self, contributors: Voices, scope: Scope) -> Voices:
        for name in ATTRIBUTES:
            if name in scope:
                contributors = contributors & self.people.having[name].get(scope[name], self.nobody)
        return contributors
