"""The questions of all tables under one numbering, and the links between rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapporteur.engine.errors import ReviewError
from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.cleaning import wording
from rapporteur.engine.intake.layouts.records import Asked
from rapporteur.engine.intake.review import QuestionSpec
from rapporteur.engine.records import Question, SourceText

Choices = Counter[tuple[str, str]]
"""How often an option was chosen, by (key of the question, option)."""


@dataclass(slots=True)
class _Entry:
    question: Question
    names: set[str]
    derived: bool
    link: str


@dataclass(slots=True)
class QuestionBook:
    """Gives every question its key: "q1", "q2" ... in column order, "ROUND-q1" where there are rounds.

    A question asked in the same words in two tables of one round is one question.
    """

    rounds: list[str] = field(default_factory=list)
    _entries: dict[str, _Entry] = field(default_factory=dict)
    _columns: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)

    def enter(self, table: str, header: Sequence[str], asked: Sequence[Asked], forms: Sequence[Form],
              round_key: str) -> list[str]:  # fmt: skip
        """The keys of the questions of a table in one round, entering those that are new."""
        keys: list[str] = []
        if round_key and round_key not in self.rounds:
            self.rounds.append(round_key)
        for question, form in zip(asked, forms, strict=True):
            key = self._known(question, form, round_key, keys) or self._new(question, form, round_key)
            self._entries[key].names.update((question.text, *(header[column] for column in question.columns)))
            self._columns.setdefault(key, (table, question.columns))
            keys.append(key)
        return keys

    def keys(self) -> list[str]:
        """The keys of all questions, in the order of their numbers."""
        return list(self._entries)

    def _known(self, asked: Asked, form: Form, round_key: str, used: Sequence[str]) -> str:
        for key, entry in self._entries.items():
            same = entry.question.round == round_key and wording(entry.question.text) == wording(asked.text)
            if same and key not in used and entry.question.kind == form.kind:
                options = tuple(dict.fromkeys((*entry.question.options, *form.options)))
                entry.question = replace(entry.question, options=options)
                return key
        return ""

    def _new(self, asked: Asked, form: Form, round_key: str) -> str:
        number = 1 + sum(1 for entry in self._entries.values() if entry.question.round == round_key)
        key = f"{round_key}-q{number}" if round_key else f"q{number}"
        spec = asked.spec or QuestionSpec(text=asked.text)
        question = Question(key, asked.text, form.kind, form.options, round_key, spec.groups, asks=spec.asks)
        self._entries[key] = _Entry(question, {key}, form.derived, spec.follows)
        return key

    def link(self, links: Mapping[str, str]) -> None:
        """Set Question.follows from [links], from follows of a question, and for one column in several rounds.

        links: column, question as asked or key of a later round -> that of an earlier one. Raises ReviewError.
        """
        for key, entry in sorted(self._entries.items()):
            earlier = self._find(entry.link, before=entry.question.round) if entry.link else self._same(key)
            if entry.link and not earlier:
                raise _unlinked(entry.link)
            entry.question = replace(entry.question, follows=earlier)
        for later, earlier in links.items():
            self._link(later, earlier)

    def _link(self, later: str, earlier: str) -> None:
        for key in sorted(self._entries, key=self._age, reverse=True):
            entry = self._entries[key]
            found = self._find(earlier, before=entry.question.round) if later in entry.names else ""
            if found:
                entry.question = replace(entry.question, follows=found)
                return
        raise _unlinked(f"{later} = {earlier}")

    def _find(self, name: str, *, before: str) -> str:
        """Key of the question of that name in the latest round before another, "" if there is none."""
        limit = self._place(before)
        known = [k for k, entry in self._entries.items() if name in entry.names and self._age(k) < limit]
        return max(known, key=lambda key: (self._age(key), key), default="")

    def _same(self, key: str) -> str:
        """The same columns of the same table in the round before."""
        limit = self._age(key)
        twins = [k for k, place in self._columns.items() if place == self._columns[key] and self._age(k) < limit]
        return max(twins, key=lambda twin: (self._age(twin), twin), default="")

    def _age(self, key: str) -> int:
        return self._place(self._entries[key].question.round)

    def _place(self, round_key: str) -> int:
        return self.rounds.index(round_key) if round_key in self.rounds else -1

    def questions(self, shown: Choices, hidden: Choices) -> tuple[Question, ...]:
        """All questions in the order of their numbers.

        An option that was found in the answers stays only if one chose it whose contribution may be shown, or
        three of the hidden ones did, so that no private answer becomes an option.
        """
        return tuple(_without_private(key, entry, shown, hidden) for key, entry in self._entries.items())


_ENOUGH = 3


def count_choices(texts: Iterable[SourceText]) -> Choices:
    """How often each option was chosen, by (key of the question, option)."""
    return Counter((t.question, option) for t in texts if t.kind == "choice" for option in t.content.split("\n"))


def _without_private(key: str, entry: _Entry, shown: Choices, hidden: Choices) -> Question:
    if not entry.derived:
        return entry.question
    kept = [o for o in entry.question.options if shown[key, o] or hidden[key, o] >= _ENOUGH]
    return replace(entry.question, options=tuple(kept))


def _unlinked(what: str) -> ReviewError:
    return ReviewError(
        f'"{what}" links to a question that no earlier round has.',
        where="review.toml, [links]",
        action="Use a column or a question key; rounds are earlier in the order of [rounds], else of the tables.",
    )
